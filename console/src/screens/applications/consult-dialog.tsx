import { Button, Checkbox, Form, InputNumber, Modal, Radio, Typography } from 'antd'
import { type ReactNode, useState } from 'react'
import { consultOthers, settleConsultation } from '../../../../src/features/applications/applications.contract.ts'
import type { Wanted } from '../../api/call.ts'
import { useAct } from '../../api/use-call.ts'
import { optionsOf } from '../documents/names.ts'
import { today } from '../../parts/today.ts'
import type { CaseView, DialogProps } from './case-view.ts'
import { ActDialog, LongText, ShortText } from '../../parts/fields.tsx'
import { ANSWER_NAMES, CONSULTED_NAMES } from './names.ts'

type Body = Wanted<typeof consultOthers>['body']
type Values = Omit<Body, 'days' | 'pausesClock'> & Partial<Pick<Body, 'days' | 'pausesClock'>>
type Sent = { readonly link: string; readonly answerUntil: string }

function termOf({ terms }: CaseView, kind: Values['kind']) {
  return kind === 'third-party' ? terms.thirdParty : terms.otherAgency
}

/** Does the clock wait, and how long may they take: what the rules of the case say comes first. */
function Terms({ view }: { view: CaseView }): ReactNode {
  const form = Form.useFormInstance<Values>()
  const kind = (Form.useWatch('kind', form) as Values['kind'] | undefined) ?? 'third-party'
  const term = termOf(view, kind)
  if (term === null)
    return (
      <>
        <p className="quiet">这一件适用的规定没有征求意见的扣除期限，等待期间答复期限照常计算。</p>
        <Form.Item name="days" label="请对方在几个工作日内答复" rules={[{ required: true, message: '请填写天数' }]}>
          <InputNumber min={1} max={30} precision={0} style={{ width: 160 }} />
        </Form.Item>
      </>
    )
  return (
    <>
      <p>
        对方有 {term.days} 个工作日（{term.article}）。
      </p>
      <Form.Item name="pausesClock" valuePropName="checked">
        <Checkbox>等待期间不计入答复期限</Checkbox>
      </Form.Item>
    </>
  )
}

/** The one-time link, on its only way to whoever is asked. */
function LinkOnce({ sent, close }: { sent: Sent | null; close: () => void }): ReactNode {
  return (
    <Modal
      open={sent !== null}
      title="征求意见的链接"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={close}>
          已经发给对方，关闭
        </Button>
      }
    >
      <p>
        链接只显示这一次，关闭后无法再看到。请发给对方，请对方在 {sent?.answerUntil}{' '}
        前答复。打开链接只能看到涉及对方的内容，看不到申请人是谁。
      </p>
      <Typography.Paragraph className="mono" copyable={{ icon: ['复制', '复制成功'], tooltips: false }}>
        {sent === null ? '' : location.origin + sent.link}
      </Typography.Paragraph>
    </Modal>
  )
}

/** 征求意见: asks somebody whom the information touches, or an agency that made it too. */
export function ConsultDialog({ view, ...dialog }: DialogProps): ReactNode {
  const consult = useAct(consultOthers)
  const [sent, setSent] = useState<Sent | null>(null)
  return (
    <>
      <ActDialog<Values>
        {...dialog}
        title="征求意见"
        okText="生成链接"
        done="已登记征求意见"
        initial={{ kind: 'third-party', contact: '', pausesClock: true, days: 15 }}
        run={async ({ pausesClock = false, days = 15, ...values }) => {
          const waits = termOf(view, values.kind) !== null && pausesClock
          setSent(await consult.mutateAsync({ params: { id: view.id }, body: { ...values, days, pausesClock: waits } }))
        }}
      >
        <Form.Item name="kind" label="向谁征求">
          <Radio.Group options={optionsOf(CONSULTED_NAMES)} />
        </Form.Item>
        <ShortText name="name" label="姓名或者单位名称" isRequired />
        <ShortText name="contact" label="联系方式" />
        <LongText
          name="passages"
          label="涉及对方的内容"
          most={4000}
          extra="对方看到的就是这一段，请不要写申请人的信息。"
        />
        <Terms view={view} />
      </ActDialog>
      <LinkOnce
        sent={sent}
        close={() => {
          setSent(null)
        }}
      />
    </>
  )
}

interface SettleProps extends DialogProps {
  readonly consultation: CaseView['consultations'][number]
}

/** An answer that came on paper, or that none came in time. */
export function SettleDialog({ view, consultation, ...dialog }: SettleProps): ReactNode {
  const settle = useAct(settleConsultation)
  const mayBeSilent = today() > consultation.answerUntil
  return (
    <ActDialog<Wanted<typeof settleConsultation>['body']>
      {...dialog}
      title={`登记${CONSULTED_NAMES[consultation.kind]}的答复`}
      okText="登记"
      done="答复已登记"
      initial={{ reason: '' }}
      run={(body) => settle.mutateAsync({ params: { id: view.id, consultationId: consultation.id }, body })}
    >
      <p>
        {consultation.kind === 'third-party'
          ? '第三方逾期未答复的，由学校决定是否公开。'
          : '其他机关逾期未答复的，视为同意公开。'}
        {mayBeSilent ? '' : `答复期限到 ${consultation.answerUntil}，期满以前不能登记逾期。`}
      </p>
      <Form.Item name="answer" label="答复" rules={[{ required: true, message: '请选择答复' }]}>
        <Radio.Group
          options={optionsOf(ANSWER_NAMES).map((option) => ({
            ...option,
            disabled: option.value === 'silent' && !mayBeSilent,
          }))}
        />
      </Form.Item>
      <ShortText name="reason" label="理由（可不填）" />
    </ActDialog>
  )
}
