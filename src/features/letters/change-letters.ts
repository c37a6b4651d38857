import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { areUsable } from './domain/document-number.ts'
import { faultsOf, type TemplateContent } from './domain/template.ts'
import { REMEDIES } from './shipped/remedies.ts'
import { insertCurrentVersion, type LetterSettings, lockTemplate, saveLetterSettings } from './templates.store.ts'

/** The school's own wording for a template; `no` is the version that was being edited. */
export interface Revision {
  readonly id: string
  readonly no: number
  readonly content: TemplateContent
  readonly note: string
}

/**
 * Makes a new version of a template; letters that were made keep theirs. Throws `letter.template-faulty` with what is wrong,
 * `letter.template-changed` when somebody else saved first.
 */
export async function reviseTemplate(ctx: Context, { id, no, content, note }: Revision): Promise<{ no: number }> {
  authorize(ctx, 'settings.manage')
  const faults = faultsOf(content)
  if (faults.length > 0) throw new AppError('letter.template-faulty', { faults })
  return ctx.transaction(async (tx) => {
    const held = await lockTemplate(tx, id)
    if (!held) throw new AppError('letter.template-not-found', { id })
    if (held.currentNo !== no) throw new AppError('letter.template-changed', { no: held.currentNo })
    const next = held.lastNo + 1
    const version = { templateId: id, no: next, content, origin: 'school' as const, note: note.trim() }
    await insertCurrentVersion(tx, { ...version, actor: ctx.actor })
    await record(tx, ctx, {
      type: 'letter.template-revised',
      subject: { type: 'letter-template', id },
      reason: note.trim(),
      data: { from: no, to: next },
    })
    return { no: next }
  })
}

/** Sets what all letters of the school share. Throws `request.invalid` for number words that cannot be told apart. */
export async function changeLetterSettings(ctx: Context, settings: LetterSettings): Promise<void> {
  authorize(ctx, 'settings.manage')
  const remedy = REMEDIES.find(({ id }) => id === settings.defaultRemedy)
  // What claims a right of suit is chosen for one letter, with its reason; never for all.
  if (!areUsable(settings.numberWords) || remedy?.needsLegalOffice !== false) throw new AppError('request.invalid')
  await ctx.transaction(async (tx) => {
    await saveLetterSettings(tx, settings)
    await record(tx, ctx, {
      type: 'letter.settings-changed',
      subject: { type: 'letter-template', id: 'settings' },
      data: { ...settings },
    })
  })
}
