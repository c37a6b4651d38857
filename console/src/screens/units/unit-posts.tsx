import { Button, DatePicker, Form, Input, InputNumber, Space } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import {
  addPostEndpoint,
  assignDutyEndpoint,
  changePostEndpoint,
  endDutyEndpoint,
  listPostsEndpoint,
} from '../../../../src/features/organisation/posts.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { useOpen } from '../../parts/use-open.ts'
import type { Unit } from './unit-tree.ts'

type Post = Reply<typeof listPostsEndpoint>['rows'][number]
type Holder = Post['holders'][number]

function required(message: string) {
  return [{ required: true, whitespace: true, message }]
}

interface PostValues {
  readonly name: string
  readonly sort: number
}

interface PostFormProps {
  readonly label: string
  readonly title: string
  readonly initial: PostValues
  readonly save: (values: PostValues) => Promise<unknown>
}

function PostForm({ label, title, initial, save }: PostFormProps): ReactNode {
  const dialog = useOpen()
  const [form] = Form.useForm<PostValues>()
  const run = async (values: PostValues): Promise<string> => {
    await save(values)
    return '岗位已保存'
  }
  return (
    <>
      <Button size="small" onClick={dialog.open} aria-label={title}>
        {label}
      </Button>
      <FormDialog {...dialog} title={title} okText="保存" form={form} initial={initial} run={run}>
        <Form.Item name="name" label="岗位名称" rules={required('请填写岗位名称')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="sort" label="次序（小的在前）">
          <InputNumber min={0} max={100_000} precision={0} />
        </Form.Item>
      </FormDialog>
    </>
  )
}

interface HolderValues {
  readonly staffNo: string
  readonly name: string
  readonly from: Dayjs
}

function AssignForm({ post }: { post: Post }): ReactNode {
  const dialog = useOpen()
  const [form] = Form.useForm<HolderValues>()
  const assign = useAct(assignDutyEndpoint)
  const run = async ({ staffNo, name, from }: HolderValues): Promise<string> => {
    await assign.mutateAsync({ params: { id: post.id }, body: { staffNo, name, fromOn: from.format('YYYY-MM-DD') } })
    return '已登记任职'
  }
  return (
    <>
      <Button size="small" onClick={dialog.open} aria-label={`为${post.name}登记任职`}>
        任职
      </Button>
      <FormDialog
        {...dialog}
        title={`任职：${post.name}`}
        okText="登记"
        form={form}
        initial={{ from: dayjs() }}
        run={run}
      >
        <Form.Item
          name="staffNo"
          label="工号"
          extra="工号已登记过的，沿用登记的姓名。"
          rules={[{ required: true, pattern: /^[A-Za-z0-9-]{1,30}$/, message: '工号由字母、数字和连字符组成' }]}
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="name" label="姓名" rules={required('请填写姓名')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="from" label="任职日期" rules={[{ required: true, message: '请选择日期' }]}>
          <DatePicker />
        </Form.Item>
      </FormDialog>
    </>
  )
}

function EndForm({ holder }: { holder: Holder }): ReactNode {
  const dialog = useOpen()
  const [form] = Form.useForm<{ until: Dayjs }>()
  const end = useAct(endDutyEndpoint)
  const run = async ({ until }: { until: Dayjs }): Promise<string> => {
    await end.mutateAsync({ params: { id: holder.dutyId }, body: { untilOn: until.format('YYYY-MM-DD') } })
    return '已免去任职'
  }
  return (
    <>
      <Button size="small" onClick={dialog.open} aria-label={`免去${holder.name}的任职`}>
        免去
      </Button>
      <FormDialog
        {...dialog}
        title={`免去${holder.name}的任职`}
        okText="免去"
        form={form}
        initial={{ until: dayjs() }}
        run={run}
      >
        <Form.Item name="until" label="自哪一日起不再担任" rules={[{ required: true, message: '请选择日期' }]}>
          <DatePicker />
        </Form.Item>
      </FormDialog>
    </>
  )
}

function HolderLine({ holder, mayManage }: { holder: Holder; mayManage: boolean }): ReactNode {
  const { name, staffNo, fromOn, untilOn } = holder
  return (
    <li>
      <span className="grow">
        {name}（工号 {staffNo}）
      </span>
      <span className="quiet">{untilOn === null ? `${fromOn} 起` : `${fromOn} 至 ${untilOn}`}</span>
      {mayManage && untilOn === null ? <EndForm holder={holder} /> : null}
    </li>
  )
}

function PostPanel({ post, mayManage }: { post: Post; mayManage: boolean }): ReactNode {
  const change = useAct(changePostEndpoint)
  const save = (body: PostValues): Promise<unknown> => change.mutateAsync({ params: { id: post.id }, body })
  const actions = (
    <Space>
      <PostForm
        label="修改"
        title={`修改岗位 ${post.name}`}
        initial={{ name: post.name, sort: post.sort }}
        save={save}
      />
      <AssignForm post={post} />
    </Space>
  )
  return (
    <Panel title={post.name} more={mayManage ? actions : undefined}>
      {post.holders.length === 0 ? <p className="quiet">还没有登记任职人员</p> : null}
      <ul className="lines">
        {post.holders.map((holder) => (
          <HolderLine key={holder.dutyId} holder={holder} mayManage={mayManage} />
        ))}
      </ul>
    </Panel>
  )
}

function Posts({ unit }: { unit: Unit }): ReactNode {
  const query = useCall(listPostsEndpoint, { params: { id: unit.id } })
  const add = useAct(addPostEndpoint)
  const save = (body: PostValues): Promise<unknown> => add.mutateAsync({ params: { id: unit.id }, body })
  return (
    <Loaded query={query}>
      {({ rows, mayManage }) => (
        <>
          {rows.map((post) => (
            <PostPanel key={post.id} post={post} mayManage={mayManage} />
          ))}
          {rows.length === 0 ? <p className="quiet">这个单位还没有登记岗位。</p> : null}
          {mayManage ? (
            <PostForm
              label="新增岗位"
              title="新增岗位"
              initial={{ name: '', sort: (rows.length + 1) * 10 }}
              save={save}
            />
          ) : null}
        </>
      )}
    </Loaded>
  )
}

/** The posts of a unit and who holds them, opened from its line. */
export function UnitPosts({ unit }: { unit: Unit }): ReactNode {
  const drawer = useOpen()
  return (
    <>
      <Button type="link" size="small" aria-label={`${unit.name}的岗位`} onClick={drawer.open}>
        岗位
      </Button>
      <SideDrawer isOpen={drawer.isOpen} close={drawer.close} title={`${unit.name}的岗位与任职`}>
        <Posts unit={unit} />
      </SideDrawer>
    </>
  )
}
