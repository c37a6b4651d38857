import { Checkbox, Form, Input, Radio, Select } from 'antd'
import type { KeyboardEvent, ReactNode } from 'react'
import { registerCall } from '../../../../src/features/mailboxes/letters.contract.ts'
import { listMailboxes } from '../../../../src/features/mailboxes/mailboxes.contract.ts'
import { LETTER_KIND_NAMES } from '../../../../src/kernel/case-words.ts'
import type { Wanted } from '../../api/call.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useUnitChoices } from '../../parts/choices.ts'
import { LongText, ShortText } from '../../parts/fields.tsx'
import { Panel } from '../../parts/page.tsx'
import { TaskFrame } from '../../parts/task-frame.tsx'
import type { Receipt } from '../cases/receipt.tsx'
import { UnitField } from '../cases/unit-field.tsx'
import { optionsOf } from '../documents/names.ts'
import '../../styles/cases.css'

type Body = Wanted<typeof registerCall>['body']
type Values = Pick<Body, 'kind' | 'isAnonymous' | 'words'> & {
  /** Asked only where there are several telephones. */
  readonly mailboxId?: string
  readonly writer?: Partial<Body['writer']>
  readonly aboutUnitId?: string | null
  readonly unitId?: string | null
}

/** The telephones that are in use. */
function useTelephones() {
  const { data } = useCall(listMailboxes)
  return data?.rows
    .filter(({ kind, state }) => kind === 'telephone' && state === 'active')
    .map(({ id, name }) => ({ value: id, label: name }))
}

function Caller(): ReactNode {
  const form = Form.useFormInstance<Values>()
  const isAnonymous = (Form.useWatch('isAnonymous', form) as boolean | undefined) ?? false
  return (
    <>
      <Form.Item name="isAnonymous" valuePropName="checked">
        <Checkbox>对方不愿留姓名</Checkbox>
      </Form.Item>
      <div hidden={isAnonymous}>
        <ShortText name={['writer', 'name']} label="姓名" isRequired={!isAnonymous} />
        <ShortText name={['writer', 'phone']} label="电话" isRequired={!isAnonymous} />
      </div>
    </>
  )
}

function Where(): ReactNode {
  const units = useUnitChoices()
  return (
    <>
      <UnitField name="unitId" label="直接交给（可不选）" options={units} isRequired={false} />
      <UnitField
        name="aboutUnitId"
        label="投诉的单位（可不选）"
        options={units}
        isRequired={false}
        extra="投诉不会交给被投诉的单位和它的上级、下属单位。"
      />
    </>
  )
}

interface CallFormProps {
  readonly registered: (receipt: Receipt) => void
  /** The first call since the page was opened: the next ones begin in the first field. */
  readonly isFirst: boolean
}

/** Ctrl and Enter send the form from wherever one is, also from the words. */
function sendByKey(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.querySelector('form')?.requestSubmit()
}

function receiptOf(
  body: Body,
  { number, code, dueOn }: { number: string; code: string; dueOn: string | null },
): Receipt {
  return {
    number,
    code: code.replaceAll(/(.{4})(?=.)/g, '$1-'),
    facts: [
      ['事项', body.words.title],
      ['答复期限', dueOn === null ? '' : `${dueOn} 前`],
      ['查询进度', `${location.origin}/mailboxes/progress`],
    ],
  }
}

function Matter({ phones, isFirst }: { phones: readonly { value: string; label: string }[]; isFirst: boolean }) {
  return (
    <div>
      {phones.length > 1 ? (
        <Form.Item name="mailboxId" label="电话">
          <Select options={[...phones]} />
        </Form.Item>
      ) : null}
      <Form.Item
        name={['words', 'title']}
        label="事项，一句话"
        extra="会显示在列表里，请不要写姓名和电话。"
        rules={[{ required: true, whitespace: true, message: '请填写事项' }]}
      >
        <Input maxLength={200} autoComplete="off" autoFocus={!isFirst} />
      </Form.Item>
      <LongText name={['words', 'what']} label="内容" most={6000} />
      <Form.Item name="kind" label="类型">
        <Radio.Group options={optionsOf(LETTER_KIND_NAMES).filter(({ value }) => value !== 'correction')} />
      </Form.Item>
    </div>
  )
}

/** What is written down of a call. */
export function CallForm({ registered, isFirst }: CallFormProps): ReactNode {
  const register = useAct(registerCall)
  const phones = useTelephones()
  if (phones === undefined) return null
  const [first] = phones
  if (!first) return <p className="quiet">还没有设立值班电话。请先在“信箱设置”中设立。</p>
  return (
    <Panel title="记录来电">
      <div onKeyDown={sendByKey}>
        <TaskFrame<Values>
          okText="登记"
          doneText="来电已登记"
          initial={{ mailboxId: first.value, kind: 'enquiry', isAnonymous: false }}
          run={async ({ mailboxId = first.value, writer = {}, aboutUnitId = null, unitId = null, ...values }) => {
            const { name = '', phone = '' } = values.isAnonymous ? {} : writer
            const body = { ...values, mailboxId, aboutUnitId, unitId, writer: { name, phone, email: '' } }
            registered(receiptOf(body, await register.mutateAsync({ body })))
          }}
        >
          <div className="call-fields">
            <Matter phones={phones} isFirst={isFirst} />
            <div>
              <Caller />
              <Where />
            </div>
          </div>
        </TaskFrame>
      </div>
    </Panel>
  )
}
