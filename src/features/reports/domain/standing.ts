import type { ErrorCode } from '../../../kernel/error-codes.ts'
import type { ReportState } from '../../../kernel/report-sheet.ts'

/** What decides what may be done with a report. */
export interface Standing {
  readonly state: ReportState
  /** Everybody who has changed its words, figures or problems. */
  readonly editors: readonly string[]
  readonly checkedBy: string | null
}

/** What somebody says of a report. */
export type Decision = 'checked' | 'signed' | 'returned'

/** Why its words cannot be changed. */
export function objectionsToEditing({ state }: Standing): ErrorCode[] {
  return state === 'draft' ? [] : ['report.not-in-draft']
}

/** 审核: by somebody of the office who has not written it. */
export function objectionsToChecking(standing: Standing, actorId: string): ErrorCode[] {
  return [
    ...objectionsToEditing(standing),
    ...(standing.editors.includes(actorId) ? (['report.own-edit'] as const) : []),
  ]
}

/** 签发: by a leader who has neither written nor checked it. */
export function objectionsToSigning({ state, editors, checkedBy }: Standing, actorId: string): ErrorCode[] {
  return [
    ...(state === 'checked' ? [] : (['report.not-checked'] as const)),
    ...(editors.includes(actorId) || checkedBy === actorId ? (['report.own-edit'] as const) : []),
  ]
}

/** 退回起草. */
export function objectionsToReturning({ state }: Standing): ErrorCode[] {
  return state === 'checked' ? [] : ['report.not-checked']
}

/** 公布: what was signed, and nothing else. */
export function objectionsToPublishing({ state }: Standing): ErrorCode[] {
  return state === 'frozen' ? [] : ['report.not-frozen']
}

/** What a report waits for that this person may do: the list and the workbench say so. */
export type Turn = 'check' | 'sign' | 'publish'

/** Whose turn it is: is it this person's? Undefined where there is nothing for them to do now; a draft waits once its period is over. */
export function turnOf(
  standing: Standing & { readonly isOver: boolean },
  { id, mayWrite, maySign }: { readonly id: string; readonly mayWrite: boolean; readonly maySign: boolean },
): Turn | undefined {
  const open: readonly (readonly [Turn, boolean])[] = [
    ['check', mayWrite && standing.isOver && objectionsToChecking(standing, id).length === 0],
    ['sign', maySign && objectionsToSigning(standing, id).length === 0],
    ['publish', mayWrite && objectionsToPublishing(standing).length === 0],
  ]
  return open.find(([, isOpen]) => isOpen)?.[0]
}
