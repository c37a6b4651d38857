import { Button, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { listUnitsEndpoint } from '../../../../src/features/organisation/organisation.contract.ts'
import { UNIT_KIND_NAMES } from '../../../../src/kernel/unit-kinds.ts'
import { useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { ACTIONS, DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { type ListState, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { UnitForm } from './unit-form.tsx'
import { UnitImport } from './unit-import.tsx'
import { isWanted, UnitSearch } from './unit-search.tsx'
import { UnitPosts } from './unit-posts.tsx'
import { UnitState } from './unit-state.tsx'
import { inUseBelow, treeOf, type Unit, type UnitNode } from './unit-tree.ts'

const COLUMNS: NonNullable<TableProps<UnitNode>['columns']> = [
  { title: '单位', dataIndex: 'name', width: 220 },
  { title: '代码', dataIndex: 'code', width: 90 },
  { title: '类别', dataIndex: 'kind', width: 110, render: (kind: Unit['kind']) => UNIT_KIND_NAMES[kind] },
  {
    title: '门户页面',
    dataIndex: 'slug',
    width: 170,
    render: (slug: string, { state }) =>
      state === 'closed' ? (
        <span className="quiet">已停用，不再显示</span>
      ) : (
        <a href={`/units/${slug}`}>/units/{slug}</a>
      ),
  },
  { title: '业务部门', dataIndex: 'isBusinessDepartment', width: 90, render: (is: boolean) => (is ? '是' : '否') },
  { title: '电话', dataIndex: 'phone', width: 130 },
  { title: '办公地点', dataIndex: 'address', width: 160 },
]

interface UnitsProps {
  readonly units: Unit[]
  readonly mayManage: boolean
  readonly list: ListState
  readonly change: (unit: Unit) => void
}

function Actions({ unit, units, mayManage, change }: Omit<UnitsProps, 'list'> & { unit: Unit }): ReactNode {
  const posts = <UnitPosts unit={unit} />
  if (!mayManage) return posts
  return (
    <>
      {posts}
      <Button
        type="link"
        size="small"
        aria-label={`修改${unit.name}`}
        onClick={() => {
          change(unit)
        }}
      >
        修改
      </Button>
      <UnitState unit={unit} openBelow={inUseBelow(units, unit.id)} />
    </>
  )
}

function Units({ units, mayManage, list, change }: UnitsProps): ReactNode {
  const { may } = useSession()
  const mayReadPosts = mayManage || may('audit.read')
  const [folded, setFolded] = useState<readonly string[]>([])
  const shown = units.filter((unit) => isWanted(unit, list))
  const act = {
    title: '操作',
    key: ACTIONS,
    width: 170,
    render: (_: unknown, unit: UnitNode) => <Actions unit={unit} units={units} mayManage={mayManage} change={change} />,
  }
  return (
    <div className="panel">
      <p className="quiet">
        共 {units.length} 个单位，显示 {shown.length} 个。
      </p>
      <DataTable<UnitNode>
        columns={mayReadPosts ? [...COLUMNS, act] : COLUMNS}
        dataSource={treeOf(shown)}
        rowKey="id"
        pagination={false}
        expandable={{
          // Open unless somebody closed it: what was found or has just been added must be seen.
          expandedRowKeys: shown.map(({ id }) => id).filter((id) => !folded.includes(id)),
          onExpand: (isOpen, { id }) => {
            setFolded(isOpen ? folded.filter((other) => other !== id) : [...folded, id])
          },
        }}
        locale={{ emptyText: <p className="quiet">没有符合条件的单位。可以放宽条件，或者点“重置”。</p> }}
      />
    </div>
  )
}

const LEADS = {
  manage: '单位不删除，只停用；已公开的信息不受影响。',
  read: '您可以查看，不能修改；单位由系统管理员维护。',
}

/** 单位: the tree of the university's units. */
export default function UnitList(): ReactNode {
  const list = useListState()
  const query = useCall(listUnitsEndpoint)
  const [changing, setChanging] = useState<Unit>()
  const form = useOpen()
  const importing = useOpen()
  const edit = (unit?: Unit): void => {
    setChanging(unit)
    form.open()
  }
  const mayManage = query.data?.mayManage === true
  const actions = mayManage ? (
    <>
      <Button onClick={importing.open}>从 Excel 导入</Button>
      <Button
        type="primary"
        onClick={() => {
          edit()
        }}
      >
        新增单位
      </Button>
    </>
  ) : undefined
  return (
    <Page title="单位" lead={mayManage ? LEADS.manage : LEADS.read} actions={actions}>
      <UnitSearch list={list} />
      <Loaded query={query}>
        {({ rows }) => <Units units={rows} mayManage={mayManage} list={list} change={edit} />}
      </Loaded>
      <UnitForm opening={form} unit={changing} units={query.data?.rows ?? []} />
      <UnitImport opening={importing} />
    </Page>
  )
}
