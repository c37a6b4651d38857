import { Button, Space, type TableProps, Tag } from 'antd'
import type { Dayjs } from 'dayjs'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { listDueInChannel, markCarried } from '../../../../src/features/channels/channels.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { ActDialog, DayField, dayText, ShortText } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { today } from '../../parts/today.ts'
import { useOpen } from '../../parts/use-open.ts'

type Due = Reply<typeof listDueInChannel>
type Row = Due['rows'][number]

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  { title: '编号', dataIndex: 'no', width: 90 },
  {
    title: '标题',
    key: 'title',
    width: 320,
    render: (_, { documentId, title }) => <Link to={`/documents/${documentId}`}>{title}</Link>,
  },
  { title: '责任单位', dataIndex: 'unitName', width: 150 },
  { title: '“阳光三务”事项', key: 'items', width: 260, render: (_, { items }) => items.join('；') },
  {
    title: '状态',
    key: 'state',
    width: 100,
    render: (_, { isRevised }) => (isRevised ? <Tag color="warning">有更新</Tag> : '新增'),
  },
]

interface Values {
  readonly on: Dayjs
  readonly place?: string
}

/** Registers that the chosen ones were carried over, each with the hash it is listed with. */
function Mark({ channelId, chosen, done }: { channelId: string; chosen: readonly Row[]; done: () => void }): ReactNode {
  const { isOpen, open, close } = useOpen()
  const mark = useAct(markCarried)
  return (
    <>
      <Button type="primary" disabled={chosen.length === 0} onClick={open}>
        标记已同步（{chosen.length}）
      </Button>
      <ActDialog<Values>
        isOpen={isOpen}
        close={close}
        title="标记已同步"
        okText="标记"
        done="已标记，发布登记中可以查到"
        run={async ({ on, place = '' }) => {
          const items = chosen.map(({ documentId, hash }) => ({ documentId, hash }))
          await mark.mutateAsync({ params: { id: channelId }, body: { on: dayText(on), place, items } })
          done()
        }}
      >
        <p>按列表中的版本登记。导出以后又更新过的，请重新导出、上传后再标记。</p>
        <DayField name="on" label="同步日期" until={today()} />
        <ShortText name="place" label="在该平台的网址或者栏目" />
      </ActDialog>
    </>
  )
}

interface ChoosingProps {
  readonly channelId: string
  readonly rows: readonly Row[]
  readonly chosen: readonly Row[]
  readonly choose: (rows: readonly Row[]) => void
}

/** All of what is listed or none of it, and what is done with the chosen ones. */
function Choosing({ channelId, rows, chosen, choose }: ChoosingProps): ReactNode {
  const isWhole = chosen.length > 0 && chosen.length === rows.length
  return (
    <Space>
      <Button
        disabled={rows.length === 0}
        onClick={() => {
          choose(isWhole ? [] : rows)
        }}
      >
        {isWhole ? '全部不选' : '全部选中'}
      </Button>
      <Mark
        channelId={channelId}
        chosen={chosen}
        done={() => {
          choose([])
        }}
      />
    </Space>
  )
}

function Table({ due, channelId }: { due: Due; channelId: string }): ReactNode {
  const [chosen, setChosen] = useState<readonly Row[]>([])
  return (
    <Panel
      title={`共 ${String(due.total)} 条待同步`}
      more={<Choosing channelId={channelId} rows={due.rows} chosen={chosen} choose={setChosen} />}
    >
      <DataTable<Row>
        columns={COLUMNS}
        dataSource={due.rows}
        rowKey="documentId"
        pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
        locale={{ emptyText: <p className="quiet">已公开的“阳光三务”信息都已同步。</p> }}
        rowSelection={{
          selectedRowKeys: chosen.map(({ documentId }) => documentId),
          onChange: (_, rows) => {
            setChosen(rows)
          },
          // The box for all of them would stand a second time where the widths are measured, out of sight.
          columnTitle: '选',
          getCheckboxProps: ({ title }) => ({ 'aria-label': `选择 ${title}` }),
        }}
      />
    </Panel>
  )
}

/** What is due on the province's platform: exported with its content, carried over by hand, and marked. */
export default function DuePage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(listDueInChannel, { params: { id } })
  const address = `/api/v1/channels/${id}/due`
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/channels">公开渠道</Link> › 待同步
      </p>
      <Page
        title={query.data ? `${query.data.channel}待同步` : '待同步'}
        lead="向社会公开的“阳光三务”信息中，该平台还没有或者已经更新的，先导出、上传，再标记。一次最多 500 条。"
        actions={
          <>
            <Button href={`${address}.xlsx`}>导出 Excel</Button>
            <Button href={`${address}.json`}>导出 JSON</Button>
          </>
        }
      >
        <Loaded query={query}>{(due) => <Table due={due} channelId={id} />}</Loaded>
      </Page>
    </>
  )
}
