import { Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { giveDocumentOpinion } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { getReview, listCommonOpinions } from '../../../../src/features/review/review.contract.ts'
import { useAct, useCall, useCallIf } from '../../api/use-call.ts'
import { Panel } from '../../parts/page.tsx'
import { TaskFrame } from '../../parts/task-frame.tsx'
import type { DocumentDetail } from './document-detail.ts'

/** An opinion as the form has it; the questions are answered at a secrecy step. */
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
          rules={[
            { required: true, message: `请逐项审查：是否涉及${label}` },
            {
              validator: (_, isHit: unknown) =>
                isHit === true
                  ? Promise.reject(new Error('涉及的不能同意，请选“退回修改”并写明理由'))
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

/** What the server is told of an opinion on the text with this hash. */
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
  readonly revisionHash: string
  readonly step: { readonly name: string; readonly isSecrecy: boolean }
  readonly run: (body: ReturnType<typeof bodyOf>) => Promise<unknown>
}

const DECISIONS = [
  { value: 'approve', label: '同意' },
  { value: 'return', label: '退回修改' },
]

function OpinionFields({ isSecrecy }: { isSecrecy: boolean }): ReactNode {
  const form = Form.useFormInstance<Values>()
  const isReturn = Form.useWatch('decision', form) === 'return'
  const choose = (text: string): void => {
    form.setFieldValue('opinion', text)
  }
  return (
    <>
      <Form.Item name="decision" label="审核结论">
        <Radio.Group optionType="button" options={DECISIONS} />
      </Form.Item>
      {isSecrecy && !isReturn ? <SecrecyQuestions /> : null}
      <CommonOpinions decision={isReturn ? 'return' : 'approve'} choose={choose} />
      <Form.Item
        name="opinion"
        label="意见"
        rules={isReturn ? [{ required: true, whitespace: true, message: '退回须写明理由' }] : []}
      >
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
    </>
  )
}

/** The form for an opinion at the open step, whatever is reviewed. */
export function OpinionForm({ revisionHash, step, run }: OpinionFormProps): ReactNode {
  return (
    <Panel title={`请您办理：${step.name}`}>
      <TaskFrame<Values>
        okText="提交意见"
        doneText="意见已提交"
        initial={{ decision: 'approve' }}
        run={(values) => run(bodyOf(values, revisionHash))}
      >
        <OpinionFields isSecrecy={step.isSecrecy} />
      </TaskFrame>
    </Panel>
  )
}

/** The form for an opinion, shown to whoever is asked for one now. */
export function OpinionPanel({ document }: { document: DocumentDetail }): ReactNode {
  const { reviewCaseId, may, id } = document
  const isAsked = reviewCaseId !== null && may.giveOpinion.ok
  const { data: review } = useCallIf(isAsked, getReview, { params: { id: reviewCaseId ?? '' } })
  const step = review?.steps.find(({ state }) => state === 'open')
  const give = useAct(giveDocumentOpinion)
  if (!isAsked || !review || !step) return null
  return (
    <OpinionForm
      revisionHash={review.revisionHash}
      step={step}
      run={(body) => give.mutateAsync({ params: { id }, body })}
    />
  )
}
