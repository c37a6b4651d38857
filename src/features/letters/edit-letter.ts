import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { isOpen, type LetterText, tidy } from './domain/fill.ts'
import { openLetterKey, parseContent, sealPart, unsealPart } from './letter-content.ts'
import { listSealedTexts } from './letters.queries.ts'
import { insertText, lockLetter } from './letters.store.ts'

/** A new text for a draft; `textNo` is the one that was being edited. */
export interface LetterEdit {
  /** The school's secret key. */
  readonly key: Buffer
  readonly letterId: string
  readonly textNo: number
  readonly text: LetterText
}

/**
 * Changes the text of a draft; earlier texts stay with who wrote them. Throws `letter.frozen`, `letter.text-open`,
 * `letter.changed-meanwhile` when somebody else saved first.
 */
export async function editLetter(
  tx: Tx,
  ctx: Context,
  { key: schoolKey, letterId, textNo, text: wanted }: LetterEdit,
): Promise<{ textNo: number }> {
  const letter = await lockLetter(tx, letterId)
  if (letter.state === 'frozen') throw new AppError('letter.frozen', { number: letter.number })
  if (letter.textNo !== textNo) throw new AppError('letter.changed-meanwhile', { textNo: letter.textNo })
  const text = tidy(wanted)
  if (isOpen(text)) throw new AppError('letter.text-open')
  const key = openLetterKey(schoolKey, letter)
  const last = (await listSealedTexts(tx, letterId)).at(-1)
  if (!last) throw new AppError('letter.not-found', { id: letterId })
  const former = parseContent(unsealPart(key, last.sealed, { letterId, name: `text ${last.no}` }))
  const no = textNo + 1
  const sealed = sealPart(key, JSON.stringify({ ...former, text }), { letterId, name: `text ${no}` })
  await insertText(tx, { letterId, no, sealed, actor: ctx.actor })
  await record(tx, ctx, {
    type: 'letter.edited',
    subject: { type: 'letter', id: letterId },
    unitId: letter.unitId,
    data: { about: letter.subject, textNo: no },
  })
  return { textNo: no }
}
