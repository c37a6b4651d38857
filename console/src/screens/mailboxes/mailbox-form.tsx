import { Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import {
  createMailbox,
  type listMailboxes,
  saveMailbox,
} from '../../../../src/features/mailboxes/mailboxes.contract.ts'
import { MAILBOX_KIND_NAMES, RELEASE_NAMES } from '../../../../src/kernel/case-words.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import type { Wanted } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { matches, useUnitChoices } from '../../parts/choices.ts'
import { dayText, DayField, ShortText } from '../../parts/fields.tsx'
import { FormDrawer } from '../../parts/form-drawer.tsx'
import { LineList } from '../../parts/line-list.tsx'
import { UnitField } from '../cases/unit-field.tsx'
import { optionsOf } from '../documents/names.ts'
import '../../styles/cases.css'
import '../../styles/settings.css'

/** A mailbox as its list has it. */
export type Box = Reply<typeof listMailboxes>['rows'][number]
type Body = Wanted<typeof createMailbox>['body']
type Values = Omit<Body, 'opensOn' | 'closesOn'> & {
  readonly opensOn?: Dayjs | null
  readonly closesOn?: Dayjs | null
}

const NEW: Partial<Values> = {
  kind: 'unit',
  unitId: null,
  intro: '',
  email: '',
  allowsAnonymous: false,
  release: 'head',
  replyDays: 5,
  complexDays: 10,
  termsSource: '',
  isTermsVerified: false,
  reopenDays: 10,
  retentionYears: 10,
  publishesAnswers: true,
  opensOn: null,
  closesOn: null,
  state: 'active',
  sort: 100,
  sections: [],
}

function valuesOf(box: Box | null): Partial<Values> {
  if (box === null) return NEW
  const day = (text: string | null): Dayjs | null => (text === null ? null : dayjs(text))
  return { ...box, opensOn: day(box.opensOn), closesOn: day(box.closesOn) }
}

function dayOrNull(value: Dayjs | null | undefined): string | null {
  return value ? dayText(value) : null
}

const HAVE_SECTIONS: readonly Box['kind'][] = ['principal', 'unit']
const NEVER_PUBLIC: readonly Box['kind'][] = ['supervision', 'telephone', 'correction']

// Only what the form knows: the list tells more of a mailbox than can be set. What its kind does not have is empty.
function bodyOf(values: Values, edited: Box | null): Body {
  const kind = edited?.kind ?? values.kind
  const hasTime = kind === 'suggestion'
  return {
    slug: values.slug,
    name: values.name,
    kind,
    unitId: values.unitId ?? null,
    intro: values.intro,
    email: values.email,
    allowsAnonymous: values.allowsAnonymous,
    release: values.release,
    replyDays: values.replyDays,
    complexDays: values.complexDays,
    termsSource: values.termsSource,
    isTermsVerified: values.isTermsVerified,
    reopenDays: values.reopenDays,
    retentionYears: values.retentionYears,
    publishesAnswers: !NEVER_PUBLIC.includes(kind) && values.publishesAnswers,
    opensOn: hasTime ? dayOrNull(values.opensOn) : null,
    closesOn: hasTime ? dayOrNull(values.closesOn) : null,
    state: values.state,
    sort: values.sort,
    sections: HAVE_SECTIONS.includes(kind) ? values.sections.map(({ name, unitId }) => ({ name, unitId })) : [],
  }
}

interface WhatProps {
  readonly isNew: boolean
  readonly kind: Box['kind']
}

function useKinds() {
  const { may } = useSession()
  return optionsOf(MAILBOX_KIND_NAMES).filter(({ value }) =>
    may(value === 'supervision' ? 'mailboxes.supervise' : 'mailboxes.handle'),
  )
}

function What({ isNew, kind }: WhatProps): ReactNode {
  const kinds = useKinds()
  const hasPage = kind !== 'telephone' && kind !== 'correction'
  return (
    <>
      <Form.Item name="kind" label="类型" extra={isNew ? '设立后不能改变。' : undefined}>
        <Radio.Group disabled={!isNew} style={{ display: 'grid', gap: 4 }} options={kinds} />
      </Form.Item>
      <ShortText name="name" label={kind === 'suggestion' ? '名称（写明主题）' : '名称'} isRequired />
      <Form.Item
        name="slug"
        label="网址名"
        extra="小写字母、数字和连字符，例如 houqin；来信页面是 /mailboxes/网址名。"
        rules={[{ required: true, pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, message: '请用小写字母、数字和连字符填写' }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <div hidden={!hasPage}>
        <Form.Item name="intro" label="写给来信人的说明（可不填）">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        <ShortText name="email" label="公布的邮箱（可不填）" />
      </div>
      {kind === 'suggestion' ? (
        <>
          <DayField name="opensOn" label="开始接收" isRequired={false} />
          <DayField name="closesOn" label="截止（含当日，可不填）" isRequired={false} extra="截止后才能公布汇总。" />
        </>
      ) : null}
    </>
  )
}

/** The matters to choose from, each with the unit that it goes to at once. */
function Sections(): ReactNode {
  const units = useUnitChoices()
  return (
    <LineList name="sections" legend="版块（来信人选择后直接交给单位；投诉除外）" thing="版块" fresh={{ name: '' }}>
      {(at) => (
        <>
          <Form.Item name={[at, 'name']} rules={[{ required: true, whitespace: true, message: '请填写版块' }]}>
            <Input aria-label={`第 ${String(at + 1)} 个版块的名称`} placeholder="例如 后勤与食宿" maxLength={60} />
          </Form.Item>
          <Form.Item name={[at, 'unitId']} rules={[{ required: true, message: '请选择单位' }]}>
            <Select
              aria-label={`第 ${String(at + 1)} 个版块交给的单位`}
              placeholder="交给"
              options={units}
              showSearch={{ filterOption: matches }}
            />
          </Form.Item>
        </>
      )}
    </LineList>
  )
}

function Who({ kind }: { kind: Box['kind'] }): ReactNode {
  const units = useUnitChoices()
  return (
    <>
      <UnitField
        name="unitId"
        label="由哪个单位办理"
        options={units}
        isRequired={false}
        extra={
          kind === 'supervision' ? '来信只有监督办公室能看到，这里只用来写明单位。' : '不选的，由信息公开办公室分办。'
        }
      />
      {HAVE_SECTIONS.includes(kind) ? <Sections /> : null}
      {kind === 'supervision' ? null : (
        <Form.Item name="release" label="谁审发答复">
          <Radio.Group options={optionsOf(RELEASE_NAMES)} />
        </Form.Item>
      )}
    </>
  )
}

function Days({ name, label, most = 60 }: { name: string; label: string; most?: number }): ReactNode {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: `请填写${label}` }]}>
      <InputNumber min={1} max={most} precision={0} style={{ width: 160 }} />
    </Form.Item>
  )
}

