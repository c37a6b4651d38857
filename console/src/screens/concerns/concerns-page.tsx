import { Button, type TableProps, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { listConcerns } from '../../../../src/features/concerns/concerns.contract.ts'
import { CONCERN_DECISION_NAMES, CONCERN_SOURCE_NAMES, CONCERN_SOURCES } from '../../../../src/kernel/concern-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { ACTIONS, DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ChoiceField } from '../../parts/query-fields.tsx'
import { QueryBar, useListState } from '../../parts/table-page.tsx'
import { instantText } from '../../parts/words.tsx'
import { type Asked, DecisionDialog } from './decision-dialog.tsx'

type View = Reply<typeof listConcerns>
type Candidate = View['candidates'][number]
type Decided = View['decided'][number]

const PERIODS = [
  { value: '30', label: '近 30 天' },
  { value: '90', label: '近 90 天' },
  { value: '365', label: '近一年' },
]
const USUAL = '90'

type Ask = (asked: Asked) => void
type Columns = NonNullable<TableProps<Candidate>['columns']>

/** The decision that stands on a candidate. */
function decisionOn({ decided }: View, { decidedId }: Candidate): Decided | undefined {
  return decided.find(({ id }) => id === decidedId)
}

const NUMBER_COLUMNS: Columns = CONCERN_SOURCES.map((source) => ({
  title: CONCERN_SOURCE_NAMES[source],
  key: source,
  width: 120,
  render: (_, { numbers }) => numbers[source] ?? <span className="quiet">不足 5</span>,
}))

function actColumn(view: View, ask: Ask): Columns[number] {
  return {
    title: '处理',
    key: ACTIONS,
    width: 90,
    render: (_, row) => (
      <Button
        size="small"
        aria-label={`对“${row.name}”作决定`}
        onClick={() => {
          ask({ candidate: row.key, name: row.name, before: decisionOn(view, row) ?? null })
        }}
      >
        决定
      </Button>
    ),
  }
}

function columnsFor(view: View, ask: Ask): Columns {
  return [
    { title: '事项', dataIndex: 'name', width: 240 },
    ...NUMBER_COLUMNS,
    {
      title: '决定',
      key: 'decision',
      width: 150,
      render: (_, row) => {
        const made = decisionOn(view, row)
        return made === undefined ? '还没有' : <Tag>{CONCERN_DECISION_NAMES[made.decision]}</Tag>
      },
    },
    ...(view.mayDecide ? [actColumn(view, ask)] : []),
  ]
}

function DecidedLine({ row, change }: { row: Decided; change: (() => void) | null }): ReactNode {
  const { matter, decision, words, documentId, decidedBy, decidedAt, isReplaced } = row
  return (
    <li>
      <span className="grow">
        <b>{matter}</b> <Tag>{CONCERN_DECISION_NAMES[decision]}</Tag>
        {isReplaced ? <Tag>已由新的决定代替</Tag> : null}
        <br />
        {words}
        <br />
        <span className="quiet">
          {decidedBy}，{instantText(decidedAt)}
          {documentId === null ? null : (
            <>
              ，<Link to={`/documents/${documentId}`}>有关信息</Link>
            </>
          )}
        </span>
      </span>
      {change === null || isReplaced ? null : (
        <Button size="small" aria-label={`改变对“${matter}”的决定`} onClick={change}>
          改变
        </Button>
      )}
    </li>
  )
}

function DecidedPanel({ view, ask }: { view: View; ask: Ask }): ReactNode {
  return (
    <Panel title="已作的决定">
      {view.decided.length === 0 ? <p className="quiet">还没有作过决定。</p> : null}
      <ul className="lines">
        {view.decided.map((row) => (
          <DecidedLine
            key={row.id}
            row={row}
            change={
              view.mayDecide
                ? () => {
                    ask({ candidate: row.candidate, name: row.matter, before: row })
                  }
                : null
            }
          />
        ))}
      </ul>
    </Panel>
  )
}

function Content({ view, days }: { view: View; days: number }): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <>
      <div className="panel">
        <DataTable<Candidate>
          columns={columnsFor(view, setAsked)}
          dataSource={view.candidates}
          rowKey="key"
          pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
          locale={{ emptyText: <p className="quiet">这段时间没有集中的事项（5 件以上的才列出）。</p> }}
        />
      </div>
      <DecidedPanel view={view} ask={setAsked} />
      <DecisionDialog
        asked={asked}
        days={days}
        close={() => {
          setAsked(null)
        }}
      />
    </>
  )
}

/** 热点关切: what many ask about, and what the office decides. */
export default function ConcernsPage(): ReactNode {
  const list = useListState()
  const days = Number(list.get('days') ?? USUAL)
  const query = useCall(listConcerns, { query: { days } })
  return (
    <Page
      title="热点关切"
      lead="来信、申请和没有结果的搜索中集中的事项。只有数量，没有来信和申请的内容；不足 5 件的不显示。"
    >
      <QueryBar list={list}>
        <ChoiceField list={list} name="days" label="期间" width={140} options={PERIODS} usual={USUAL} />
      </QueryBar>
      <Loaded query={query}>{(view) => <Content view={view} days={days} />}</Loaded>
    </Page>
  )
}
