import type { ErrorCode } from '../../../kernel/error-codes.ts'
import type { Metadata } from './metadata.ts'

/** Where the working copy stands: being written, reviewed, sent back, approved, waiting for its hour, or at rest behind a publication. */
export type WorkState = 'draft' | 'in-review' | 'returned' | 'approved' | 'scheduled' | 'idle' | 'discarded'

/** What the world sees: the text, the text with a notice, or a tombstone. */
export type PublicationState = 'live' | 'kept' | 'expired' | 'withdrawn'

/** A document with its working copy (信息). */
export interface Document {
  readonly id: string
  readonly unitId: string
  readonly workState: WorkState
  readonly reviewCaseId: string | null
  readonly approvedRevisionId: string | null
  readonly publicationState: PublicationState | null
  readonly publishedRevisionId: string | null
  readonly isEmergency: boolean
  readonly draft: {
    readonly title: string
    readonly bodyHtml: string
    readonly metadata: Metadata
    readonly version: number
    readonly editors: readonly string[]
  }
}

/** Why the working copy cannot be changed. A change after approval is allowed, and voids the approval. */
export function objectionsToEditing({ workState, publicationState }: Document): ErrorCode[] {
  if (workState === 'in-review') return ['document.in-review']
  if (workState === 'discarded') return ['document.closed']
  return publicationState === 'withdrawn' || publicationState === 'expired' ? ['document.closed'] : []
}

/** Why the document cannot be sent for review. */
export function objectionsToSubmitting(document: Document, gapCount: number): ErrorCode[] {
  if (document.workState === 'in-review') return ['review.already-open']
  if (document.workState !== 'draft' && document.workState !== 'returned') return ['document.closed']
  return gapCount > 0 ? ['document.incomplete'] : []
}

/** Why it cannot be published now: only an approved, unchanged revision meant for proactive disclosure can. */
export function objectionsToPublishing({ workState, approvedRevisionId, draft }: Document): ErrorCode[] {
  if ((workState !== 'approved' && workState !== 'scheduled') || approvedRevisionId === null)
    return ['document.not-approved']
  return draft.metadata.disclosureMode === 'proactive' ? [] : ['document.not-proactive']
}

/** Why it cannot be taken off the site. */
export function objectionsToWithdrawing({ publicationState }: Document): ErrorCode[] {
  return publicationState === 'live' || publicationState === 'kept' ? [] : ['document.not-published']
}

/** Why it cannot be pulled up to the portal: only what stands in the lists can. */
export function objectionsToPlacing({ publicationState }: Document): ErrorCode[] {
  return publicationState === 'live' ? [] : ['document.not-published']
}

/** Why the draft cannot be thrown away: what was ever public leaves a trace. */
export function objectionsToDiscarding({ workState, publicationState }: Document): ErrorCode[] {
  if (publicationState !== null) return ['document.closed']
  return workState === 'draft' || workState === 'returned' ? [] : ['document.in-review']
}
