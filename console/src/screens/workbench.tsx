import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { catalogueBoard } from '../../../src/features/catalogue/catalogue.contract.ts'
import { listDocuments } from '../../../src/features/disclosures/disclosures.contract.ts'
import { listReviews } from '../../../src/features/review/review.contract.ts'
import type { Reply } from '../../../src/platform/http/endpoint.contract.ts'
import { useCall, useCallIf } from '../api/use-call.ts'
import { menuFor } from '../app/menu.ts'
import { useSession } from '../app/session.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page, Panel } from '../parts/page.tsx'
import { instantText, StateTag } from '../parts/words.tsx'
import { type Figure, useCaseFigures } from './cases/waiting-figures.ts'
import { useReportFigures } from './reports/waiting-reports.ts'
import { WaitingOrders } from './orders/waiting-orders.tsx'
import { WaitingTasks } from './plans/waiting-tasks.tsx'
import { useTaskFigures } from './services/waiting-tasks.ts'

type Item = Reply<typeof catalogueBoard>['rows'][number]

const URGENT = ['overdue', 'missing', 'due_soon']
const SHOWN = 8

function Nothing({ children }: { children: ReactNode }): ReactNode {
  return <p className="quiet">{children}</p>
}

function Waiting(): ReactNode {
  const query = useCall(listReviews, { params: { box: 'inbox' } })
  return (
    <Panel title="等我审核" more={<Link to="/reviews">全部</Link>}>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing>没有等您审核的信息</Nothing>
          ) : (
            <ul className="lines">
              {rows.slice(0, SHOWN).map((row) => (
                <li key={row.caseId}>
                  <Link className="grow" to={`/documents/${row.subjectId}`}>
                    {row.title}
                  </Link>
                  <span>{row.stepName}</span>
                  <span className="quiet">
                    {row.unitName} · {row.dueOn === null ? instantText(row.openedAt) : `应于 ${row.dueOn} 前办理`}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}

function Mine(): ReactNode {
  const query = useCall(listDocuments, { query: { mine: true, size: SHOWN } })
  return (
    <Panel title="我起草的" more={<Link to="/documents?mine=1">全部</Link>}>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing>还没有起草过信息，到“信息”页新建</Nothing>
          ) : (
            <ul className="lines">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link className="grow" to={`/documents/${row.id}`}>
                    {row.title === '' ? '（还没有标题）' : row.title}
                  </Link>
                  <StateTag of="work" state={row.workState} />
                  <span className="quiet">{instantText(row.changedAt)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}

function ToPublish(): ReactNode {
  const query = useCall(listDocuments, { query: { workState: 'approved', size: SHOWN } })
  return (
    <Panel title="审核通过，等待发布" more={<Link to="/documents?work=approved">全部</Link>}>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing>没有等待发布的信息</Nothing>
          ) : (
            <ul className="lines">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link className="grow" to={`/documents/${row.id}`}>
                    {row.title}
                  </Link>
                  <span className="quiet">
                    {row.unitName} · {instantText(row.changedAt)}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}

function byUrgency(a: Item, b: Item): number {
  return URGENT.indexOf(a.state) - URGENT.indexOf(b.state) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9')
}

/** The items somebody answers for: one's own units', or everybody's for those who watch over all. */
function useDueItems(): { items: Item[] | undefined; isAll: boolean } {
  const { may, me, hasRole } = useSession()
  const isAll = hasRole('disclosure_office', 'supervisor', 'leader', 'principal_leader')
  const { data } = useCallIf(may('catalogue.read-board'), catalogueBoard, { query: {} })
  const units = new Set(me.roles.flatMap(({ unitId }) => unitId ?? []))
  const mine = data?.rows.filter(({ unitId }) => isAll || (unitId !== null && units.has(unitId)))
  return { items: mine?.filter(({ state }) => URGENT.includes(state)).sort(byUrgency), isAll }
}

function Due(): ReactNode {
  const { items, isAll } = useDueItems()
  if (items === undefined) return null
  return (
    <Panel title={isAll ? '需要督促的公开事项' : '本单位要更新的公开事项'} more={<Link to="/catalogue">公开目录</Link>}>
      {items.length === 0 ? (
        <Nothing>没有逾期、未公开或者即将到期的事项</Nothing>
      ) : (
        <ul className="lines">
          {items.slice(0, SHOWN).map((item) => (
            <li key={item.id}>
              <StateTag of="item" state={item.state} />
              <Link className="grow" to={`/catalogue?item=${item.id}`}>
                {item.number} {item.title}
              </Link>
              <span className="quiet">
                {isAll ? `${item.unitName} · ` : ''}
                {item.dueOn === null ? '' : `期限 ${item.dueOn}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** What a reader of documents is told. */
function useDocumentFigures(isReader: boolean): Figure[] {
  const returned = useCallIf(isReader, listDocuments, { query: { workState: 'returned', size: 1 } })
  const live = useCallIf(isReader, listDocuments, { query: { publicationState: 'live', size: 1 } })
  if (!isReader) return []
  return [
    { label: '被退回', count: returned.data?.total, to: '/documents?work=returned', tone: 'due' },
    { label: '公开中的信息', count: live.data?.total, to: '/documents?public=live' },
  ]
}

function useFigures(): Figure[] {
  const { may } = useSession()
  const isReviewer = may('review.take-part')
  const inbox = useCallIf(isReviewer, listReviews, { params: { box: 'inbox' } })
  const { items } = useDueItems()
  const late = items?.filter(({ state }) => state !== 'due_soon').length
  const reviews: Figure[] = isReviewer ? [{ label: '等我审核', count: inbox.data?.rows.length, to: '/reviews' }] : []
  const due: Figure[] = items ? [{ label: '逾期或未公开', count: late, to: '/catalogue?state=open', tone: 'late' }] : []
  const waiting = [...useCaseFigures(), ...useTaskFigures(), ...useReportFigures()]
  return [...reviews, ...waiting, ...due, ...useDocumentFigures(may('documents.read'))]
}

function Figures(): ReactNode {
  const figures = useFigures()
  return (
    <div className="figures">
      {figures.map(({ label, count, to, tone }) => (
        <Link key={label} to={to} className={count !== undefined && count > 0 ? (tone ?? '') : ''}>
          <b>{count ?? '…'}</b>
          <span>{label}</span>
        </Link>
      ))}
    </div>
  )
}

/** For those on whom no document waits: where their work is. */
function Tasks(): ReactNode {
  const entries = menuFor(useSession())
    .flatMap((group) => group.entries)
    .filter(({ purpose }) => purpose !== undefined)
  if (entries.length === 0) return null
  return (
    <Panel title="您可以办理">
      <ul className="lines">
        {entries.map(({ path, label, purpose }) => (
          <li key={path}>
            <Link to={path}>{label}</Link>
            <span className="quiet grow">{purpose}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** 工作台: what waits for me, what falls due, what came back. */
export default function Workbench(): ReactNode {
  const { me, may } = useSession()
  return (
    <Page title={`${me.name}，您好`} lead={me.unitName}>
      <Figures />
      <div className="halves">
        <div>
          {may('review.take-part') ? <Waiting /> : null}
          {may('documents.publish') ? <ToPublish /> : null}
          {may('documents.write') ? <Mine /> : null}
          {may('documents.write') ? null : <Tasks />}
        </div>
        <div>
          <WaitingOrders />
          <WaitingTasks />
          {may('catalogue.read-board') ? <Due /> : null}
        </div>
      </div>
    </Page>
  )
}
