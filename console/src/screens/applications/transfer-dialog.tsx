import { Form, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import {
  listTransferTargets,
  transferApplication,
} from '../../../../src/features/applications/applications.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { ActDialog, LongText, MustHold, ShortText } from '../../parts/fields.tsx'
import { optionsOf } from '../documents/names.ts'
import type { DialogProps } from './case-view.ts'
import { TRANSFER_NAMES } from './names.ts'

type To = keyof typeof TRANSFER_NAMES

interface TransferValues {
  readonly to: To
  /** Empty: it goes to an office outside the school's mailboxes. */
  readonly mailboxId: string
  readonly toName?: string
  readonly contact?: string
  readonly hasConsent: boolean
  readonly note: string
}

const OUTSIDE = { value: '', label: '不转入本校信箱（移送其他单位）' }

function Outside(): ReactNode {
  return (
    <>
      <ShortText name="toName" label="移送的单位" extra="写入移送告知书；不填写为“本校办理该类事项的机构”。" />
      <ShortText name="contact" label="该单位的联系方式" />
    </>
  )
}

/** Which mailbox takes it over; choosing another kind of matter chooses anew. */
function TargetFields(): ReactNode {
  const form = Form.useFormInstance<TransferValues>()
  const { data } = useCall(listTransferTargets)
  const to = Form.useWatch<To | undefined>('to')
  const mailboxId = Form.useWatch<string | undefined>('mailboxId')
  const targets = (data?.rows ?? []).filter((target) => target.to === to)
  return (
    <>
      <Form.Item name="to" label="转到">
        <Radio.Group
          options={optionsOf(TRANSFER_NAMES)}
          onChange={() => {
            form.setFieldValue('mailboxId', '')
          }}
        />
      </Form.Item>
      <Form.Item
        name="mailboxId"
        label="接收的信箱"
        extra="转入信箱后，申请内容、附件和联系方式随之转去，按该信箱的期限办理；信访自收到申请之日起计算。新的编号和查询码告知申请人。"
      >
        <Select options={[OUTSIDE, ...targets.map(({ id, name }) => ({ value: id, label: name }))]} />
      </Form.Item>
      {mailboxId === '' ? <Outside /> : null}
    </>
  )
}

/** 转办: what is no application goes its own way, with consent. */
export function TransferDialog({ view, ...dialog }: DialogProps): ReactNode {
  const transfer = useAct(transferApplication)
  return (
    <ActDialog<TransferValues>
      {...dialog}
      title="转其他渠道办理"
      okText="转办"
      done="已转办"
      isDanger
      initial={{ to: 'enquiry', mailboxId: '' }}
      run={({ mailboxId, ...body }) =>
        transfer.mutateAsync({ params: { id: view.id }, body: mailboxId === '' ? body : { ...body, mailboxId } })
      }
    >
      <p>不是申请公开信息、而是咨询、信访或者举报的，经申请人同意，转到相应渠道。申请人会看到说明。</p>
      <TargetFields />
      <LongText name="note" label="给申请人的说明" />
      <MustHold name="hasConsent" message="转办须经申请人同意，请先联系申请人">
        已联系申请人，申请人同意
      </MustHold>
    </ActDialog>
  )
}
