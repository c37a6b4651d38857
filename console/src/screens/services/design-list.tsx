import { Button, Form, Input, Select, type TableProps, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { createService, listDesigns } from '../../../../src/features/services/design.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { ShortText } from '../../parts/fields.tsx'
import { EMPTY } from './empty-definition.ts'
import { useOnlyUnit, useOwnUnits } from './own-units.ts'

type Service = Reply<typeof listDesigns>['rows'][number]

const STATES = [
  { value: 'active', label: '可以办理' },
  { value: 'draft', label: '有草稿' },
  { value: 'closed', label: '已停办' },
]

function State({ service: { state, inForce } }: { service: Service }): ReactNode {
  if (state === 'closed') return <Tag>已停办</Tag>
  return inForce === null ? <Tag color="warning">没有启用</Tag> : <Tag color="success">可以办理</Tag>
}

const COLUMNS: NonNullable<TableProps<Service>['columns']> = [
  {
    title: '服务',
    key: 'name',
    width: 260,
    render: (_, { id, name }) => <Link to={`/services/${id}`}>{name}</Link>,
  },
  { title: '单位', dataIndex: 'unitName', width: 180 },
  { title: '状态', key: 'state', width: 110, render: (_, service) => <State service={service} /> },
  {
    title: '启用的版本',
    key: 'inForce',
    width: 120,
    render: (_, { inForce }) => (inForce === null ? <span className="quiet">无</span> : `第 ${String(inForce)} 版`),
  },
  { title: '草稿', key: 'draft', width: 100, render: (_, { hasDraft }) => (hasDraft ? '正在修改' : '没有') },
]

function isInState({ state, inForce, hasDraft }: Service, wanted: string | undefined): boolean {
  switch (wanted) {
    case 'draft':
      return hasDraft
    case 'closed':
      return state === 'closed'
    case 'active':
      return state === 'active' && inForce !== null
    default:
      return true
  }
}

function isWanted(service: Service, list: ListState): boolean {
  const isOfUnit = (list.get('unit') ?? service.unitId) === service.unitId
  return isOfUnit && service.name.includes(list.get('q') ?? '') && isInState(service, list.get('state'))
}

interface Values {
  readonly name: string
  readonly slug: string
  readonly unitId: string
}

function NewService(): ReactNode {
  const form = useOpen()
  const create = useAct(createService)
  const navigate = useNavigate()
  const [units, only] = [useOwnUnits(), useOnlyUnit()]
  return (
    <>
      <Button type="primary" onClick={form.open}>
        新建服务
      </Button>
      <FormDrawer<Values>
        isOpen={form.isOpen}
        close={form.close}
        title="新建服务"
        okText="开始设计"
        initial={only}
        run={async (body) => {
          const { id } = await create.mutateAsync({ body: { ...body, definition: EMPTY } })
          await navigate(`/services/${id}`)
        }}
      >
        <ShortText name="name" label="服务名称" isRequired extra="例如：在读证明、场地借用。启用以前公众看不到。" />
        <Form.Item
          name="slug"
          label="网址标识"
          extra="用在公众页面的网址里，以后不能改；例如 zaidu-zhengming。"
          rules={[
            { required: true, message: '请填写网址标识' },
            { pattern: /^[a-z0-9]{1,40}(-[a-z0-9]{1,20}){0,3}$/, message: '只用小写字母、数字，可用连字符连接' },
          ]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="unitId" label="办理单位" rules={[{ required: true, message: '请选择办理单位' }]}>
          <Select options={units} showSearch={{ filterOption: matches }} />
        </Form.Item>
      </FormDrawer>
    </>
  )
}

/** 服务设计: every service of the hall, with its state and the version in force. */
export default function ServiceList(): ReactNode {
  const list = useListState()
  const query = useCall(listDesigns)
  const units = useUnitChoices()
  return (
    <Page title="服务设计" lead="本单位的服务可以设计和修改。" actions={<NewService />}>
      <QueryBar list={list}>
        <WordsField list={list} name="q" label="服务名称" />
        <ChoiceField list={list} name="unit" label="单位" width={200} options={units} />
        <ChoiceField list={list} name="state" label="状态" options={STATES} />
      </QueryBar>
      <div className="panel">
        <Loaded query={query}>
          {({ rows }) => (
            <DataTable<Service>
              rowKey="id"
              columns={COLUMNS}
              dataSource={rows.filter((row) => isWanted(row, list))}
              locale={{ emptyText: <p className="quiet">没有符合条件的服务。</p> }}
              pagination={{ pageSize: 50, hideOnSinglePage: true }}
            />
          )}
        </Loaded>
      </div>
    </Page>
  )
}
