import type { ReactNode } from 'react'
import { TASK_STATES } from '../../../kernel/plan-terms.ts'
import type { listPublicPlans } from '../../plans/index.ts'
import { Frame, type PageContext } from './frame.tsx'
import { Empty, Head } from './lists.tsx'
import { WideTable } from './wide-table.tsx'

type Plan = Awaited<ReturnType<typeof listPublicPlans>>[number]
type Line = Plan['lines'][number]

const TITLE = '工作方案'

function TaskRow({ line }: { line: Line }): ReactNode {
  const { no, words, unitName, coUnitNames, dueOn, state, percent, isOverdue, confirmedOn } = line
  return (
    <tr>
      <td data-label="序号">{no}</td>
      <td data-label="任务">{words}</td>
      <td data-label="责任单位">
        {unitName}
        {coUnitNames.length === 0 ? '' : `（协办：${coUnitNames.join('、')}）`}
      </td>
      <td data-label="期限">{dueOn}</td>
      <td data-label="进展">
        {state === 'confirmed' ? `${confirmedOn ?? ''} 完成` : TASK_STATES[state]}
        {state === 'under-way' ? ` ${String(percent)}%` : ''}
        {isOverdue ? <span className="tag late">逾期</span> : null}
      </td>
    </tr>
  )
}

function Tasks({ plan }: { plan: Plan }): ReactNode {
  return (
    <WideTable label={`${plan.title}的任务`} headings={['序号', '任务', '责任单位', '期限', '进展']}>
      {plan.lines.map((line) => (
        <TaskRow key={line.id} line={line} />
      ))}
    </WideTable>
  )
}

function PlanSection({ plan }: { plan: Plan }): ReactNode {
  const { title, basis, basisNo, hostName, issuedOn, state, lines } = plan
  const done = lines.filter((line) => line.state === 'confirmed').length
  return (
    <section aria-label={title}>
      <Head title={title} />
      <p className="notes">
        <span>{hostName}制定</span>
        <span>{issuedOn} 下达</span>
        {basis === '' ? null : <span>依据：{basis}</span>}
        {basisNo === null ? null : <a href={`/info/${String(basisNo)}`}>依据的文件</a>}
      </p>
      {state === 'withdrawn' ? (
        <p>这个方案已经撤销。</p>
      ) : (
        <>
          <p>
            共 {lines.length} 项任务，已完成 {done} 项，逾期{' '}
            {lines.filter((line) => line.isOverdue && line.state !== 'confirmed').length} 项。
          </p>
          <Tasks plan={plan} />
        </>
      )}
    </section>
  )
}

/** The plans that everybody may read, the newest first. */
export function PlansPage({ page, plans }: { page: PageContext; plans: readonly Plan[] }): ReactNode {
  return (
    <Frame page={page} title={TITLE} crumbs={[{ name: TITLE }]}>
      <h1 className="page-title">{TITLE}</h1>
      <p className="lead">推进信息公开的任务、责任单位和期限。单位报告完成后，由制定方案的办公室确认才算完成。</p>
      {plans.length === 0 ? <Empty>还没有公开的工作方案。</Empty> : null}
      {plans.map((plan) => (
        <PlanSection key={plan.id} plan={plan} />
      ))}
    </Frame>
  )
}
