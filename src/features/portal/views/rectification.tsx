import type { ReactNode } from 'react'
import { formatInstantCn } from '../../../kernel/day.ts'
import { DRAW_KINDS } from '../../../kernel/monitor-words.ts'
import type { viewPublicDraws, viewPublicOrders } from '../../orders/index.ts'
import { Frame, type PageContext } from './frame.tsx'
import { Empty, Head, Pages } from './lists.tsx'
import { WideTable } from './wide-table.tsx'

type View = Awaited<ReturnType<typeof viewPublicOrders>>
type Row = View['rows'][number]
type Draw = Awaited<ReturnType<typeof viewPublicDraws>>[number]

const TITLE = '整改情况'
const DRAWS_TITLE = '随机抽查'
const SIZE = 30

function Outcome({ outcome }: Pick<Row, 'outcome'>): ReactNode {
  if (outcome === null) return null
  return (
    <details>
      <summary>整改要求和结果</summary>
      <p>要求：{outcome.demand}</p>
      <p>结果：{outcome.answer}</p>
      {outcome.publicationNos.map((no) => (
        <p key={no}>
          <a href={`/info/${String(no)}`}>相关信息 {no}</a>
        </p>
      ))}
    </details>
  )
}

function OrderRow({ row }: { row: Row }): ReactNode {
  return (
    <tr>
      <td data-label="编号">{row.number}</td>
      <td data-label="单位">{row.unitName}</td>
      <td data-label="事项">
        {row.matter}
        <Outcome outcome={row.outcome} />
      </td>
      <td data-label="状态">
        {row.stateName}
        {row.isOverdue ? <span className="tag open">逾期</span> : null}
      </td>
      <td data-label="发出日期">{row.openedOn}</td>
      <td data-label="用时">{row.days} 个工作日</td>
    </tr>
  )
}

function Orders({ rows }: { rows: readonly Row[] }): ReactNode {
  return (
    <WideTable label="整改通知" headings={['编号', '单位', '事项', '状态', '发出日期', '用时']}>
      {rows.map((row) => (
        <OrderRow key={row.number} row={row} />
      ))}
    </WideTable>
  )
}

/** What the supervision office has ordered, as far as the school makes it public. */
export function RectificationPage({
  page,
  view,
  pageNo,
}: {
  page: PageContext
  view: View
  pageNo: number
}): ReactNode {
  const { total, closed, overdue, rows } = view
  return (
    <Frame page={page} title={TITLE} crumbs={[{ name: TITLE }]}>
      <h1 className="page-title">{TITLE}</h1>
      <p className="lead">
        监督办公室发现信息公开中的问题，向单位发出整改通知，限期整改；由发出通知以外的人员复核后才算整改完成。
      </p>
      {view.isOpen ? (
        <>
          <p>
            共发出 {total} 件，已整改 {closed} 件，逾期未整改 {overdue} 件。
          </p>
          {rows.length === 0 ? <Empty>还没有整改通知。</Empty> : <Orders rows={rows} />}
          <Pages
            page={pageNo}
            size={SIZE}
            count={{ total, isCapped: false }}
            href={(n) => `/rectification?page=${String(n)}`}
          />
        </>
      ) : (
        <Empty>学校没有公开整改情况。</Empty>
      )}
      <p className="notes">
        <a href="/rectification/draws">{DRAWS_TITLE}：怎样抽取，抽到了什么</a>
      </p>
    </Frame>
  )
}

/** What was drawn: title, unit and a way to it, or that it no longer shows. */
function DrawnList({ drawn }: Pick<Draw, 'drawn'>): ReactNode {
  return (
    <ol>
      {drawn.map(({ key, title, unitName, path }) => (
        <li key={key}>
          {path === '' ? '已不再公开' : <a href={path}>{title}</a>}（{unitName === '' ? '' : `${unitName}，`}
          {key}）
        </li>
      ))}
    </ol>
  )
}

function DrawItem({ draw }: { draw: Draw }): ReactNode {
  const { id, kind, fromDay, toDay, size, populationSize, populationHash, announcedAt, seed, drawn } = draw
  return (
    <section aria-label={`${announcedAt.slice(0, 10)} 的抽查`}>
      <Head title={`${formatInstantCn(new Date(announcedAt))} 公告`} />
      <p>
        从{DRAW_KINDS[kind]}（{fromDay} 至 {toDay}，共 {populationSize} 个）中抽取 {size} 个。
      </p>
      <p>范围校验值：{populationHash}</p>
      {seed === null ? (
        <p>还没有抽取。</p>
      ) : (
        <>
          <p>种子：{seed}</p>
          <p>抽到：</p>
          <DrawnList drawn={drawn} />
        </>
      )}
      <p>
        <a href={`/rectification/draws/${id}`} rel="nofollow">
          下载范围、种子和结果（JSON）
        </a>
      </p>
    </section>
  )
}

/** The samples that were announced and drawn, and how anybody can draw them again. */
export function DrawsPage({ page, draws }: { page: PageContext; draws: readonly Draw[] }): ReactNode {
  return (
    <Frame page={page} title={DRAWS_TITLE} crumbs={[{ name: TITLE, href: '/rectification' }, { name: DRAWS_TITLE }]}>
      <h1 className="page-title">{DRAWS_TITLE}</h1>
      <p className="lead">
        抽查的范围和数量先公告，种子取自公告以后台账上产生的封印，公告时谁也不知道。任何人都可以用下载的范围和种子重新抽取：把种子、换行和每个编号连在一起求
        SHA-256，按结果从小到大排列，取前面的若干个。
      </p>
      {draws.length === 0 ? (
        <Empty>还没有公告过抽查。</Empty>
      ) : (
        draws.map((draw) => <DrawItem key={draw.id} draw={draw} />)
      )}
    </Frame>
  )
}
