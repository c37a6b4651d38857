import { type ReactNode, useEffect } from 'react'

interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page of the console: title, one sentence, the actions, the content. */
export function Page({ title, lead, actions, children }: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · 信息公开工作台`
  }, [title])
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        {lead === undefined ? null : <p className="lead">{lead}</p>}
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </div>
      {children}
    </>
  )
}

/** A framed part of a page. */
export function Panel({
  title,
  more,
  children,
}: {
  title?: ReactNode
  more?: ReactNode
  children: ReactNode
}): ReactNode {
  return (
    <section className="panel">
      {title === undefined ? null : (
        <h2>
          {title}
          {more === undefined ? null : <span className="more">{more}</span>}
        </h2>
      )}
      {children}
    </section>
  )
}
