import { Button, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listOrders } from '../../../../src/features/orders/orders.contract.ts'
import { ORDER_SOURCES, ORDER_STATES } from '../../../../src/kernel/monitor-words.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { useUnitChoices } from '../../parts/choices.ts'
import { Page } from '../../parts/page.tsx'
import { ChoiceField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, Rows, useListState } from '../../parts/table-page.tsx'
import { DueWords } from '../cases/due-words.tsx'
import { optionsOf } from '../documents/names.ts'
import { ExtentButton } from './extent-button.tsx'
import { OrderForm } from './order-form.tsx'
import '../../styles/cases.css'

type Row = Reply<typeof listOrders>['rows'][number]

const COLUMNS: NonNullable<TableProps<Row>['columns']> = [
  {
    title: '编号',
    dataIndex: 'number',
    width: 150,
    render: (number: string, { id }) => <Link to={`/orders/${id}`}>{number}</Link>,
  },
  { title: '单位', dataIndex: 'unitName', width: 150 },
  { title: '整改事项', dataIndex: 'matter', width: 280 },
  { title: '来源', dataIndex: 'source', width: 100, render: (source: Row['source']) => ORDER_SOURCES[source] },
  { title: '状态', dataIndex: 'stateName', width: 120 },
  { title: '整改期限', key: 'due', width: 210, render: (_, row) => <DueWords {...row} /> },
  { title: '发出', dataIndex: 'openedOn', width: 120 },
]

const OVERDUE = [{ value: 'yes', label: '已逾期' }]

function Search({ list }: { list: ListState }): ReactNode {
  const units = useUnitChoices()
  return (
    <QueryBar list={list}>
      <ChoiceField list={list} name="state" label="状态" width={140} options={optionsOf(ORDER_STATES)} />
      <ChoiceField list={list} name="source" label="来源" width={120} options={optionsOf(ORDER_SOURCES)} />
      <ChoiceField list={list} name="overdue" label="期限" width={110} options={OVERDUE} />
      <ChoiceField list={list} name="unit" label="单位" width={180} options={units} />
    </QueryBar>
  )
}

function useOrders(list: ListState) {
  return useCall(listOrders, {
    query: {
      page: list.page,
      size: list.size,
      state: list.get('state') as Row['state'] | undefined,
      source: list.get('source') as Row['source'] | undefined,
      unitId: list.get('unit'),
      ...(list.get('overdue') === 'yes' ? { isOverdue: true } : {}),
    },
  })
}

function Actions({ list, mayMake }: { list: ListState; mayMake: boolean }): ReactNode {
  const { may } = useSession()
  return (
    <>
      <a href="/rectification">公开的整改情况</a>
      {may('settings.manage') ? <ExtentButton /> : null}
      {mayMake ? (
        <Button
          type="primary"
          onClick={() => {
            list.set({ new: '1' })
          }}
        >
          发出整改通知
        </Button>
      ) : null}
    </>
  )
}

/** 整改: the orders of the supervision office, with their clocks; a unit sees its own. */
export default function OrderList(): ReactNode {
  const list = useListState()
  const query = useOrders(list)
  const mayMake = query.data?.mayMake === true
  return (
    <Page
      title="整改"
      lead="监督办公室向单位发出整改通知，单位整改后报告，由发出通知以外的人员复核。"
      actions={<Actions list={list} mayMake={mayMake} />}
    >
      <Search list={list} />
      <div className="panel">
        <Rows query={query} list={list} columns={COLUMNS} rowKey="id" empty="没有整改通知。" />
      </div>
      {mayMake ? <OrderForm list={list} /> : null}
    </Page>
  )
}
