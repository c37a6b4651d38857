import { Alert } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import {
  previewAssessment,
  publishAssessment,
  reopenAssessment,
} from '../../../../src/features/assessment/assessment.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { ActDialog, DayField, dayText } from '../../parts/fields.tsx'
import { today } from '../../parts/today.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'

interface DialogProps {
  readonly id: string
  readonly isOpen: boolean
  readonly close: () => void
}

/** Shows each unit its own line until a day. */
export function PreviewDialog({ id, to, ...dialog }: DialogProps & { readonly to: string }): ReactNode {
  const preview = useAct(previewAssessment)
  return (
    <ActDialog<{ until: Dayjs }>
      {...dialog}
      title="公示得分"
      okText="公示"
      done="已公示"
      run={({ until }) => preview.mutateAsync({ params: { id }, body: { appealUntil: dayText(until) } })}
    >
      <p>各单位将看到自己的得分和打分理由，看不到其他单位的。在截止日以前可以申诉。各单位会收到通知。</p>
      {to >= today() ? (
        <Alert type="warning" showIcon title={`考核期间到 ${to} 才结束，得分还会变化，请确认现在就要公示。`} />
      ) : null}
      <DayField name="until" label="申诉截止日" from={dayText(dayjs().add(1, 'day'))} />
    </ActDialog>
  )
}

/** Opens it to scores again. */
export function ReopenDialog({ id, ...dialog }: DialogProps): ReactNode {
  const reopen = useAct(reopenAssessment)
  return (
    <ReasonDialog
      {...dialog}
      title="退回打分"
      note="退回后可以重新打分，以后要再次公示。已有的打分都保留。"
      okText="退回"
      done="已退回打分"
      run={(reason) => reopen.mutateAsync({ params: { id }, body: { reason } })}
    />
  )
}

/** Freezes the result and lets everybody read it. */
export function PublishDialog({ id, ...dialog }: DialogProps): ReactNode {
  const publish = useAct(publishAssessment)
  return (
    <ReasonDialog
      {...dialog}
      title="发布结果"
      note="发布后结果固定，不能再改，并在门户“信息公开考核结果”页向社会公开。"
      okText="发布"
      done="已发布"
      label={null}
      run={() => publish.mutateAsync({ params: { id } })}
    />
  )
}
