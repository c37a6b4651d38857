import { AppError } from '../../kernel/app-error.ts'
import type { Regime } from '../../kernel/letter-terms.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { fieldsUnder } from './domain/fill.ts'
import type { TemplateField } from './domain/template.ts'
import { openLetterKey, unsealPart } from './letter-content.ts'
import { getSealedLetter, listSealedTexts } from './letters.queries.ts'
import { findTemplate } from './templates.queries.ts'

/** What the current wording of a template asks for under a regime. Throws `letter.template-not-found`. */
export async function fieldsOf(
  db: ReadDb,
  { templateId, regime }: { templateId: string; regime: Regime },
): Promise<readonly TemplateField[]> {
  const template = await findTemplate(db, templateId)
  if (!template) throw new AppError('letter.template-not-found', { id: templateId })
  return fieldsUnder(template.content, regime)
}

/**
 * The fingerprint of exactly the text that a letter has now: what is checked and signed elsewhere is bound to it. The salt of the
 * letter is in it, so that nobody guesses a name from it. Throws `letter.not-found`, `letter.erased`.
 */
export async function fingerprintOf(
  db: ReadDb,
  { key: schoolKey, letterId }: { key: Buffer; letterId: string },
): Promise<{ textNo: number; fingerprint: string }> {
  const letter = await getSealedLetter(db, letterId)
  const last = (await listSealedTexts(db, letterId)).at(-1)
  if (!last) throw new AppError('letter.not-found', { id: letterId })
  const content = unsealPart(openLetterKey(schoolKey, letter), last.sealed, { letterId, name: `text ${last.no}` })
  return { textNo: last.no, fingerprint: sha256(content) }
}
