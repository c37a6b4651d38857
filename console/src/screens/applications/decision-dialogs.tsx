import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import {
  passSecrecy,
  sendBackDecision,
  signDecision,
  submitDecision,
} from '../../../../src/features/applications/applications.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import type { DialogProps } from './case-view.ts'
import { ActDialog } from '../../parts/fields.tsx'

/** 送审. */
export function SubmitDialog({ view, ...dialog }: DialogProps): ReactNode {
  const submit = useAct(submitDecision)
  return (
    <ReasonDialog
      {...dialog}
      title="答复送审"
      note="送审后先由保密审查员逐项审查，再由负责人签发。拟稿、审查、签发须由不同的人办理。"
      okText="送审"
      label={null}
      done="已送审"
      run={() => submit.mutateAsync({ params: { id: view.id }, body: {} })}
    />
  )
}

/** 退回修改. */
export function SendBackDialog({ view, ...dialog }: DialogProps): ReactNode {
  const back = useAct(sendBackDecision)
  return (
    <ReasonDialog
      {...dialog}
      title="退回修改"
      note="退回后由承办单位修改，再次送审。"
      okText="退回"
      done="已退回"
      run={(reason) => back.mutateAsync({ params: { id: view.id }, body: { reason } })}
    />
  )
}

const QUESTIONS = [
  ['stateSecret', '国家秘密'],
  ['workSecret', '工作秘密'],
  ['personalData', '不应公开的个人信息'],
  ['commercialSecret', '商业秘密'],
] as const

type Findings = Record<(typeof QUESTIONS)[number][0], boolean> & { basis: string }

function Question({ name, label }: { name: string; label: string }): ReactNode {
  return (
    <Form.Item
      name={name}
      label={`是否涉及${label}`}
      rules={[
        { required: true, message: `请逐项审查：是否涉及${label}` },
        {
          validator: (_, isHit: unknown) =>
            isHit === true
              ? Promise.reject(new Error('涉及的不能通过，请关闭后选“退回修改”并写明理由'))
              : Promise.resolve(),
        },
      ]}
    >
      <Radio.Group
        options={[
          { value: false, label: '不涉及' },
          { value: true, label: '涉及' },
        ]}
      />
    </Form.Item>
  )
}

/** 保密审查, item by item, of exactly the text that is shown. */
export function SecrecyDialog({ view, ...dialog }: DialogProps): ReactNode {
  const pass = useAct(passSecrecy)
  const hash = view.decision?.hash ?? ''
  return (
    <ActDialog<Findings>
      {...dialog}
      title="保密审查"
      okText="通过审查"
      done="已通过保密审查，等待签发"
      run={(findings) => pass.mutateAsync({ params: { id: view.id }, body: { ...findings, hash } })}
    >
      <p>审查的是页面上的这一版答复、答复书和随答复提供的材料（含遮盖件）；改动一个字、增减一份材料，都须重新审查。</p>
      {QUESTIONS.map(([name, label]) => (
        <Question key={name} name={name} label={label} />
      ))}
      <Form.Item
        name="basis"
        label="审查依据"
        rules={[{ required: true, whitespace: true, message: '请填写审查依据' }]}
      >
        <Input maxLength={500} placeholder="定密依据、审查会议或有关规定" />
      </Form.Item>
    </ActDialog>
  )
}

/** 签发. */
export function SignDialog({ view, ...dialog }: DialogProps): ReactNode {
  const sign = useAct(signDecision)
  return (
    <ReasonDialog
      {...dialog}
      title="签发答复"
      note={`签发“${view.decision?.kindName ?? ''}”的答复。签发后答复和随答复提供的材料都不能再改，由信息公开办公室送达申请人。`}
      okText="签发"
      label={null}
      done="已签发"
      run={() => sign.mutateAsync({ params: { id: view.id }, body: { hash: view.decision?.hash ?? '' } })}
    />
  )
}
