import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { getOrder } from '../../../../src/features/orders/orders.contract.ts'
import { ORDER_SOURCES, ORDER_WORDS } from '../../../../src/kernel/monitor-words.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { instantText, sizeText } from '../../parts/words.tsx'
import { ClockPanel } from '../cases/clock-panel.tsx'
import { Late } from '../cases/due-words.tsx'
import { EventsPanel, facts } from '../cases/history-panels.tsx'
import { NextSteps, OtherSteps, useSteps } from '../cases/steps.tsx'
import { FindingLines } from './finding-lines.tsx'
import { type OrderView, STEPS } from './order-steps.tsx'
import '../../styles/cases.css'

/** The files that came with what was said, for whoever sees the order. */
function Files({ files }: Pick<OrderView['words'][number], 'files'>): ReactNode {
  if (files.length === 0) return null
  return (
    <ul className="lines" aria-label="附件">
      {files.map(({ id, name, size, url }) => (
        <li key={id}>
          <a className="grow file-name" href={url} download={name}>
            {name}
          </a>
          <span className="quiet">{sizeText(size)}</span>
        </li>
      ))}
    </ul>
  )
}

function WordsPanel({ words }: Pick<OrderView, 'words'>): ReactNode {
  if (words.length === 0) return null
  return (
    <Panel title="报告和复核">
      {words.map(({ kind, text, publicationNos, files, by, at }) => (
        <div key={at}>
          <p>
            <b>{ORDER_WORDS[kind]}</b>{' '}
            <span className="quiet">
              {by} {instantText(at)}
            </span>
          </p>
          <div className="written">{text}</div>
          {publicationNos.map((no) => (
            <p key={no}>
              <a href={`/info/${String(no)}`}>公开信息 {no}</a>
            </p>
          ))}
          <Files files={files} />
        </div>
      ))}
    </Panel>
  )
}

function FindingsPanel({ findings }: Pick<OrderView, 'findings'>): ReactNode {
  if (findings.length === 0) return null
  return (
    <Panel title="对应的监测问题">
      <FindingLines findings={findings} />
    </Panel>
  )
}

/** For the supervision office alone; the server tells it to nobody else. */
function complaintFact({ complaintNumber }: OrderView): [string, ReactNode][] {
  if (complaintNumber === '') return []
  return [['举报编号', `${complaintNumber}（只有监督办公室能看到）`]]
}

function OrderPanel({ view }: { view: OrderView }): ReactNode {
  return (
    <Panel title="整改通知">
      {facts([
        ['整改单位', view.unitName],
        ['整改事项', view.matter],
        [
          '发现的问题',
          <div key="what" className="written">
            {view.what}
          </div>,
        ],
        ['依据', view.basis === '' ? '没有写明' : view.basis],
        [
          '整改要求',
          <div key="demand" className="written">
            {view.demand}
          </div>,
        ],
        ['来源', ORDER_SOURCES[view.source]],
        ...complaintFact(view),
        ['发出', `${view.orderedBy} ${view.openedOn}`],
        ['对外公开', view.isPublic ? '按学校设定的程度公开' : '不公开'],
      ])}
    </Panel>
  )
}

/** The clock stops with the report; the order is over only when somebody has looked again. */
function waitingWords({ state, events, clock }: OrderView): string {
  const answered = events.findLast(({ type }) => type === 'answered')
  if (state !== 'answered' || !answered) return ''
  const late = clock.isOnTime === false ? '，逾期' : ''
  return `${answered.onDay} 已报告${late}，等待复核。`
}

function Content({ view }: { view: OrderView }): ReactNode {
  const { start, dialogs } = useSteps(STEPS, view)
  const steps = { steps: STEPS, view, start }
  return (
    <Page
      title={view.number}
      lead={`${view.stateName} · ${view.unitName} · ${view.matter}`}
      actions={<NextSteps {...steps} />}
    >
      <Late due={view} term="整改期限" advice="请立即整改并报告。逾期情况已按逐级提醒告知负责人。" />
      <div className="two">
        <div>
          <OrderPanel view={view} />
          <FindingsPanel findings={view.findings} />
          <WordsPanel words={view.words} />
          <ClockPanel view={view} title="整改期限" waiting={waitingWords(view)} />
        </div>
        <aside className="unlimited">
          <OtherSteps {...steps} />
          <EventsPanel area="order" events={view.events} />
        </aside>
      </div>
      {dialogs}
    </Page>
  )
}

/** One rectification order: what is wrong, until when it must be cured, what was said, and what can be done now. */
export default function OrderPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getOrder, { params: { id } })
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/orders">整改</Link> › 一件整改通知
      </p>
      <Loaded query={query}>{(view) => <Content key={view.id} view={view} />}</Loaded>
    </>
  )
}
