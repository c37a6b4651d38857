import type { Steps } from '../cases/steps.tsx'
import {
  AdoptDialog,
  DraftForm,
  PublishForm,
  ReleaseDialog,
  SendBackDialog,
  TakeDownDialog,
} from './answer-dialogs.tsx'
import {
  AssignDialog,
  CallBackDialog,
  CloseDialog,
  ComplexDialog,
  HandOverDialog,
  ImportantDialog,
  RefuseDialog,
} from './letter-dialogs.tsx'
import type { LetterView } from './letter-view.ts'
import { AcceptPetitionDialog, PetitionDialog } from './petition-dialogs.tsx'

/** What can be done to a letter, in the order in which it usually happens. */
export const STEPS: Steps<LetterView> = [
  {
    action: 'draft',
    label: ({ answer }) => (answer === null ? '拟答复' : '修改答复'),
    Dialog: DraftForm,
    nextIn: ['received', 'assigned', 'drafted'],
  },
  {
    action: 'assign',
    label: ({ state }) => (state === 'assigned' ? '重新分办' : '分办'),
    Dialog: AssignDialog,
    nextIn: ['received'],
  },
  {
    action: 'acceptPetition',
    label: '告知受理',
    Dialog: AcceptPetitionDialog,
    nextIn: ['received', 'assigned', 'drafted'],
  },
  { action: 'sendBack', label: '退回修改', Dialog: SendBackDialog, nextIn: ['drafted'] },
  { action: 'release', label: '审发', Dialog: ReleaseDialog, nextIn: ['drafted'] },
  { action: 'publish', label: '公开答复', Dialog: PublishForm, nextIn: ['answered'] },
  { action: 'close', label: '归档', Dialog: CloseDialog, nextIn: ['answered', 'refused', 'withdrawn'] },
  { action: 'callBack', label: '登记回电', Dialog: CallBackDialog },
  { action: 'handOver', label: '转出', Dialog: HandOverDialog },
  { action: 'markPetition', label: '转为信访事项', Dialog: PetitionDialog },
  { action: 'markComplex', label: '延长期限', Dialog: ComplexDialog },
  {
    action: 'markImportant',
    label: ({ isImportant }) => (isImportant ? '取消重要标记' : '标记重要'),
    Dialog: ImportantDialog,
  },
  { action: 'adopt', label: '采纳决定', Dialog: AdoptDialog },
  { action: 'refuse', label: '不予办理', Dialog: RefuseDialog },
  { action: 'takeDown', label: '撤下公开的答复', Dialog: TakeDownDialog },
]
