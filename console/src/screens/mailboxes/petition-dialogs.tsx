import type { ReactNode } from 'react'
import { acceptPetition, markPetition } from '../../../../src/features/mailboxes/letters.contract.ts'
import { useAct } from '../../api/use-call.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import type { DialogProps } from './letter-view.ts'

/** 转为信访事项. */
export function PetitionDialog({ view, ...dialog }: DialogProps): ReactNode {
  const mark = useAct(markPetition)
  return (
    <ReasonDialog
      {...dialog}
      title="转为信访事项"
      note="这封来信改按《信访工作条例》的期限办理：先在期限内告知来信人是否受理，受理后在办理期限内办结。期限自收到来信起重新计算，转后不能改回。来信人会收到告知。检举控告请转纪检监察机构，不在这里办理。"
      okText="转为信访事项"
      label="认定为信访事项的理由"
      done="已转为信访事项，来信人会看到"
      run={(reason) => mark.mutateAsync({ params: { id: view.id }, body: { reason } })}
    />
  )
}

/** 告知受理. */
export function AcceptPetitionDialog({ view, ...dialog }: DialogProps): ReactNode {
  const accept = useAct(acceptPetition)
  return (
    <ReasonDialog
      {...dialog}
      title="告知受理？"
      note={`来信人会收到受理的告知，办理期限自今天起算，${String(view.petition?.finishDays ?? 0)} 日内办结。不予受理的，请用“不予办理”写明理由。`}
      okText="告知受理"
      label={null}
      done="已告知来信人，办理期限开始"
      run={() => accept.mutateAsync({ params: { id: view.id }, body: {} })}
    />
  )
}