function Terms(): ReactNode {
  return (
    <fieldset className="role-line">
      <legend>期限</legend>
      <Days name="replyDays" label="几个工作日内答复" />
      <Days name="complexDays" label="复杂事项几个工作日内答复" />
      <ShortText
        name="termsSource"
        label="期限的依据"
        isRequired
        extra="学校哪个文件第几条承诺的，例如《校长信箱办理办法》第六条。"
      />
      <Form.Item name="isTermsVerified" label="已与文件核对" valuePropName="checked" extra="核对之前，对外注明“试行”。">
        <Switch />
      </Form.Item>
      <Days name="reopenDays" label="答复后几个工作日内可以要求重新办理" />
      <Days name="retentionYears" label="归档后保存几年" most={100} />
    </fieldset>
  )
}

const STATES = [
  { value: 'active', label: '使用' },
  { value: 'closed', label: '关闭' },
]

function Wishes({ kind }: { kind: Box['kind'] }): ReactNode {
  const mayPublish = !NEVER_PUBLIC.includes(kind)
  return (
    <>
      <Form.Item name="allowsAnonymous" label="接受匿名" valuePropName="checked">
        <Switch />
      </Form.Item>
      {mayPublish ? (
        <Form.Item name="publishesAnswers" label="答复可以隐去姓名后公开" valuePropName="checked">
          <Switch />
        </Form.Item>
      ) : null}
      <Form.Item name="sort" label="排列顺序" extra="数小的在前。">
        <InputNumber min={0} max={10_000} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="state" label="状态">
        <Radio.Group options={STATES} />
      </Form.Item>
    </>
  )
}

function Fields({ isNew }: { isNew: boolean }): ReactNode {
  const form = Form.useFormInstance<Values>()
  const kind = (Form.useWatch('kind', form) as Box['kind'] | undefined) ?? 'unit'
  return (
    <>
      <What isNew={isNew} kind={kind} />
      <Who kind={kind} />
      <Terms />
      <Wishes kind={kind} />
    </>
  )
}

interface MailboxFormProps {
  readonly isOpen: boolean
  readonly close: () => void
  /** Null for a new one. */
  readonly edited: Box | null
}

/** 设立、修改信箱. */
export function MailboxForm({ isOpen, close, edited }: MailboxFormProps): ReactNode {
  const [create, save] = [useAct(createMailbox), useAct(saveMailbox)]
  const [firstKind] = useKinds()
  const initial =
    edited === null && firstKind?.value === 'supervision' ? { ...NEW, kind: firstKind.value } : valuesOf(edited)
  return (
    <FormDrawer<Values>
      isOpen={isOpen}
      close={close}
      title={edited === null ? '设立信箱' : `修改${edited.name}`}
      okText="保存信箱"
      done="信箱已保存"
      size={640}
      initial={initial}
      objectionTo={({ replyDays, complexDays }) =>
        complexDays < replyDays ? '复杂事项的期限不能比一般的短' : undefined
      }
      run={(values) => {
        const body = bodyOf(values, edited)
        return edited === null ? create.mutateAsync({ body }) : save.mutateAsync({ params: { id: edited.id }, body })
      }}
    >
      <Fields isNew={edited === null} />
    </FormDrawer>
  )
}
