import { Button, Tag, type TableProps } from 'antd'
import { type Key, type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { listWaitingCases } from '../../../../src/features/casework/urging.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { Page } from '../../parts/page.tsx'
import { ChoiceField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { DueWords } from './due-words.tsx'
import '../../styles/cases.css'
import { UrgeDialog } from './urge-dialog.tsx'
import { UrgingRules } from './urging-rules.tsx'

type Waiting = Reply<typeof listWaitingCases>
type Row = Waiting['rows'][number]

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  {
    title: '编号',
    dataIndex: 'number',
    width: 160,
    render: (number: string, { path }) => <Link to={path}>{number}</Link>,
  },
  { title: '种类', dataIndex: 'kindName', width: 70 },
  { title: '事项', dataIndex: 'subject', width: 190 },
  { title: '状态', dataIndex: 'stateName', width: 110 },
  { title: '期限', key: 'due', width: 210, render: (_, row) => <DueWords {...row} /> },
  {
    title: '牵头单位',
    dataIndex: 'leadUnitName',
    width: 130,
    render: (name: string) => (name === '' ? <span className="quiet">在办公室</span> : name),
  },
  {
    title: '没有进展',
    key: 'idle',
    width: 130,
    render: (_, { idleDays }) =>
      idleDays === 0 ? <span className="quiet">今天有进展</span> : `${String(idleDays)} 个工作日`,
  },
  {
    title: '上次催办',
    key: 'urged',
    width: 130,
    render: (_, { urgedOn, isUrgedToday }) =>
      isUrgedToday ? <Tag>今天已催</Tag> : urgedOn === null ? <span className="quiet">没有</span> : urgedOn,
  },
]

const REASONS = [
  { value: 'overdue', label: '已逾期' },
  { value: 'near', label: '临期' },
  { value: 'idle', label: '没有进展' },
]
const KINDS = [
  { value: 'application', label: '申请' },
  { value: 'letter', label: '来信' },
  { value: 'suggestion', label: '建议' },
  { value: 'complaint', label: '举报' },
  { value: 'phone', label: '来电' },
  { value: 'correction', label: '纠错' },
  { value: 'order', label: '整改通知' },
]

function leadOf(rules: Waiting['rules'] | undefined): string {
  if (!rules) return ''
  const { nearDays, idleDays } = rules
  return `没有答复的申请、来信、来电和没有整改完的通知中，逾期的、${String(nearDays)} 个工作日内到期的、${String(idleDays)} 个工作日没有进展的。`
}

function useWaiting(list: ListState) {
  return useCall(listWaitingCases, {
    query: {
      page: list.page,
      size: list.size,
      why: list.get('why') as 'idle' | undefined,
      kind: list.get('kind') as Row['kind'] | undefined,
      unitId: list.get('unit'),
    },
  })
}

function Search({ list }: { list: ListState }): ReactNode {
  const units = useUnitChoices()
  return (
    <QueryBar list={list}>
      <ChoiceField list={list} name="why" label="原因" width={130} options={REASONS} />
      <ChoiceField list={list} name="kind" label="种类" width={120} options={KINDS} />
      <ChoiceField list={list} name="unit" label="承办单位" width={180} options={units} />
    </QueryBar>
  )
}

interface ChoosingProps {
  readonly list: ListState
  readonly query: ReturnType<typeof useWaiting>
}

interface UrgingProps {
  /** Those of the page that were not urged today. */
  readonly free: readonly string[]
  readonly chosen: readonly string[]
  readonly choose: (ids: readonly string[]) => void
}

/** What is done with the chosen ones. */
function Urging({ free, chosen, choose }: UrgingProps): ReactNode {
  const urging = useOpen()
  const isNone = chosen.length === 0
  return (
    <div className="tasks" style={{ marginBottom: 12 }}>
      <Button
        onClick={() => {
          choose(isNone ? free : [])
        }}
      >
        {isNone ? '全选本页' : '全不选'}
      </Button>
      <Button type="primary" disabled={isNone} onClick={urging.open}>
        催办选中的 {chosen.length} 件
      </Button>
      <UrgeDialog
        ids={chosen}
        isOpen={urging.isOpen}
        close={urging.close}
        done={() => {
          choose([])
        }}
      />
    </div>
  )
}

/** The cases, some of them chosen. */
function Choosing({ list, query }: ChoosingProps): ReactNode {
  const [chosen, choose] = useState<readonly string[]>([])
  const free = (query.data?.rows ?? []).filter(({ isUrgedToday }) => !isUrgedToday).map(({ id }) => id)
  const rowSelection = {
    selectedRowKeys: [...chosen],
    onChange: (keys: readonly Key[]): void => {
      choose(keys.map(String))
    },
    // The box for all of them would stand a second time where the widths are measured, out of sight and in the way of the keyboard.
    columnTitle: '选',
    getCheckboxProps: ({ number, isUrgedToday }: Row) => ({ disabled: isUrgedToday, 'aria-label': `选中 ${number}` }),
  }
  return (
    <div className="panel">
      <Urging free={free} chosen={chosen} choose={choose} />
      <Rows
        query={query}
        list={list}
        columns={COLUMNS}
        rowKey="id"
        empty="没有逾期、临期或者停滞的。"
        more={{ rowSelection }}
      />
      {query.data?.isCapped === true ? <p className="quiet">超过一万件，只数到一万。请放窄条件查询。</p> : null}
    </div>
  )
}

/** 督办: what is overdue, nearly due or stands still, whatever it is; many are urged at once. */
export default function WaitingList(): ReactNode {
  const list = useListState()
  const query = useWaiting(list)
  const rules = query.data?.mayChange === true ? <UrgingRules rules={query.data.rules} /> : undefined
  return (
    <Page title="督办" lead={leadOf(query.data?.rules)} actions={rules}>
      <Search list={list} />
      <Choosing list={list} query={query} />
    </Page>
  )
}
