import { AppError } from '../../kernel/app-error.ts'
import type { ConcernDecision } from '../../kernel/concern-terms.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { getDocumentRecord } from '../disclosures/index.ts'
import { findLeaks } from '../leakguard/index.ts'
import { listDecided } from './concerns.queries.ts'
import { insertDecision, lockDecisions } from './concerns.store.ts'
import { readCandidates } from './view-concerns.ts'

/** What the office decides about a matter, in words written anew. */
export interface Deciding {
  readonly candidate: string | null
  readonly matter: string
  readonly decision: ConcernDecision
  readonly words: string
  readonly documentId: string | null
  /** The decision whose place it takes. */
  readonly replacesId: string | null
  readonly days: number
}

/** Throws `concern.tells-too-much` when words that everybody will read hold what must not get out. */
async function refuseTelling(db: ReadDb, id: string, { decision, matter, words }: Deciding): Promise<void> {
  if (decision === 'dismissed') return
  const findings = await findLeaks(db, {
    subjectId: id,
    revisionHash: null,
    itemIds: [],
    passages: [matter, words].map((text) => ({ field: 'text', place: '关切与回应', text, heading: '', block: null })),
    files: [],
  })
  if (findings.some(({ action }) => action === 'block')) throw new AppError('concern.tells-too-much')
}

async function checkReplaced(tx: Tx, replacesId: string | null): Promise<void> {
  if (replacesId === null) return
  const before = (await listDecided(tx)).find(({ id }) => id === replacesId)
  if (!before) throw new AppError('concern.not-found')
  if (before.isReplaced) throw new AppError('concern.changed-meanwhile')
}

/**
 * Decides about a matter that many ask about: what was published on it, why nothing is published (both for everybody to read), or
 * that nothing is done. Throws `concern.document-required`, `concern.tells-too-much`, `concern.not-found`,
 * `concern.changed-meanwhile`, `document.not-found`.
 */
export async function decideConcern(ctx: Context, asked: Deciding): Promise<{ id: string }> {
  authorize(ctx, 'concerns.decide')
  const { candidate, decision, documentId, replacesId } = asked
  if (decision === 'published' && documentId === null) throw new AppError('concern.document-required')
  if (documentId !== null) await getDocumentRecord(ctx.db, ctx.actor, documentId)
  const numbers = (await readCandidates(ctx, asked.days)).find(({ key }) => key === candidate)?.numbers ?? {}
  const id = newId()
  await ctx.transaction(async (tx) => {
    await lockDecisions(tx)
    await checkReplaced(tx, replacesId)
    await refuseTelling(tx, id, asked)
    const [matter, words] = [asked.matter.trim(), asked.words.trim()]
    await insertDecision(tx, {
      ...{ id, candidate, matter, decision, words, documentId, numbers, replacesId },
      by: ctx.actor.id,
    })
    // Not the words, and not the candidate: what somebody typed into the search stays out of the ledger.
    await record(tx, ctx, {
      type: 'concern.decided',
      subject: { type: 'concern', id },
      data: { decision, documentId, replacesId },
    })
  })
  return { id }
}
