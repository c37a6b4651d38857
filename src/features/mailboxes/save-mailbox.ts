import { refuse } from '../../kernel/app-error.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { getUnit } from '../organisation/index.ts'
import type { Mailbox } from './domain/mailbox.ts'
import { getMailbox, listMailboxes } from './mailboxes.queries.ts'
import { type MailboxSettings, saveMailboxRow } from './mailboxes.store.ts'

function hasTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length
}

/** Why a mailbox cannot be set like this; empty when it can. */
function objectionsTo(
  settings: MailboxSettings,
  { before, hasCorrections }: { before: Mailbox | undefined; hasCorrections: boolean },
): ErrorCode[] {
  const { kind, opensOn, closesOn, termsSource, publishesAnswers, sections } = settings
  const when = (isWrong: boolean, code: ErrorCode): ErrorCode[] => (isWrong ? [code] : [])
  return [
    ...when(before === undefined && hasCorrections, 'mailbox-letter.one-for-corrections'),
    ...when((before?.kind ?? kind) !== kind, 'mailbox-letter.kind-fixed'),
    ...when(termsSource.trim() === '', 'mailbox-letter.terms-without-source'),
    ...when(settings.complexDays < settings.replyDays, 'mailbox-letter.terms-without-source'),
    ...when(opensOn !== null && closesOn !== null && closesOn < opensOn, 'mailbox-letter.dates-invalid'),
    ...when(kind === 'supervision' && publishesAnswers, 'mailbox-letter.complaints-stay-private'),
    ...when(hasTwice(sections.map(({ name }) => name)), 'mailbox-letter.slug-taken'),
    // Where letters are followed.
    ...when(settings.slug === 'progress', 'mailbox-letter.slug-taken'),
  ]
}

/**
 * 设置信箱: who answers, within which terms and by which promise, who lets answers go out, what is published. It holds for letters
 * that come from now on. The supervision office sets its own. Throws the codes of `objectionsTo`, `…slug-taken`, `unit.not-found`.
 */
export async function saveMailbox(
  ctx: Context,
  { id, ...settings }: MailboxSettings & { id?: string },
): Promise<{ id: string }> {
  authorize(ctx, settings.kind === 'supervision' ? 'mailboxes.supervise' : 'mailboxes.handle')
  const before = id === undefined ? undefined : await getMailbox(ctx.db, { id })
  const boxes = await listMailboxes(ctx.db)
  const hasCorrections = settings.kind === 'correction' && boxes.some(({ kind }) => kind === 'correction')
  refuse(objectionsTo(settings, { before, hasCorrections }))
  const unitIds = [settings.unitId, ...settings.sections.map((section) => section.unitId)]
  for (const unitId of new Set(unitIds)) if (unitId !== null) await getUnit(ctx.db, unitId)
  return ctx.transaction(async (tx) => {
    const saved = await saveMailboxRow(tx, id, settings)
    await record(tx, ctx, {
      type: 'mailbox.set-up',
      subject: { type: 'letterbox', id: saved },
      unitId: settings.unitId,
      data: { before: before ?? null, after: settings },
    })
    return { id: saved }
  })
}
