import { Button, Tag, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { listDesigns } from '../../../../src/features/services/design.contract.ts'
import { listTasks } from '../../../../src/features/services/work.contract.ts'
import { WORK_STATE_NAMES, WORK_STATES, type WorkState } from '../../../../src/kernel/hall-terms.ts'
import { addDays, daysBetween, parseDay } from '../../../../src/kernel/day.ts'
import { useCall, useCallIf } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { type Choice, useUnitChoices } from '../../parts/choices.ts'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import '../../styles/services.css'
import { today } from '../../parts/today.ts'
import { DaysLeft } from '../cases/due-words.tsx'
import { BatchApproval } from './batch-approval.tsx'
import type { TaskLine } from './task-view.ts'

const SOON_DAYS = 3
const DUE = [
  { value: 'late', label: '已逾期' },
  { value: 'today', label: '今天以前到期' },
  { value: 'soon', label: '三天以内到期' },
]
const STATES = WORK_STATES.map((value) => ({ value, label: WORK_STATE_NAMES[value] }))
const SCOPES = [
  { value: 'mine', label: '等我办理' },
  { value: 'all', label: '全校' },
]

const LEADS: Readonly<Record<WorkState, string>> = {
  open: '轮到您办理的，先到期的在前。',
  late: '轮到您办理、已经超过本环节期限的。',
  urged: '轮到您办理、申请人催办过的。',
  asked: '已请申请人补充、还没有补充的；选定本单位时包括同事退回的。',
  done: '您办过的环节，新的在前；选定本单位时包括同事办过的，不显示申请人。',
}

function Due({ row: { dueOn, isUrged, closedOn } }: { row: TaskLine }): ReactNode {
  if (closedOn !== null) return `${closedOn} 办过`
  return (
    <>
      {dueOn} <DaysLeft days={daysBetween(today(), parseDay(dueOn))} />
      {isUrged ? <Tag color="warning">已催办</Tag> : null}
    </>
  )
}

const COLUMNS: NonNullable<TableProps<TaskLine>['columns']> = [
  {
    title: '编号',
    dataIndex: 'number',
    width: 150,
    render: (number: string, { taskId }) => <Link to={`/hall/${taskId}`}>{number}</Link>,
  },
  { title: '服务', dataIndex: 'serviceName', width: 200 },
  { title: '环节', dataIndex: 'stepName', width: 130 },
  { title: '环节所在单位', dataIndex: 'unitName', width: 150 },
  {
    title: '申请人',
    key: 'applicant',
    width: 170,
    render: (_, { applicantName, personKindName }) => (
      <>
        {applicantName} <span className="quiet">{personKindName}</span>
      </>
    ),
  },
  { title: '本环节期限', key: 'due', width: 220, render: (_, row) => <Due row={row} /> },
  {
    title: '办结期限',
    dataIndex: 'matterDueOn',
    width: 120,
    render: (day: string | null) => day ?? <span className="quiet">暂停计算</span>,
  },
]

function dueUntil(list: ListState): string | undefined {
  switch (list.get('due')) {
    case 'late':
      return addDays(today(), -1)
    case 'today':
      return today()
    case 'soon':
      return addDays(today(), SOON_DAYS)
    default:
      return undefined
  }
}

/** The services to choose from: those that the person designs, and those of the rows. */
function useServiceChoices(rows: readonly TaskLine[]): Choice[] {
  const { may } = useSession()
  const { data } = useCallIf(may('hall.design'), listDesigns)
  const known = new Map(rows.map(({ serviceId, serviceName }) => [serviceId, serviceName]))
  for (const { id, name, unitName } of data?.rows ?? []) known.set(id, `${name}（${unitName}）`)
  return [...known].map(([value, label]) => ({ value, label }))
}

function Search({ list, rows }: { list: ListState; rows: readonly TaskLine[] }): ReactNode {
  const { may } = useSession()
  const services = useServiceChoices(rows)
  const units = useUnitChoices()
  return (
    <QueryBar list={list}>
      <WordsField list={list} name="number" label="编号" width={160} />
      <ChoiceField list={list} name="service" label="服务" width={240} options={services} />
      <ChoiceField list={list} name="unit" label="环节所在单位" width={180} options={units} />
      <ChoiceField list={list} name="state" label="状态" width={140} options={STATES} usual="open" />
      <ChoiceField list={list} name="due" label="期限" width={150} options={DUE} />
      {may('hall.manage') ? (
        <ChoiceField list={list} name="scope" label="范围" width={130} options={SCOPES} usual="mine" />
      ) : null}
    </QueryBar>
  )
}

function keyOfKind({ serviceId, stepName }: TaskLine): string {
  return `${serviceId} ${stepName}`
}

/** Ticks for rows of one service and step: only these can be approved together. */
function ticksFor(
  ticked: readonly TaskLine[],
  setTicked: (rows: readonly TaskLine[]) => void,
): NonNullable<TableProps<TaskLine>['rowSelection']> {
  const [first] = ticked
  return {
    columnTitle: '选择',
    columnWidth: 60,
    selectedRowKeys: ticked.map(({ taskId }) => taskId),
    onChange: (_, rows) => {
      setTicked(rows)
    },
    getCheckboxProps: (row) => ({
      'aria-label': `选择 ${row.number} ${row.stepName}`,
      disabled: first !== undefined && keyOfKind(row) !== keyOfKind(first),
    }),
  }
}

function stateOf(list: ListState): WorkState | undefined {
  return WORK_STATES.find((state) => state === list.get('state'))
}

/** Done is done: what is over, and what waits for the applicant, nobody approves. */
function isOver(list: ListState): boolean {
  const state = stateOf(list)
  return state === 'done' || state === 'asked'
}

function isAll(list: ListState): boolean {
  return list.get('scope') === 'all'
}

function useWork(list: ListState) {
  return useCall(listTasks, {
    query: {
      page: list.page,
      size: list.size,
      all: isAll(list) ? true : undefined,
      serviceId: list.get('service'),
      unitId: list.get('unit'),
      state: stateOf(list),
      number: list.get('number'),
      dueUntil: dueUntil(list),
    },
  })
}

function PrintButton(): ReactNode {
  return (
    <Button
      className="no-print"
      onClick={() => {
        globalThis.print()
      }}
    >
      打印清单
    </Button>
  )
}

function Lines({ list, query }: { list: ListState; query: ReturnType<typeof useWork> }): ReactNode {
  const [ticked, setTicked] = useState<readonly TaskLine[]>([])
  const there = ticked.filter(({ taskId }) => query.data?.rows.some((row) => row.taskId === taskId) ?? false)
  const mayTick = !isAll(list) && !isOver(list)
  return (
    <>
      {mayTick ? <BatchApproval ticked={there} done={setTicked} /> : null}
      <Rows
        query={query}
        list={list}
        columns={COLUMNS}
        rowKey="taskId"
        empty="没有符合条件的事项。"
        more={mayTick ? { rowSelection: ticksFor(there, setTicked) } : {}}
      />
    </>
  )
}

/** 待办服务事项: what waits for whoever is signed in, what falls due first in front; and what was done. */
export default function WorkList(): ReactNode {
  const list = useListState()
  const query = useWork(list)
  return (
    <Page
      title="待办服务事项"
      lead={isAll(list) ? '全校的办理环节，不显示申请人是谁。' : LEADS[stateOf(list) ?? 'open']}
      actions={<PrintButton />}
    >
      <Search list={list} rows={query.data?.rows ?? []} />
      <div className="panel">
        <Lines list={list} query={query} />
        {query.data?.isCapped === true ? <p className="quiet">事项较多，没有全部数完。请放窄条件查询。</p> : null}
      </div>
    </Page>
  )
}
