import { Form, Input, InputNumber, Radio, Select, TreeSelect } from 'antd'
import type { ReactNode } from 'react'
import { changeUnitEndpoint, createUnitEndpoint } from '../../../../src/features/organisation/organisation.contract.ts'
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../../../src/kernel/unit-kinds.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { Opening } from '../../parts/use-open.ts'
import { treeOf, type Unit, type UnitNode } from './unit-tree.ts'

type Values = Omit<Unit, 'id' | 'state' | 'parentId'> & { parentId?: string | null }

const NEW: Partial<Values> = {
  kind: 'administrative',
  isBusinessDepartment: true,
  shortName: '',
  phone: '',
  email: '',
  address: '',
  officeHours: '',
  intro: '',
  sort: 0,
}

interface TreeChoice {
  readonly value: string
  readonly title: string
  readonly children: TreeChoice[]
}

/** The tree to choose a parent from, without the unit itself and what lies below it. */
function parentsFor(units: readonly Unit[], id: string | undefined): TreeChoice[] {
  const toChoice = ({ id: value, name, children = [] }: UnitNode): TreeChoice[] =>
    value === id ? [] : [{ value, title: name, children: children.flatMap(toChoice) }]
  return treeOf(units.filter(({ state }) => state === 'active')).flatMap(toChoice)
}

function Names(): ReactNode {
  return (
    <>
      <Form.Item
        name="name"
        label="单位名称"
        rules={[{ required: true, whitespace: true, message: '请填写单位的规范名称' }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <div className="halves">
        <Form.Item name="shortName" label="简称">
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item
          name="code"
          label="单位代码"
          extra="用于索引号和导入，全校唯一。"
          rules={[{ required: true, whitespace: true, message: '请填写单位代码' }]}
        >
          <Input maxLength={20} />
        </Form.Item>
      </div>
    </>
  )
}

function Place({ units, id }: { units: readonly Unit[]; id: string | undefined }): ReactNode {
  return (
    <>
      <Form.Item name="kind" label="类别">
        <Select options={UNIT_KINDS.map((value) => ({ value, label: UNIT_KIND_NAMES[value] }))} />
      </Form.Item>
      <Form.Item name="parentId" label="上级单位">
        <TreeSelect
          treeData={parentsFor(units, id)}
          allowClear
          showSearch={{ treeNodeFilterProp: 'title' }}
          treeDefaultExpandAll
          placeholder="无（直属学校）"
        />
      </Form.Item>
      <Form.Item
        name="slug"
        label="网址标识"
        extra="门户上单位页面的地址，例如 /units/jiaowu。改动后旧地址失效。"
        rules={[
          { required: true, message: '请填写网址标识' },
          { pattern: /^[a-z0-9][a-z0-9-]{0,40}$/, message: '只能用小写字母、数字和连字符，如 jiaowu' },
        ]}
      >
        <Input prefix="/units/" maxLength={41} />
      </Form.Item>
    </>
  )
}

function Contact(): ReactNode {
  return (
    <>
      <div className="halves">
        <Form.Item name="phone" label="电话">
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="email" label="邮箱" rules={[{ type: 'email', message: '邮箱格式不正确' }]}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <Form.Item name="address" label="办公地点">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="officeHours" label="办公时间">
        <Input maxLength={80} placeholder="例如：周一至周五 8:00—16:30" />
      </Form.Item>
      <Form.Item name="intro" label="简介">
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
    </>
  )
}

interface UnitFormProps {
  readonly opening: Opening
  readonly unit: Unit | undefined
  readonly units: readonly Unit[]
}

/** Adds a unit, or changes one. */
export function UnitForm({ opening, unit, units }: UnitFormProps): ReactNode {
  const create = useAct(createUnitEndpoint)
  const change = useAct(changeUnitEndpoint)
  const run = (values: Values): Promise<unknown> => {
    const body = { ...values, parentId: values.parentId ?? null, state: unit?.state ?? ('active' as const) }
    return unit ? change.mutateAsync({ params: { id: unit.id }, body }) : create.mutateAsync({ body })
  }
  return (
    <FormDrawer<Values>
      isOpen={opening.isOpen}
      close={opening.close}
      title={unit ? `修改“${unit.name}”` : '新增单位'}
      initial={unit ?? NEW}
      done={unit ? '已保存' : '已新增'}
      run={run}
    >
      <Names />
      <Place units={units} id={unit?.id} />
      <Form.Item name="isBusinessDepartment" label="业务部门" extra="业务部门出现在门户首页的部门列表里。">
        <Radio.Group
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="sort"
        label="排序"
        extra="同一级中数字小的在前。"
        rules={[{ required: true, message: '请填写一个数字，例如 100' }]}
      >
        <InputNumber min={0} max={100000} precision={0} style={{ width: 140 }} />
      </Form.Item>
      <Contact />
    </FormDrawer>
  )
}
