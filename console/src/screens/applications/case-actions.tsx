import type { Steps } from '../cases/steps.tsx'
import type { CaseView } from './case-view.ts'
import { ConsultDialog } from './consult-dialog.tsx'
import { SecrecyDialog, SendBackDialog, SignDialog, SubmitDialog } from './decision-dialogs.tsx'
import { DecisionForm } from './decision-form.tsx'
import {
  LapseDialog,
  ReceiptDialog,
  RegisterSupplementDialog,
  SupplementDialog,
  WithdrawalDialog,
} from './intake-dialogs.tsx'
import {
  CloseDialog,
  DeliverDialog,
  DiscloseDialog,
  MysteryDialog,
  ReassessDialog,
  RemedyDialog,
} from './later-dialogs.tsx'
import { TransferDialog } from './transfer-dialog.tsx'
import {
  AssignDialog,
  DeferDialog,
  ExtendDialog,
  HandBackDialog,
  ProposeExtensionDialog,
  SearchDialog,
} from './work-dialogs.tsx'

/** What can be done to an application, in the order in which it usually happens. */
export const STEPS: Steps<CaseView> = [
  { action: 'confirmReceipt', label: '确认收到', Dialog: ReceiptDialog, nextIn: ['submitted'] },
  {
    action: 'assign',
    label: ({ state }) => (state === 'assigned' ? '重新交办' : '交办'),
    Dialog: AssignDialog,
    nextIn: ['registered'],
  },
  {
    action: 'registerSupplement',
    label: '登记书面补正',
    Dialog: RegisterSupplementDialog,
    nextIn: ['supplement-requested'],
  },
  { action: 'recordSearch', label: '检索记录', Dialog: SearchDialog, nextIn: ['assigned'] },
  { action: 'draft', label: '拟答复', Dialog: DecisionForm, nextIn: ['assigned', 'drafted'] },
  { action: 'submit', label: '答复送审', Dialog: SubmitDialog, nextIn: ['drafted'] },
  { action: 'sendBack', label: '退回修改', Dialog: SendBackDialog, nextIn: ['in-review'] },
  { action: 'passSecrecy', label: '保密审查', Dialog: SecrecyDialog, nextIn: ['in-review'] },
  { action: 'sign', label: '签发', Dialog: SignDialog, nextIn: ['in-review'] },
  { action: 'deliver', label: '送达答复', Dialog: DeliverDialog, nextIn: ['signed'] },
  { action: 'close', label: '归档', Dialog: CloseDialog, nextIn: ['answered', 'lapsed', 'withdrawn', 'transferred'] },
  { action: 'requestSupplement', label: '告知补正', Dialog: SupplementDialog },
  { action: 'consult', label: '征求意见', Dialog: ConsultDialog },
  { action: 'proposeExtension', label: '提出延长', Dialog: ProposeExtensionDialog },
  { action: 'extend', label: '批准延长', Dialog: ExtendDialog },
  { action: 'defer', label: '延迟答复', Dialog: DeferDialog },
  { action: 'handBack', label: '退回交办', Dialog: HandBackDialog },
  { action: 'transfer', label: '转其他渠道', Dialog: TransferDialog },
  { action: 'lapse', label: '逾期不补正', Dialog: LapseDialog },
  { action: 'withdraw', label: '登记撤回', Dialog: WithdrawalDialog },
  { action: 'registerRemedy', label: '登记救济', Dialog: RemedyDialog },
  { action: 'reassess', label: '重新评估', Dialog: ReassessDialog },
  { action: 'disclose', label: '转为主动公开', Dialog: DiscloseDialog },
  { action: 'markMystery', label: '标记为暗访件', Dialog: MysteryDialog },
]
