import { Button, Form, Radio, Select, type TableProps, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { changeVenue, createVenue, listVenues } from '../../../../src/features/services/venues.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { ACTIONS, DataTable } from '../../parts/card-table.tsx'
import { matches } from '../../parts/choices.ts'
import { ActDialog, ShortText } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { type Opening, useOpen } from '../../parts/use-open.ts'
import { useOnlyUnit, useOwnUnits } from './own-units.ts'

type Venue = Reply<typeof listVenues>['rows'][number]
type Booking = Reply<typeof listVenues>['bookings'][number]

const GROUP_NOTE = '例如：会议室、运动场。表单的“场地时段”项目写同样的类别，申请人就从这一类中选择。'

function NewVenue(): ReactNode {
  const dialog = useOpen()
  const create = useAct(createVenue)
  const units = useOwnUnits()
  const only = useOnlyUnit()
  return (
    <>
      <Button type="primary" onClick={dialog.open}>
        新增场地
      </Button>
      <ActDialog<Pick<Venue, 'group' | 'name' | 'unitId'>>
        isOpen={dialog.isOpen}
        close={dialog.close}
        title="新增场地"
        okText="新增"
        done="已新增"
        initial={only}
        run={(body) => create.mutateAsync({ body })}
      >
        <ShortText name="group" label="类别" isRequired extra={GROUP_NOTE} />
        <ShortText name="name" label="名称" isRequired />
        <Form.Item name="unitId" label="管理单位" rules={[{ required: true, message: '请选择管理单位' }]}>
          <Select options={units} showSearch={{ filterOption: matches }} />
        </Form.Item>
      </ActDialog>
    </>
  )
}

interface ChangeProps {
  readonly opening: Opening
  readonly venue: Venue | undefined
}

function ChangeVenue({ opening, venue }: ChangeProps): ReactNode {
  const change = useAct(changeVenue)
  return (
    <ActDialog<Pick<Venue, 'group' | 'name' | 'state'>>
      isOpen={opening.isOpen}
      close={opening.close}
      title="修改场地"
      okText="保存"
      done="已保存"
      initial={venue ?? {}}
      run={(body) => change.mutateAsync({ params: { id: venue?.id ?? '' }, body })}
    >
      <ShortText name="group" label="类别" isRequired extra={GROUP_NOTE} />
      <ShortText name="name" label="名称" isRequired />
      <Form.Item name="state" label="状态" extra="停用后不能再约，已有的预约不变。">
        <Radio.Group
          options={[
            { value: 'active', label: '可以预约' },
            { value: 'closed', label: '停用' },
          ]}
        />
      </Form.Item>
    </ActDialog>
  )
}

function columnsWith(change: (venue: Venue) => void): NonNullable<TableProps<Venue>['columns']> {
  return [
    { title: '类别', dataIndex: 'group', width: 140 },
    { title: '名称', dataIndex: 'name', width: 220 },
    { title: '管理单位', dataIndex: 'unitName', width: 200 },
    {
      title: '状态',
      dataIndex: 'state',
      width: 110,
      render: (state: Venue['state']) => (state === 'active' ? <Tag color="success">可以预约</Tag> : <Tag>已停用</Tag>),
    },
    {
      title: '操作',
      key: ACTIONS,
      width: 90,
      render: (_, venue) => (
        <Button
          size="small"
          aria-label={`修改${venue.name}`}
          onClick={() => {
            change(venue)
          }}
        >
          修改
        </Button>
      ),
    },
  ]
}

const BOOKING_COLUMNS: NonNullable<TableProps<Booking>['columns']> = [
  { title: '日期', dataIndex: 'on', width: 130 },
  { title: '时段', key: 'time', width: 140, render: (_, { from, to }) => `${from}—${to}` },
  { title: '场地', dataIndex: 'name', width: 220 },
  { title: '办件编号', dataIndex: 'number', width: 160 },
]

function Bookings({ bookings }: { bookings: readonly Booking[] }): ReactNode {
  return (
    <Panel title="三十天内的预约">
      <DataTable<Booking>
        name="三十天内的预约"
        rowKey={({ venueId, on, from }) => `${venueId} ${on} ${from}`}
        columns={BOOKING_COLUMNS}
        dataSource={bookings}
        locale={{ emptyText: <p className="quiet">没有预约。</p> }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
      />
    </Panel>
  )
}

/** 场地: what can be booked by the forms of one's units, and what is booked in the next thirty days. */
export default function Venues(): ReactNode {
  const query = useCall(listVenues)
  const [changed, setChanged] = useState<Venue>()
  const dialog = useOpen()
  const change = (venue: Venue): void => {
    setChanged(venue)
    dialog.open()
  }
  return (
    <Page title="场地" lead="会议室、运动场等可以在服务大厅预约的场地；同一时段只能约给一件。" actions={<NewVenue />}>
      <Loaded query={query}>
        {({ rows, bookings }) => (
          <>
            <div className="panel">
              <DataTable<Venue>
                name="场地"
                rowKey="id"
                columns={columnsWith(change)}
                dataSource={rows}
                locale={{ emptyText: <p className="quiet">本单位还没有场地。</p> }}
                pagination={{ pageSize: 50, hideOnSinglePage: true }}
              />
            </div>
            <Bookings bookings={bookings} />
          </>
        )}
      </Loaded>
      <ChangeVenue key={changed?.id ?? ''} opening={dialog} venue={changed} />
    </Page>
  )
}
