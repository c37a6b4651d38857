import type { ReactNode } from 'react'
import { Contact } from './contact.tsx'
import { Frame, type PageContext } from './frame.tsx'
import { Empty, Head, type Line, Lines } from './lists.tsx'

/** A unit's page. */
export interface UnitView {
  readonly name: string
  readonly slug: string
  readonly intro: string
  readonly contact: readonly (readonly [name: string, value: string])[]
  readonly columns: readonly { readonly slug: string; readonly name: string; readonly lines: readonly Line[] }[]
  readonly latest: readonly Line[]
  readonly total: number
  readonly duties: readonly {
    readonly id: string
    readonly number: string
    readonly title: string
    readonly word: string
    readonly name: string
    readonly reason: string
  }[]
}

function Latest({ view }: { view: UnitView }): ReactNode {
  return (
    <section aria-labelledby="latest">
      <Head
        id="latest"
        title="本单位公开的信息"
        href={`/latest?unit=${view.slug}`}
        more={`全部 ${String(view.total)} 条`}
      />
      {view.latest.length === 0 ? <Empty>本单位还没有公开信息。</Empty> : <Lines lines={view.latest} isPlain />}
    </section>
  )
}

function Columns({ view }: { view: UnitView }): ReactNode {
  return (
    <div className="blocks">
      {view.columns.map(({ slug, name, lines }) => (
        <section key={slug} aria-labelledby={`c-${slug}`}>
          <Head id={`c-${slug}`} title={name} href={`/units/${view.slug}/columns/${slug}`} more="更多" />
          {lines.length === 0 ? <Empty>这里将发布本单位的{name}。</Empty> : <Lines lines={lines} isPlain />}
        </section>
      ))}
    </div>
  )
}

function Duties({ duties }: Pick<UnitView, 'duties'>): ReactNode {
  if (duties.length === 0) return null
  return (
    <section aria-labelledby="duties">
      <Head id="duties" title="负责的公开事项" />
      <table className="catalogue">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">公开事项</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <tr key={duty.id}>
              <td className="no">{duty.number}</td>
              <td>
                <a href={`/catalogue/items/${duty.id}`}>{duty.title}</a>
              </td>
              <td className="state">
                <span className={`state-word ${duty.name}`}>{duty.word}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The unit's own page: contacts first, what it published, its columns, what it is responsible for. */
export function UnitPage({ page, view }: { page: PageContext; view: UnitView }): ReactNode {
  return (
    <Frame
      page={page}
      title={view.name}
      crumbs={[{ name: '部门与学院', href: '/units' }, { name: view.name }]}
      feed={`/feeds/units/${view.slug}.xml`}
    >
      <h1 className="page-title">{view.name}</h1>
      {view.intro === '' ? null : <p className="lead">{view.intro}</p>}
      <Contact rows={view.contact} />
      <Latest view={view} />
      <Columns view={view} />
      <Duties duties={view.duties} />
    </Frame>
  )
}

/** All units by kind. */
export function UnitsPage({
  page,
  groups,
}: {
  page: PageContext
  groups: readonly {
    readonly name: string
    readonly units: readonly { readonly slug: string; readonly name: string; readonly count: number }[]
  }[]
}): ReactNode {
  return (
    <Frame page={page} title="部门与学院" crumbs={[{ name: '部门与学院' }]}>
      <h1 className="page-title">部门与学院</h1>
      {groups.map(({ name, units }) => (
        <section key={name} aria-label={name}>
          <Head title={name} />
          <ul className="units">
            {units.map((unit) => (
              <li key={unit.slug}>
                <a href={`/units/${unit.slug}`}>
                  {unit.name}
                  <span className="n">{unit.count} 条</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Frame>
  )
}
