import { Button, DatePicker, Form, Input, InputNumber, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { type listTopics, saveTopic, TOPIC_STATES } from '../../../../src/features/sites/sites.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { Opening } from '../../parts/use-open.ts'

/** A topic as the console reads it. */
export type Topic = Reply<typeof listTopics>['rows'][number]

/** 专题状态. */
export const TOPIC_STATE_NAMES: Readonly<Record<Topic['state'], string>> = {
  draft: '未公开',
  active: '进行中',
  archived: '已归档',
}

interface Values {
  readonly name: string
  readonly slug: string
  readonly intro?: string
  readonly coverNo?: number | null
  readonly fromOn: Dayjs
  readonly untilOn?: Dayjs | null
  readonly sort: number
  readonly state: Topic['state']
  readonly groups?: readonly { readonly name?: string; readonly numbers?: string }[]
}

const DAY = 'YYYY-MM-DD'
const NUMBERS = /^\s*(\d+(?:[\s,，、;；]+\d+)*)?[\s,，、;；]*$/

function toNumbers(text = ''): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}

function initialOf(topic: Topic | undefined): Partial<Values> {
  if (!topic) return { state: 'draft', sort: 100, fromOn: dayjs(), groups: [{ name: '', numbers: '' }] }
  const { groups, fromOn, untilOn, ...values } = topic
  return {
    ...values,
    fromOn: dayjs(fromOn),
    untilOn: untilOn === null ? null : dayjs(untilOn),
    groups: groups.map(({ name, documents }) => ({ name, numbers: documents.map(({ no }) => no).join('\n') })),
  }
}

function Address({ isNew, taken }: { isNew: boolean; taken: readonly string[] }): ReactNode {
  const isFree = (slug: string): Promise<void> =>
    taken.includes(slug) ? Promise.reject(new Error('这个站点已有这个网址标识的专题')) : Promise.resolve()
  return (
    <Form.Item
      name="slug"
      label="网址标识"
      extra="小写字母、数字和连字符；建好后不能修改。"
      rules={
        isNew
          ? [
              { required: true, message: '请填写网址标识' },
              { pattern: /^[a-z0-9][a-z0-9-]{0,40}$/, message: '只能用小写字母、数字和连字符' },
              { validator: (_, slug: string = '') => isFree(slug) },
            ]
          : []
      }
    >
      <Input maxLength={41} disabled={!isNew} />
    </Form.Item>
  )
}

function Group({ at, remove }: { at: number; remove: () => void }): ReactNode {
  const words = `第 ${String(at + 1)} 组`
  return (
    <fieldset className="topic-group">
      <legend>{words}</legend>
      <Form.Item name={[at, 'name']} label="组名" extra="只有一组时可以不填。">
        <Input aria-label={`${words}组名`} maxLength={60} />
      </Form.Item>
      <Form.Item
        name={[at, 'numbers']}
        label="信息编号"
        extra="网址 /info/ 后面的数字，一行一个，按显示的顺序。"
        rules={[{ pattern: NUMBERS, message: '只填编号，用换行或逗号分开' }]}
      >
        <Input.TextArea aria-label={`${words}信息编号`} autoSize={{ minRows: 3, maxRows: 12 }} />
      </Form.Item>
      <Button onClick={remove}>删除{words}</Button>
    </fieldset>
  )
}

function Groups(): ReactNode {
  return (
    <Form.List name="groups">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <Group
              key={key}
              at={name}
              remove={() => {
                remove(name)
              }}
            />
          ))}
          <Button
            onClick={() => {
              add({ name: '', numbers: '' })
            }}
          >
            增加一组
          </Button>
        </>
      )}
    </Form.List>
  )
}

function Facts(): ReactNode {
  return (
    <>
      <Form.Item name="intro" label="导语">
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="coverNo" label="题图" extra="一份已公开且有封面的信息的编号；不填则没有题图。">
        <InputNumber min={1} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="fromOn" label="开始日期" rules={[{ required: true, message: '请选择开始日期' }]}>
        <DatePicker style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="untilOn" label="结束日期" extra="不填表示一直进行；过了这一天，专题注明已结束并保留。">
        <DatePicker style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="sort" label="排序" rules={[{ required: true, message: '请填写一个数字' }]}>
        <InputNumber min={0} max={10000} precision={0} style={{ width: 140 }} />
      </Form.Item>
      <Form.Item name="state" label="状态">
        <Radio.Group options={TOPIC_STATES.map((value) => ({ value, label: TOPIC_STATE_NAMES[value] }))} />
      </Form.Item>
    </>
  )
}

interface TopicFormProps {
  readonly siteId: string
  readonly topic: Topic | undefined
  readonly taken: readonly string[]
  readonly opening: Opening
}

/** Begins a topic, or changes one: groups of publications in order. */
export function TopicForm({ siteId, topic, taken, opening }: TopicFormProps): ReactNode {
  const save = useAct(saveTopic)
  const run = ({ slug, fromOn, untilOn, groups = [], ...values }: Values): Promise<unknown> =>
    save.mutateAsync({
      params: { siteId, slug },
      body: {
        version: topic?.version ?? 0,
        name: values.name,
        intro: values.intro ?? '',
        coverNo: values.coverNo ?? null,
        fromOn: fromOn.format(DAY),
        untilOn: untilOn?.format(DAY) ?? null,
        sort: values.sort,
        state: values.state,
        groups: groups.map(({ name = '', numbers }) => ({ name, numbers: toNumbers(numbers) })),
      },
    })
  return (
    <FormDrawer<Values>
      isOpen={opening.isOpen}
      close={opening.close}
      title={topic ? `修改专题“${topic.name}”` : '新建专题'}
      initial={initialOf(topic)}
      done="专题已保存，门户随即更新"
      run={run}
    >
      <Form.Item name="name" label="专题名称" rules={[{ required: true, whitespace: true, message: '请填写专题名称' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Address isNew={topic === undefined} taken={taken} />
      <Facts />
      <Groups />
    </FormDrawer>
  )
}
