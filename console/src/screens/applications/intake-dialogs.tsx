import dayjs, { type Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import {
  confirmReceipt,
  lapseApplication,
  registerSupplement,
  registerWithdrawal,
  requestSupplement,
} from '../../../../src/features/applications/applications.contract.ts'
import { addDays } from '../../../../src/kernel/day.ts'
import { useAct } from '../../api/use-call.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { today } from '../../parts/today.ts'
import type { DialogProps } from './case-view.ts'
import { ActDialog, DayField, dayText, LongText } from '../../parts/fields.tsx'

/** 确认收到: from the next day on the term runs. */
export function ReceiptDialog({ view, ...dialog }: DialogProps): ReactNode {
  const confirm = useAct(confirmReceipt)
  return (
    <ActDialog<{ receivedOn: Dayjs }>
      {...dialog}
      title="确认收到申请"
      okText="确认收到"
      done="已登记，期限开始计算"
      initial={{ receivedOn: dayjs(today()) }}
      run={({ receivedOn }) =>
        confirm.mutateAsync({ params: { id: view.id }, body: { receivedOn: dayText(receivedOn) } })
      }
    >
      <p>互联网、平常信函、传真提出的，以双方确认之日为收到申请之日；答复期限自次日起算。</p>
      <DayField name="receivedOn" label="双方确认之日" from={view.openedOn} until={today()} />
    </ActDialog>
  )
}

/** 告知补正: once, completely, with a day. */
export function SupplementDialog({ view, ...dialog }: DialogProps): ReactNode {
  const request = useAct(requestSupplement)
  return (
    <ActDialog<{ what: string; until: Dayjs }>
      {...dialog}
      title="告知补正"
      okText="告知补正"
      done="已告知申请人，期限暂停计算"
      run={({ what, until }) => request.mutateAsync({ params: { id: view.id }, body: { what, until: dayText(until) } })}
    >
      <p>补正只能要求一次，请写全。等待期间停止计算，收到补正后重新起算。</p>
      <LongText name="what" label="需要补正的事项和理由" />
      <DayField name="until" label="补正期限" from={addDays(today(), 1)} />
    </ActDialog>
  )
}

/** A supplement that came on paper. */
export function RegisterSupplementDialog({ view, ...dialog }: DialogProps): ReactNode {
  const register = useAct(registerSupplement)
  return (
    <ActDialog<{ text: string }>
      {...dialog}
      title="登记书面补正"
      okText="登记"
      done="已登记补正，期限重新起算"
      run={(body) => register.mutateAsync({ params: { id: view.id }, body })}
    >
      <p>申请人在网上补正的不用登记。纸质材料可以在“材料”中上传。</p>
      <LongText name="text" label="补正的内容" most={4000} />
    </ActDialog>
  )
}

/** 视为放弃. */
export function LapseDialog({ view, ...dialog }: DialogProps): ReactNode {
  const lapse = useAct(lapseApplication)
  return (
    <ReasonDialog
      {...dialog}
      title="逾期不补正，视为放弃"
      note="申请人没有正当理由、逾期没有补正的，视为放弃申请，不再处理。"
      okText="视为放弃"
      isDanger
      done="已登记"
      run={(reason) => lapse.mutateAsync({ params: { id: view.id }, body: { reason } })}
    />
  )
}

/** 撤回 that the applicant told the office of. */
export function WithdrawalDialog({ view, ...dialog }: DialogProps): ReactNode {
  const withdraw = useAct(registerWithdrawal)
  return (
    <ReasonDialog
      {...dialog}
      title="登记撤回"
      note="申请人提出撤回的，登记后不再办理。请写明申请人怎样提出、什么时候提出。"
      okText="登记撤回"
      isDanger
      label="申请人怎样提出"
      done="已登记撤回"
      run={(reason) => withdraw.mutateAsync({ params: { id: view.id }, body: { reason } })}
    />
  )
}
