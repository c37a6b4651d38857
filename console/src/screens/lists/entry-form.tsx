import { DatePicker, Form, Input, InputNumber, Select, Switch } from 'antd'
import type { Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { editEntriesEndpoint, type getEntry, listEntries } from '../../../../src/features/lists/lists.contract.ts'
import {
  type EntryFields,
  FIELD_NAMES,
  LIST_KIND_NAMES,
  LIST_KINDS,
  type ListKind,
  SHARED_FIELDS,
  type SharedField,
} from '../../../../src/kernel/list-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCallIf } from '../../api/use-call.ts'
import { type Choice, matches, useUnitChoices } from '../../parts/choices.ts'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import type { Opening } from '../../parts/use-open.ts'
import { EVENT_CHOICES, PERSON_CHOICES, valueText } from './field-list.ts'

export type Entry = Reply<typeof getEntry>

type Loose = { [Name in keyof EntryFields]?: EntryFields[Name] | undefined }
interface Values extends Loose {
  readonly kind: ListKind
  readonly number: string
  readonly unitId: string
  readonly parentNumber?: string
  readonly reason: string
  readonly effectiveOn?: Dayjs | null
}

const LONG: readonly SharedField[] = ['basis', 'conditions', 'materials', 'flow']

/** What is inherited stands grey in the empty field, with where it comes from. */
function inheritedWords(
  entry: Entry | undefined,
  name: SharedField,
): { placeholder: string; extra: string | undefined } {
  const above = entry?.parent ? valueText(entry.parent.says, name) : ''
  if (above === '') return { placeholder: '', extra: undefined }
  return { placeholder: above, extra: `留空即用上级条目 ${entry?.parent?.number ?? ''} 的内容` }
}

interface ControlProps {
  readonly name: SharedField
  readonly placeholder: string
}

/** The value of a field that may be empty, and how to change it; empty is null, which means “as above”. */
function useField(name: SharedField): [value: unknown, change: (next: unknown) => void] {
  const form = Form.useFormInstance<Values>()
  const value: unknown = Form.useWatch(name, form)
  const change = (next: unknown): void => {
    form.setFieldValue(name, next)
  }
  return [value, change]
}

function SeveralOf({ name, placeholder }: ControlProps): ReactNode {
  const [value, change] = useField(name)
  return (
    <Select
      mode="multiple"
      allowClear
      aria-label={SHARED_FIELDS[name]}
      options={name === 'persons' ? PERSON_CHOICES : EVENT_CHOICES}
      placeholder={placeholder}
      value={(value as string[] | null | undefined) ?? []}
      onChange={(next: string[]) => {
        change(next.length === 0 ? null : next)
      }}
    />
  )
}

function Days({ name, placeholder }: ControlProps): ReactNode {
  const [value, change] = useField(name)
  return (
    <InputNumber
      aria-label={SHARED_FIELDS[name]}
      min={0}
      max={365}
      precision={0}
      style={{ width: 180 }}
      placeholder={placeholder}
      value={(value as number | null | undefined) ?? null}
      onChange={change}
    />
  )
}

function Words({ name, placeholder }: ControlProps): ReactNode {
  const [value, change] = useField(name)
  const text = { placeholder, value: typeof value === 'string' ? value : '', 'aria-label': SHARED_FIELDS[name] }
  const take = ({ target }: { target: { value: string } }): void => {
    change(target.value === '' ? null : target.value)
  }
  if (LONG.includes(name)) return <Input.TextArea autoSize={{ minRows: 2 }} {...text} onChange={take} />
  return <Input {...text} onChange={take} />
}

function Control(props: ControlProps): ReactNode {
  if (props.name === 'persons' || props.name === 'events') return <SeveralOf {...props} />
  return props.name === 'promisedDays' ? <Days {...props} /> : <Words {...props} />
}

function Shared({ entry, name }: { entry: Entry | undefined; name: SharedField }): ReactNode {
  const { placeholder, extra } = inheritedWords(entry, name)
  const hint = LONG.includes(name) ? '一行一项。' : ''
  return (
    <>
      <Form.Item name={name} hidden>
        <Input />
      </Form.Item>
      <Form.Item label={FIELD_NAMES[name]} extra={[hint, extra ?? ''].join('') || undefined}>
        <Control name={name} placeholder={placeholder} />
      </Form.Item>
    </>
  )
}

/** The entries of a unit from which a service can derive. */
function useParentChoices(unitId: string | undefined): Choice[] {
  const query = { unitId, page: 1, size: 100 }
  const isWanted = unitId !== undefined
  const responsibilities = useCallIf(isWanted, listEntries, { query: { ...query, kind: 'responsibility' } })
  const approvals = useCallIf(isWanted, listEntries, { query: { ...query, kind: 'approval' } })
  const rows = [...(responsibilities.data?.rows ?? []), ...(approvals.data?.rows ?? [])]
  return rows.map(({ number, matter }) => ({ value: number, label: `${number} ${matter}` }))
}

function Parent({ isNew }: { isNew: boolean }): ReactNode {
  const kind = Form.useWatch<ListKind | undefined>('kind')
  const unitId = Form.useWatch<string | undefined>('unitId')
  const parents = useParentChoices(isNew && kind === 'service' ? unitId : undefined)
  if (kind !== 'service') return null
  return (
    <Form.Item
      name="parentNumber"
      label="上级条目"
      extra="由本单位哪一条责任或审批条目而来；没有就不填。输入编号或名称查找。"
    >
      <Select disabled={!isNew} allowClear showSearch={{ filterOption: matches }} options={parents} />
    </Form.Item>
  )
}

function Head({ isNew }: { isNew: boolean }): ReactNode {
  const units = useUnitChoices()
  return (
    <>
      <div className="halves">
        <Form.Item name="kind" label="清单" rules={[{ required: true, message: '请选择清单' }]}>
          <Select disabled={!isNew} options={LIST_KINDS.map((value) => ({ value, label: LIST_KIND_NAMES[value] }))} />
        </Form.Item>
        <Form.Item name="number" label="编号" rules={[{ required: true, message: '请填写编号，如 FW-205-001' }]}>
          <Input disabled={!isNew} maxLength={30} />
        </Form.Item>
      </div>
      <Form.Item name="unitId" label="责任单位" rules={[{ required: true, message: '请选择责任单位' }]}>
        <Select disabled={!isNew} showSearch={{ filterOption: matches }} options={units} />
      </Form.Item>
      <Parent isNew={isNew} />
      <Form.Item name="matter" label={FIELD_NAMES.matter} rules={[{ required: true, message: '请填写事项名称' }]}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  )
}

function Own(): ReactNode {
  return (
    <>
      <div className="halves">
        <Form.Item
          name="isOnline"
          label={FIELD_NAMES.isOnline}
          valuePropName="checked"
          extra="信息服务大厅里有对应的服务时自动为“是”；这里只填在其他系统办理的。"
        >
          <Switch checkedChildren="是" unCheckedChildren="否" />
        </Form.Item>
        <Form.Item name="url" label={FIELD_NAMES.url}>
          <Input maxLength={300} placeholder="https:// 或 / 开头" />
        </Form.Item>
      </div>
      <Form.Item name="keywords" label={FIELD_NAMES.keywords} extra="人们还会用什么词来找，用顿号分开。">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="audience" label={FIELD_NAMES.audience}>
        <Select
          options={[
            { value: 'public', label: '社会公开' },
            { value: 'campus', label: '校内公开' },
          ]}
        />
      </Form.Item>
    </>
  )
}

/** Why and from when: on the record with every change. */
export function ChangeTerms(): ReactNode {
  return (
    <>
      <Form.Item
        name="reason"
        label="变更理由"
        rules={[{ required: true, whitespace: true, message: '请填写变更理由' }]}
      >
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="effectiveOn" label="生效日期" extra="不填，则审核通过之日起生效。">
        <DatePicker />
      </Form.Item>
    </>
  )
}

/** The day as the server takes it; null when none is chosen. */
export function dayText(day: Dayjs | null | undefined): string | null {
  return day?.format('YYYY-MM-DD') ?? null
}

const EMPTY = Object.fromEntries(Object.keys(SHARED_FIELDS).map((name) => [name, null]))
const NEW = { ...EMPTY, kind: 'service', isOnline: false, url: '', keywords: '', audience: 'public' } as Partial<Values>

const UNSAID = { isOnline: false, url: '', keywords: '', audience: 'public' }

function toBody({ kind, number, unitId, parentNumber = '', reason, effectiveOn, ...fields }: Values) {
  const said = Object.entries(fields).map(([name, value]) => [name, value ?? null])
  const all = { ...UNSAID, ...Object.fromEntries(said) } as EntryFields
  const entry = { kind, number: number.trim(), unitId, parentNumber, isEnded: false, fields: all }
  return { title: all.matter.slice(0, 90), reason, effectiveOn: dayText(effectiveOn), entries: [entry] }
}

/** Adds an entry, or changes one; either goes through review. What is inherited stands grey and says where it comes from. */
export function EntryForm({ opening, entry }: { opening: Opening; entry: Entry | undefined }): ReactNode {
  const propose = useAct(editEntriesEndpoint)
  const initial: Partial<Values> = entry?.own
    ? {
        ...entry.own,
        kind: entry.kind,
        number: entry.number,
        unitId: entry.unitId,
        ...(entry.parent ? { parentNumber: entry.parent.number } : {}),
      }
    : NEW
  const prefix = entry ? '修改：' : '新增：'
  return (
    <FormDrawer<Values>
      isOpen={opening.isOpen}
      close={opening.close}
      title={entry ? `修改“${entry.says?.matter ?? entry.number}”` : '新增条目'}
      initial={initial}
      okText="送审"
      done="已送审，审核通过后生效"
      size={680}
      run={(values) => {
        const body = toBody(values)
        return propose.mutateAsync({ body: { ...body, title: prefix + body.title } })
      }}
    >
      <Head isNew={entry === undefined} />
      {(Object.keys(SHARED_FIELDS) as SharedField[]).map((name) => (
        <Shared key={name} entry={entry} name={name} />
      ))}
      <Own />
      <ChangeTerms />
    </FormDrawer>
  )
}
