import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { getPublished } from '../disclosures/index.ts'
import { findCorrection } from './corrections.queries.ts'
import { saveFinding } from './corrections.store.ts'
import type { CaseName, Finding } from './domain/letter-kind.ts'

/** What is drafted on a correction says what was found. Throws `mailbox-letter.finding-required`. */
export async function draftFinding(
  tx: Tx,
  { caseId, caseName }: { caseId: string; caseName: CaseName },
  finding: Finding | null,
): Promise<void> {
  if (caseName !== 'correction') return
  if (finding === null) throw new AppError('mailbox-letter.finding-required')
  await saveFinding(tx, caseId, { finding, correctedBy: null })
}

/**
 * Who is told that a page was corrected must find it corrected: by another revision than the one they read, or taken down.
 * Answers what the record says of it. Throws `mailbox-letter.not-corrected`.
 */
export async function concludeCorrection(tx: Tx, caseId: string): Promise<Readonly<Record<string, unknown>>> {
  const correction = await findCorrection(tx, caseId)
  if (!correction) return {}
  const { documentId, revisionId, finding } = correction
  if (finding !== 'corrected') return { finding }
  const page = await getPublished(tx, documentId)
  if (page.isShown && page.revisionId === revisionId) throw new AppError('mailbox-letter.not-corrected')
  const correctedBy = page.isShown ? page.revisionId : null
  await saveFinding(tx, caseId, { finding, correctedBy })
  return { finding, documentId, correctedBy }
}

/** The page that a letter is about, and what was found; null when it is no correction. */
export async function viewCorrection(db: ReadDb, caseId: string) {
  const correction = await findCorrection(db, caseId)
  if (!correction) return null
  const { documentId, finding, revisionId } = correction
  const { no, title, isShown, revisionId: now } = await getPublished(db, documentId)
  return { documentId, no, title, isShown, finding, hasChanged: !isShown || now !== revisionId }
}
