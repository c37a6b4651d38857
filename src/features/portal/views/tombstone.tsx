import type { ReactNode } from 'react'
import { Frame, type PageContext } from './frame.tsx'

/** What is left of a publication whose text is gone. */
export interface TombstoneView {
  readonly title: string
  readonly reason: string
  readonly rows: readonly (readonly [name: string, value: string])[]
  readonly successor: { readonly no: number } | null
}

/** The tombstone: the number stays, the text is gone everywhere, the reason is told. */
export function Tombstone({ page, view }: { page: PageContext; view: TombstoneView }): ReactNode {
  return (
    <Frame page={page} title={view.title} crumbs={[{ name: '已结束公开的信息' }]} meta={[['robots', 'noindex']]}>
      <div className="tombstone">
        <h1>{view.reason}</h1>
        <p className="lead">正文和附件不再公开；为便于核对，这里保留索引号、责任单位和时间。</p>
        <table className="facts">
          <caption className="skip">保留的公文信息</caption>
          <tbody>
            {view.rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {view.successor === null ? null : (
          <p>
            <a className="button" href={`/info/${String(view.successor.no)}`}>
              查看替代信息
            </a>
          </p>
        )}
        <p>
          如需了解，请联系责任单位，或<a href="/apply">申请公开</a>。
        </p>
      </div>
    </Frame>
  )
}
