import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import {
  checkReport,
  publishReport,
  returnReport,
  signReport,
} from '../../../../src/features/reports/reports.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { AbilityButton } from '../../parts/ability-button.tsx'
import { ActDialog } from '../../parts/fields.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import type { Report } from './report.ts'
import { PublishNote } from './same-period.tsx'

interface StepProps {
  readonly report: Report
  /** Shows the report as it is now, also after a refusal. */
  readonly anew: () => Promise<void>
}

interface OpinionProps {
  readonly name: string
  readonly note: string
  readonly ability: Report['may']['check']
  readonly run: (opinion: string) => Promise<unknown>
  readonly anew: StepProps['anew']
}

function OpinionStep({ name, note, ability, run, anew }: OpinionProps): ReactNode {
  const { open, ...opening } = useOpen()
  return (
    <>
      <AbilityButton type="primary" ability={ability} onClick={open}>
        {name}
      </AbilityButton>
      <ActDialog<{ opinion?: string }>
        {...opening}
        title={name}
        okText={name}
        done={`已${name}`}
        initial={{ opinion: '同意' }}
        run={({ opinion = '' }) => run(opinion).finally(anew)}
      >
        <p>{note}</p>
        <Form.Item name="opinion" label="意见">
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </ActDialog>
    </>
  )
}

function Return({ report, anew }: StepProps): ReactNode {
  const send = useAct(returnReport)
  const { open, ...opening } = useOpen()
  return (
    <>
      <AbilityButton ability={report.may.return} onClick={open}>
        退回起草
      </AbilityButton>
      <ReasonDialog
        {...opening}
        title="退回起草"
        note="退回以后由信息公开办公室修改，改好再送签。"
        okText="退回"
        done="已退回"
        run={(reason) => send.mutateAsync({ params: { id: report.id }, body: { reason } }).finally(anew)}
      />
    </>
  )
}

function Publish({ report, anew }: StepProps): ReactNode {
  const publish = useAct(publishReport)
  const { open, ...opening } = useOpen()
  return (
    <>
      <AbilityButton type="primary" ability={report.may.publish} onClick={open}>
        公布
      </AbilityButton>
      <ReasonDialog
        {...opening}
        title="公布年度报告"
        note={<PublishNote report={report} />}
        okText="公布"
        done="已公布"
        label={null}
        run={() => publish.mutateAsync({ params: { id: report.id } }).finally(anew)}
      />
    </>
  )
}

/** The steps of a report that are possible in its state; what the server would refuse says why. */
export function ReportActions({ report, anew }: StepProps): ReactNode {
  const check = useAct(checkReport)
  const sign = useAct(signReport)
  const { id, state, version, hash, may } = report
  if (state === 'draft')
    return (
      <OpinionStep
        name="审核送签"
        note="系统会再取一次数。数字没有变动、文字和统计表没有问题的，送校领导签发；送签以后文字不能修改。"
        ability={may.check}
        run={(opinion) => check.mutateAsync({ params: { id }, body: { version, opinion } })}
        anew={anew}
      />
    )
  if (state === 'checked')
    return (
      <>
        <OpinionStep
          name="签发"
          note="签发以后，报告的文字和每一个数字固定下来，以后的记录变动不会改动它。"
          ability={may.sign}
          run={(opinion) => sign.mutateAsync({ params: { id }, body: { hash: hash ?? '', opinion } })}
          anew={anew}
        />
        <Return report={report} anew={anew} />
      </>
    )
  return state === 'frozen' ? (
    <Publish report={report} anew={anew} />
  ) : (
    <a href={`/reports/${report.slug}`}>查看公布的报告</a>
  )
}
