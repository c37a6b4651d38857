import { valueWords } from '../../../../src/kernel/figure-terms.ts'
import { Pagination } from 'antd'
import { type ReactNode, useState } from 'react'
import { getFigure } from '../../../../src/features/figures/figures.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import type { ListState } from '../../parts/table-page.tsx'

const SIZE = 50
// The largest come first; nobody reads more of them here, and the public page has all.
const MOST_PARTS = 60

type Period = Readonly<{ from: string; to: string }>

type View = Reply<typeof getFigure>

function Parts({ parts }: Pick<View, 'parts'>): ReactNode {
  if (parts.length === 0) return null
  return (
    <details>
      <summary>构成（{parts.length} 项）</summary>
      <ul className="lines">
        {parts.slice(0, MOST_PARTS).map(({ name, value }) => (
          <li key={name}>
            <span className="grow">{name}</span>
            <b>{value.toLocaleString('zh-CN')}</b>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Rows({ rows }: { rows: View['evidence']['rows'] }): ReactNode {
  return (
    <ul className="lines">
      {rows.map(({ title, note, day, url }) => (
        <li key={`${url}${title}${note}`}>
          <span className="grow">
            {url === '' ? title : <a href={url}>{title}</a>}
            {note === '' ? null : <span className="quiet"> {note}</span>}
          </span>
          <span className="quiet">{day}</span>
        </li>
      ))}
    </ul>
  )
}

function Records({ figureKey, period }: { figureKey: string; period: Period }): ReactNode {
  const [page, setPage] = useState(1)
  const query = useCall(getFigure, { params: { key: figureKey }, query: { ...period, page } })
  return (
    <Loaded query={query}>
      {({ figure, parts, evidence }) => (
        <>
          <p>
            {figure.name}：<b>{valueWords(figure)}</b>。{figure.meaning}
          </p>
          <Parts parts={parts} />
          {evidence.withheld === '' ? null : <p className="quiet">{evidence.withheld}</p>}
          <Rows rows={evidence.rows} />
          <Pagination
            current={page}
            pageSize={SIZE}
            total={evidence.total}
            hideOnSinglePage
            showSizeChanger={false}
            onChange={setPage}
          />
        </>
      )}
    </Loaded>
  )
}

/** The records behind the figure that was opened. */
export function FigureEvidence({ list, period }: { list: ListState; period: Period }): ReactNode {
  const key = list.get('figure')
  return (
    <SideDrawer
      isOpen={key !== undefined}
      close={() => {
        list.set({ figure: undefined })
      }}
      title="指标的记录"
      size={680}
    >
      {key === undefined ? null : <Records key={key} figureKey={key} period={period} />}
    </SideDrawer>
  )
}
