import { Button, Tag, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { getMonitors, listFindings, runMonitors } from '../../../../src/features/monitors/monitors.contract.ts'
import {
  DIMENSION_NAMES,
  DIMENSIONS,
  FINDING_SORTS,
  FINDING_STATES,
  type FindingSort,
  overdueText,
} from '../../../../src/kernel/monitor-words.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { useDo } from '../../parts/fault.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { instantText } from '../../parts/words.tsx'
import { optionsOf } from '../documents/names.ts'
import { FindingDrawer } from './finding-drawer.tsx'
import { InterpretationButton } from './interpretation-button.tsx'
import '../../styles/cases.css'

type Monitors = Reply<typeof getMonitors>
type Row = Reply<typeof listFindings>['rows'][number]

const STATE_COLOURS = { open: 'error', cured: 'success', dismissed: 'default' } as const

/** Its state, and the order that covers it. */
const STATE_COLUMN: NonNullable<TableProps<Row>['columns']>[number] = {
  title: '状态',
  key: 'state',
  width: 180,
  render: (_, { state, orderId, orderNumber, isOrderOpen }) => (
    <>
      <Tag color={STATE_COLOURS[state]}>{FINDING_STATES[state]}</Tag>
      {orderId === null ? null : (
        <Link to={`/orders/${orderId}`}>
          <Tag color={isOrderOpen ? 'processing' : 'default'}>
            {isOrderOpen ? '已发整改' : '曾发整改'} {orderNumber}
          </Tag>
        </Link>
      )}
    </>
  ),
}

function columnsFor(list: ListState): NonNullable<TableProps<Row>['columns']> {
  return [
    {
      title: '问题',
      key: 'what',
      width: 200,
      render: (_, { id, what }) => (
        <a
          href={`?finding=${id}`}
          onClick={(event) => {
            event.preventDefault()
            list.set({ finding: id, page: String(list.page) })
          }}
        >
          {what}
        </a>
      ),
    },
    { title: '规则', dataIndex: 'ruleName', width: 130 },
    { title: '证据', dataIndex: 'evidence', width: 240 },
    {
      title: '单位',
      dataIndex: 'unitName',
      width: 120,
      render: (name: string) => (name === '' ? <span className="quiet">信息公开办公室</span> : name),
    },
    {
      title: '逾期',
      dataIndex: 'overdueDays',
      width: 120,
      render: (_, finding) => overdueText(finding),
    },
    { title: '发现', dataIndex: 'openedOn', width: 110 },
    STATE_COLUMN,
  ]
}

function Search({ list, rules }: { list: ListState; rules: Monitors['rules'] }): ReactNode {
  const units = useUnitChoices()
  const named = rules.map(({ key, name }) => ({ value: key, label: name }))
  return (
    <QueryBar list={list}>
      <ChoiceField list={list} name="state" label="状态" width={110} options={optionsOf(FINDING_STATES)} usual="open" />
      <ChoiceField list={list} name="dimension" label="维度" width={110} options={optionsOf(DIMENSION_NAMES)} />
      <ChoiceField list={list} name="rule" label="规则" width={190} options={named} />
      <ChoiceField list={list} name="unit" label="单位" width={170} options={units} />
      <WordsField list={list} name="q" label="内容" width={150} />
      <ChoiceField
        list={list}
        name="sort"
        label="排序"
        width={190}
        options={optionsOf(FINDING_SORTS)}
        usual="dimension"
      />
    </QueryBar>
  )
}

/** How many are open in each dimension, and by which rules; each number opens its findings. */
function Dimensions({ rules, list }: { rules: Monitors['rules']; list: ListState }): ReactNode {
  return (
    <Panel title="待处理的问题">
      <ul className="lines">
        {DIMENSIONS.map((dimension) => {
          const own = rules.filter((rule) => rule.dimension === dimension)
          const total = own.reduce((sum, { open }) => sum + open, 0)
          return (
            <li key={dimension}>
              <b>{DIMENSION_NAMES[dimension]}</b>
              <span className="grow">
                {own
                  .filter(({ open }) => open > 0)
                  .map(({ key, name, open }) => (
                    <Button
                      key={key}
                      type="link"
                      size="small"
                      onClick={() => {
                        list.set({ rule: key, dimension: undefined, state: undefined })
                      }}
                    >
                      {name} {open}
                    </Button>
                  ))}
                {total === 0 ? <span className="quiet">没有</span> : null}
              </span>
              <b>{total}</b>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function roundWords({ lastRoundAt, runningSince }: Monitors): string {
  const last = lastRoundAt === null ? '还没有完成过一轮' : `最近一轮 ${instantText(lastRoundAt)} 完成`
  return `${last}${runningSince === null ? '' : '，新的一轮正在进行'}。每天夜里全面检查一轮，信息发布、更新、撤回后立即检查。`
}

function Actions({ view }: { view: Monitors }): ReactNode {
  const run = useAct(runMonitors)
  const act = useDo()
  return (
    <>
      <Link to="/monitors/due-soon">即将到期</Link>
      {view.mayWork ? <Link to="/monitors/words">错别字表</Link> : null}
      {view.mayWork ? <Link to="/monitors/links">外部链接</Link> : null}
      <InterpretationButton />
      {view.mayWork ? (
        <Button onClick={() => void act(() => run.mutateAsync({}), '已开始，完成后问题会更新')}>立即检查一轮</Button>
      ) : null}
    </>
  )
}

function RulesPanel({ rules }: Pick<Monitors, 'rules'>): ReactNode {
  return (
    <Panel title="规则和依据">
      <details>
        <summary>共 {rules.length} 条规则</summary>
        <ul className="lines">
          {rules.map(({ key, version, name, looksAt, basis, dimension }) => (
            <li key={key}>
              <span className="grow">
                <b>{name}</b>（{DIMENSION_NAMES[dimension]}，第 {version} 版）：{looksAt}
                <br />
                <span className="quiet">依据：{basis}</span>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  )
}

/** As many as one order may be made of. */
const MOST_CHOSEN = 100

/** What is done with the chosen findings: one order, which has one unit. */
function Choosing({ chosen }: { chosen: readonly Row[] }): ReactNode {
  const navigate = useNavigate()
  const units = new Set(chosen.flatMap(({ unitId }) => unitId ?? []))
  const why = units.size > 1 ? '一份整改通知只发给一个单位，请只选同一单位的问题。' : ''
  return (
    <div className="choices">
      <Button
        type="primary"
        disabled={chosen.length === 0 || chosen.length > MOST_CHOSEN || units.size > 1}
        onClick={() => {
          void navigate(`/orders?new=1&finding=${chosen.map(({ id }) => id).join()}`)
        }}
      >
        {chosen.length === 0 ? '就选中的问题发出整改通知' : `就选中的 ${String(chosen.length)} 个问题发出整改通知`}
      </Button>
      <span className="quiet" role="status">
        {why}
      </span>
    </div>
  )
}

function selectionOf(
  chosen: readonly Row[],
  choose: (rows: readonly Row[]) => void,
): NonNullable<TableProps<Row>['rowSelection']> {
  return {
    selectedRowKeys: chosen.map(({ id }) => id),
    preserveSelectedRowKeys: true,
    columnTitle: '选',
    onChange: (_, rows) => {
      choose(rows)
    },
    getCheckboxProps: ({ what, state, isOrderOpen }) => ({
      ...{ 'aria-label': `选择 ${what}`, disabled: state !== 'open' || isOrderOpen },
    }),
  }
}

function Findings({ list, mayOrder }: { list: ListState; mayOrder: boolean }): ReactNode {
  const [chosen, setChosen] = useState<readonly Row[]>([])
  const query = useCall(listFindings, {
    query: {
      page: list.page,
      size: list.size,
      state: (list.get('state') as Row['state'] | undefined) ?? 'open',
      dimension: list.get('dimension') as 'safety' | undefined,
      rule: list.get('rule'),
      unitId: list.get('unit'),
      words: list.get('q'),
      sort: list.get('sort') as FindingSort | undefined,
    },
  })
  const more = mayOrder ? { rowSelection: selectionOf(chosen, setChosen) } : {}
  return (
    <div className="panel">
      {mayOrder ? <Choosing chosen={chosen} /> : null}
      <Rows query={query} list={list} columns={columnsFor(list)} rowKey="id" empty="没有这样的问题。" more={more} />
    </div>
  )
}

/** 监测: what the rules found, by dimension, rule and unit; each with its evidence and how it is cured. */
export default function MonitorsPage(): ReactNode {
  const list = useListState()
  const query = useCall(getMonitors)
  const { data } = query
  return (
    <Page title="监测" {...(data ? { lead: roundWords(data), actions: <Actions view={data} /> } : {})}>
      <Loaded query={query}>{({ rules }) => <Dimensions rules={rules} list={list} />}</Loaded>
      <Search list={list} rules={data?.rules ?? []} />
      <Findings list={list} mayOrder={data?.mayOrder === true} />
      <RulesPanel rules={data?.rules ?? []} />
      <FindingDrawer list={list} />
    </Page>
  )
}
