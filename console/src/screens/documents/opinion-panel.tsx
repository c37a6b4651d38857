import { App, Button, Form, Input, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { giveDocumentOpinion } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { getReview, listCommonOpinions } from '../../../../src/features/review/review.contract.ts'
import { useAct, useCall, useCallIf } from '../../api/use-call.ts'
import { FaultNotice } from '../../parts/fault.tsx'
import { Panel } from '../../parts/page.tsx'
import type { DocumentDetail } from './document-page.tsx'

interface Values {
  readonly decision: 'approve' | 'return'
  readonly opinion?: string
  readonly stateSecret?: boolean
  readonly workSecret?: boolean
  readonly personalData?: boolean
  readonly commercialSecret?: boolean
  readonly basis?: string
}

const QUESTIONS = [
  ['stateSecret', '国家秘密'],
  ['workSecret', '工作秘密'],
  ['personalData', '不应公开的个人信息'],
  ['commercialSecret', '商业秘密'],
] as const

function SecrecyQuestions(): ReactNode {
  return (
    <div className="questions">
      {QUESTIONS.map(([name, label]) => (
        <Form.Item
          key={name}
          name={name}
          label={`是否涉及${label}`}
          rules={[{ required: true, message: `请逐项审查：是否涉及${label}` }]}
        >
          <Radio.Group
            options={[
              { value: false, label: '不涉及' },
              { value: true, label: '涉及' },
            ]}
          />
        </Form.Item>
      ))}
      <Form.Item name="basis" label="审查依据">
        <Input maxLength={500} placeholder="可填写定密依据、审查会议或有关规定" />
      </Form.Item>
    </div>
  )
}

function CommonOpinions({ decision, choose }: { decision: string; choose: (text: string) => void }): ReactNode {
  const { data } = useCall(listCommonOpinions)
  const options = (data?.rows ?? []).filter((row) => row.decision === decision).map(({ text }) => ({ value: text }))
  if (options.length === 0) return null
  return (
    <Select
      aria-label="常用意见"
      placeholder="常用意见"
      options={options}
      style={{ width: '100%', marginBottom: 8 }}
      onChange={choose}
      value={null}
    />
  )
}

function bodyOf(values: Values, revisionHash: string) {
  const { decision, opinion = '', stateSecret, workSecret, personalData, commercialSecret, basis = '' } = values
  const isAnswered = stateSecret !== undefined && workSecret !== undefined
  const findings = {
    stateSecret: stateSecret === true,
    workSecret: workSecret === true,
    personalData: personalData === true,
    commercialSecret: commercialSecret === true,
    basis,
  }
  return { decision, opinion, revisionHash, ...(isAnswered ? { findings } : {}) }
}

interface OpinionFormProps {
  readonly id: string
  readonly revisionHash: string
  readonly step: { readonly name: string; readonly isSecrecy: boolean }
}

function OpinionForm({ id, revisionHash, step }: OpinionFormProps): ReactNode {
  const [form] = Form.useForm<Values>()
  const decision = Form.useWatch('decision', form) ?? 'approve'
  const give = useAct(giveDocumentOpinion)
  const { message } = App.useApp()
  const [fault, setFault] = useState<unknown>(null)
  const submit = async (values: Values): Promise<void> => {
    setFault(null)
    const body = bodyOf(values, revisionHash)
    try {
      const { state } = await give.mutateAsync({ params: { id }, body })
      void message.success(state === 'returned' ? '已退回，送审人会看到您的意见' : '已同意')
    } catch (error) {
      setFault(error)
    }
  }
  return (
    <Panel title={`请您办理：${step.name}`}>
      <Form form={form} layout="vertical" initialValues={{ decision: 'approve' }} onFinish={(v) => void submit(v)}>
        <Form.Item name="decision" label="审核结论">
          <Radio.Group
            optionType="button"
            options={[
              { value: 'approve', label: '同意' },
              { value: 'return', label: '退回修改' },
            ]}
          />
        </Form.Item>
        {step.isSecrecy && decision === 'approve' ? <SecrecyQuestions /> : null}
        <CommonOpinions
          decision={decision}
          choose={(text) => {
            form.setFieldValue('opinion', text)
          }}
        />
        <Form.Item
          name="opinion"
          label="意见"
          rules={decision === 'return' ? [{ required: true, whitespace: true, message: '退回须写明理由' }] : []}
        >
          <Input.TextArea rows={3} maxLength={1000} showCount />
        </Form.Item>
        {fault === null ? null : <FaultNotice error={fault} />}
        <Button type="primary" htmlType="submit" loading={give.isPending} danger={decision === 'return'}>
          {decision === 'return' ? '退回' : '提交意见'}
        </Button>
      </Form>
    </Panel>
  )
}

/** The form for an opinion, shown to whoever is asked for one now. */
export function OpinionPanel({ document }: { document: DocumentDetail }): ReactNode {
  const { reviewCaseId, may, id } = document
  const isAsked = reviewCaseId !== null && may.giveOpinion.ok
  const { data: review } = useCallIf(isAsked, getReview, { params: { id: reviewCaseId ?? '' } })
  const step = review?.steps.find(({ state }) => state === 'open')
  if (!isAsked || !review || !step) return null
  return <OpinionForm id={id} revisionHash={review.revisionHash} step={step} />
}
