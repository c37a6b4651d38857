import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { COLUMN_KINDS, type listSites, saveColumn } from '../../../../src/features/sites/sites.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { Opening } from '../../parts/use-open.ts'

type Site = Reply<typeof listSites>['rows'][number]
type Column = Site['columns'][number]
type Values = Omit<Column, 'id' | 'siteId' | 'lastListedOn' | 'lateDays'>

/** 栏目样式. */
export const KIND_NAMES: Readonly<Record<Column['kind'], string>> = {
  list: '标题列表',
  gallery: '图片列表',
  page: '单独一页',
  topics: '专题',
  events: '活动（日期、地点，先列未举行的）',
  tenders: '采购（公告、变更、结果相连）',
  jobs: '招聘（截止日期，先列可报名的）',
}

const NEW: Partial<Values> = {
  kind: 'list',
  intro: '',
  updateIntervalDays: 30,
  onHome: false,
  sort: 100,
  state: 'active',
}

/** The address is chosen once: a column that exists keeps it, and another column must not be overwritten. */
function Names({ site, column }: { site: Site; column: Column | undefined }): ReactNode {
  const taken = site.columns.map(({ slug }) => slug)
  const isFree = (slug: string): Promise<void> =>
    taken.includes(slug) ? Promise.reject(new Error('这个站点已有这个网址标识的栏目')) : Promise.resolve()
  return (
    <>
      <Form.Item name="name" label="栏目名称" rules={[{ required: true, whitespace: true, message: '请填写栏目名称' }]}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item
        name="slug"
        label="网址标识"
        extra="小写字母、数字和连字符，例如 notices；建好后不能修改，读者收藏的地址才不会失效。"
        rules={
          column
            ? []
            : [
                { required: true, message: '请填写网址标识' },
                { pattern: /^[a-z0-9][a-z0-9-]{0,40}$/, message: '只能用小写字母、数字和连字符，如 notices' },
                { validator: (_, slug: string = '') => isFree(slug) },
              ]
        }
      >
        <Input maxLength={41} disabled={column !== undefined} />
      </Form.Item>
    </>
  )
}

function Settings(): ReactNode {
  return (
    <>
      <Form.Item name="kind" label="样式">
        <Select options={COLUMN_KINDS.map((value) => ({ value, label: KIND_NAMES[value] }))} />
      </Form.Item>
      <Form.Item name="intro" label="栏目说明" extra="显示在栏目页的标题下面。">
        <Input.TextArea rows={3} maxLength={300} showCount />
      </Form.Item>
      <Form.Item name="updateIntervalDays" label="更新周期（天）" extra="最长多少天应有新内容；不要求时留空。">
        <InputNumber min={1} max={3660} precision={0} style={{ width: 140 }} />
      </Form.Item>
      <Form.Item name="onHome" label="在站点首页显示">
        <Radio.Group
          options={[
            { value: true, label: '显示' },
            { value: false, label: '不显示' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="sort"
        label="排序"
        extra="数字小的在前。"
        rules={[{ required: true, message: '请填写一个数字，例如 100' }]}
      >
        <InputNumber min={0} max={10000} precision={0} style={{ width: 140 }} />
      </Form.Item>
      <Form.Item name="state" label="状态" extra="关闭后，栏目不再显示，其中已公开的信息保留，仍可检索。">
        <Radio.Group
          options={[
            { value: 'active', label: '在用' },
            { value: 'closed', label: '关闭' },
          ]}
        />
      </Form.Item>
    </>
  )
}

interface ColumnFormProps {
  readonly opening: Opening
  readonly column: Column | undefined
  readonly site: Site
}

/** Adds a column to a site, or changes one. */
export function ColumnForm({ opening, column, site }: ColumnFormProps): ReactNode {
  const save = useAct(saveColumn)
  const run = ({ slug, name, kind, intro, updateIntervalDays, onHome, sort, state }: Values): Promise<unknown> =>
    save.mutateAsync({
      params: { siteId: site.id, slug },
      body: { name, kind, intro, updateIntervalDays: updateIntervalDays ?? null, onHome, sort, state },
    })
  return (
    <FormDrawer<Values>
      isOpen={opening.isOpen}
      close={opening.close}
      title={column ? `修改栏目“${column.name}”` : `在“${site.name}”新增栏目`}
      initial={column ?? NEW}
      done="已保存，门户随即更新"
      run={run}
      size={480}
    >
      <Names site={site} column={column} />
      <Settings />
    </FormDrawer>
  )
}
