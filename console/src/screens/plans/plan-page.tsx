import { Button, Space, type TableProps, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { getPlan, issuePlan, withdrawPlan } from '../../../../src/features/plans/plans.contract.ts'
import { PLAN_STATES, TASK_STATES } from '../../../../src/kernel/plan-terms.ts'
import { OVERSIGHT_HOSTS } from '../../../../src/kernel/survey-terms.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { facts } from '../cases/history-panels.tsx'
import { type Plan, PlanForm } from './plan-form.tsx'
import '../../styles/assessment.css'

type Line = Plan['lines'][number]

function StateCell({ line: { state, percent, isOverdue } }: { line: Line }): ReactNode {
  return (
    <>
      {TASK_STATES[state]}
      {state === 'under-way' ? ` ${String(percent)}%` : ''} {isOverdue ? <Tag color="error">逾期</Tag> : null}
    </>
  )
}

function columnsFor(plan: Plan): NonNullable<TableProps<Line>['columns']> {
  return [
    { title: '序号', dataIndex: 'no', width: 70 },
    {
      title: '任务',
      key: 'words',
      render: (_, { id, words }) =>
        plan.state === 'draft' ? words : <Link to={`/plans/${plan.id}/tasks/${id}`}>{words}</Link>,
    },
    {
      title: '责任单位',
      key: 'unit',
      render: (_, { unitName, coUnitNames }) =>
        coUnitNames.length === 0 ? unitName : `${unitName}（协办：${coUnitNames.join('、')}）`,
    },
    { title: '期限', dataIndex: 'dueOn', width: 120 },
    { title: '进展', key: 'state', render: (_, line) => <StateCell line={line} /> },
  ]
}

function Facts({ plan }: { plan: Plan }): ReactNode {
  const { state, host, year, issuedOn, isPublic, basis, basisNo } = plan
  return (
    <Panel>
      {facts([
        ['状态', PLAN_STATES[state]],
        ['制定', `${OVERSIGHT_HOSTS[host]}，${String(year)} 年`],
        ...(issuedOn === null ? [] : [['下达', issuedOn] as const]),
        ...(basis === '' ? [] : [['依据', basis] as const]),
        ...(basisNo === null
          ? []
          : [
              [
                '依据的文件',
                <a key="basis" href={`/info/${String(basisNo)}`}>{`/info/${String(basisNo)}`}</a>,
              ] as const,
            ]),
        ['对外公开', isPublic ? '公开名称、任务、单位、期限和状态' : '不公开'],
      ])}
    </Panel>
  )
}

type Opened = 'change' | 'issue' | 'withdrawal'

function Dialogs({ plan, opened, close }: { plan: Plan; opened: Opened | undefined; close: () => void }): ReactNode {
  const [issue, withdraw] = [useAct(issuePlan), useAct(withdrawPlan)]
  const params = { id: plan.id }
  return (
    <>
      <PlanForm plan={plan} isOpen={opened === 'change'} close={close} />
      <ReasonDialog
        isOpen={opened === 'issue'}
        close={close}
        title="下达方案"
        note="下达后任务、单位和期限不能再改，各单位的编辑和负责人会收到通知。"
        okText="下达"
        done="已下达，单位收到了通知"
        label={null}
        run={() => issue.mutateAsync({ params })}
      />
      <ReasonDialog
        isOpen={opened === 'withdrawal'}
        close={close}
        title="撤销方案"
        note="撤销后不再要求报告，已有的记录都保留。对外公开的方案只留名称并注明已撤销。"
        okText="撤销"
        done="已撤销"
        isDanger
        run={(reason) => withdraw.mutateAsync({ params, body: { reason } })}
      />
    </>
  )
}

function Acts({ plan }: { plan: Plan }): ReactNode {
  const [opened, setOpened] = useState<Opened>()
  const button = (which: Opened, words: string, isMain = false): ReactNode => (
    <Button
      type={isMain ? 'primary' : 'default'}
      onClick={() => {
        setOpened(which)
      }}
    >
      {words}
    </Button>
  )
  return (
    <>
      <Space wrap className="acts">
        {plan.mayChange ? button('issue', '下达', true) : null}
        {plan.mayChange ? button('change', '修改') : null}
        {plan.mayWithdraw ? button('withdrawal', '撤销方案') : null}
        <Button href={`/api/v1/plans/${plan.id}/export.xlsx`}>导出 Excel</Button>
      </Space>
      <Dialogs
        plan={plan}
        opened={opened}
        close={() => {
          setOpened(undefined)
        }}
      />
    </>
  )
}

function View({ plan }: { plan: Plan }): ReactNode {
  const own = plan.lines.filter(({ isOwn }) => isOwn)
  const table = (name: string, lines: readonly Line[]): ReactNode => (
    <Panel title={name}>
      <DataTable<Line> name={name} rowKey="id" columns={columnsFor(plan)} dataSource={lines} pagination={false} />
    </Panel>
  )
  return (
    <>
      <Acts plan={plan} />
      <Facts plan={plan} />
      {own.length > 0 && own.length < plan.lines.length ? table('本单位的任务', own) : null}
      {plan.lines.length === 0 ? (
        <p className="quiet">还没有任务。请修改方案，增加任务后下达。</p>
      ) : (
        table('任务', plan.lines)
      )}
    </>
  )
}

/** One plan: its tasks, whose they are, and how far they have come. */
export default function PlanPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getPlan, { params: { id } })
  return (
    <Page title={query.data?.title ?? '工作方案'}>
      <Loaded query={query}>{(plan) => <View plan={plan} />}</Loaded>
    </Page>
  )
}
