import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { faultsOfValues, type FieldValues, fill, type Filling, isOpen } from './domain/fill.ts'
import type { Regime } from '../../kernel/letter-terms.ts'
import type { Basis, Remedy, TemplateContent } from './domain/template.ts'
import { type LetterContent, newLetterKey, newSalt, sealPart } from './letter-content.ts'
import { insertLetter, insertText } from './letters.store.ts'
import { REMEDIES } from './shipped/remedies.ts'
import { getLetterhead, type Letterhead } from './standing.ts'
import { findTemplate, type TemplateVersion } from './templates.queries.ts'

/** What a letter is made from. `values` may tell who somebody is; they are kept under the letter's own key only. */
export interface DraftOrder {
  /** The school's secret key. */
  readonly key: Buffer
  readonly subject: { readonly type: string; readonly id: string }
  readonly unitId: string
  readonly templateId: string
  readonly regime: Regime
  readonly values: FieldValues
  readonly attachments?: readonly string[]
  /** 救济告知; without one the school's default. */
  readonly remedyId?: string
  /** Who in the legal office confirmed the remedy, and why it applies; needed for those that say so. */
  readonly remedyReason?: string
}

/** Which way of objecting the letter names; undefined for letters that name none. */
function remedyFor(order: DraftOrder, { hasRemedy }: TemplateContent, byDefault: string): Remedy | undefined {
  if (!hasRemedy) return undefined
  const id = order.remedyId ?? byDefault
  const remedy = REMEDIES.find((candidate) => candidate.id === id)
  if (remedy?.texts[order.regime] === undefined) throw new AppError('letter.not-in-regime', { remedy: id })
  if (remedy.needsLegalOffice && (order.remedyReason ?? '').trim() === '')
    throw new AppError('letter.remedy-needs-reason', { remedy: remedy.name })
  return remedy
}

function basisFor({ content, name }: TemplateVersion, regime: Regime): Basis {
  const basis = content.bases[regime]
  if (!basis) throw new AppError('letter.not-in-regime', { template: name })
  return basis
}

function fillingFor(order: DraftOrder, template: TemplateVersion, { standing, settings }: Letterhead) {
  const { regime, values } = order
  const remedy = remedyFor(order, template.content, settings.defaultRemedy)
  const filling: Filling = {
    content: template.content,
    regime,
    basis: basisFor(template, regime),
    remedyText: remedy?.texts[regime]?.text ?? '',
    values,
    standing,
  }
  const faults = faultsOfValues(filling)
  const [first] = faults
  if (first) throw new AppError(first.code, { labels: faults.map(({ label }) => label).join('、'), fields: faults })
  return { filling, remedy }
}

/**
 * Makes a letter from a template and its fields: a draft, not yet numbered. Throws `letter.template-not-found`,
 * `letter.not-in-regime`, `letter.remedy-needs-reason`; `letter.field-missing`, `-invalid` and `-unknown` name the fields in Chinese.
 * Whether the actor may is for the caller to decide.
 */
export async function draftLetter(
  tx: Tx,
  ctx: Context,
  order: DraftOrder,
): Promise<{ letterId: string; textNo: number }> {
  const template = await findTemplate(tx, order.templateId)
  if (!template) throw new AppError('letter.template-not-found', { id: order.templateId })
  const { filling, remedy } = fillingFor(order, template, await getLetterhead(tx))
  const text = fill(filling, order.attachments ?? [])
  if (isOpen(text)) throw new AppError('letter.text-open')
  const content: LetterContent = {
    text,
    values: order.values,
    remedyReason: (order.remedyReason ?? '').trim(),
    salt: newSalt(),
  }
  const letterId = newId()
  const { key, sealedKey } = newLetterKey(order.key, letterId)
  const { subject, unitId, regime } = order
  const made = { templateId: template.id, templateNo: template.no, regime, remedyId: remedy?.id ?? '' }
  await insertLetter(tx, { id: letterId, subject, unitId, ...made, sealedKey, actor: ctx.actor })
  const sealed = sealPart(key, JSON.stringify(content), { letterId, name: 'text 1' })
  await insertText(tx, { letterId, no: 1, sealed, actor: ctx.actor })
  await record(tx, ctx, {
    type: 'letter.drafted',
    subject: { type: 'letter', id: letterId },
    unitId,
    data: { about: subject, ...made },
  })
  return { letterId, textNo: 1 }
}
