import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Mailbox } from './domain/mailbox.ts'

/** A mailbox as somebody sets it; sections with an id are those it has. */
export type MailboxSettings = Omit<Mailbox, 'id' | 'sections'> & {
  readonly sections: readonly { readonly name: string; readonly unitId: string }[]
}

const TAKEN = 'mailbox_slug_key'

function columnsOf(settings: MailboxSettings) {
  return {
    slug: settings.slug,
    name: settings.name,
    kind: settings.kind,
    unit_id: settings.unitId,
    intro: settings.intro,
    email: settings.email,
    allows_anonymous: settings.allowsAnonymous,
    release: settings.release,
    reply_days: settings.replyDays,
    complex_days: settings.complexDays,
    terms_source: settings.termsSource,
    is_terms_verified: settings.isTermsVerified,
    reopen_days: settings.reopenDays,
    retention_years: settings.retentionYears,
    publishes_answers: settings.publishesAnswers,
    opens_on: settings.opensOn,
    closes_on: settings.closesOn,
    state: settings.state,
    sort: settings.sort,
  }
}

/** Sections are known by their name: letters keep the one they were sent to, also when it is not offered any more. */
async function saveSections(tx: Tx, mailboxId: string, sections: MailboxSettings['sections']): Promise<void> {
  const rows = await tx
    .selectFrom('mailbox_section')
    .select(['id', 'name'])
    .where('mailbox_id', '=', mailboxId)
    .execute()
  const ids = new Map(rows.map(({ id, name }) => [name, id]))
  await tx.updateTable('mailbox_section').set({ is_offered: false }).where('mailbox_id', '=', mailboxId).execute()
  for (const [sort, { name, unitId }] of sections.entries()) {
    const values = { name, unit_id: unitId, sort, is_offered: true }
    await tx
      .insertInto('mailbox_section')
      .values({ id: ids.get(name) ?? newId(), mailbox_id: mailboxId, ...values })
      .onConflict((c) => c.column('id').doUpdateSet(values))
      .execute()
  }
}

/** Keeps a mailbox, a new one without an id; answers its id. Throws `mailbox-letter.slug-taken`. */
export async function saveMailboxRow(tx: Tx, id: string | undefined, settings: MailboxSettings): Promise<string> {
  const own = id ?? newId()
  const values = columnsOf(settings)
  await tx
    .insertInto('mailbox')
    .values({ id: own, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
    .catch((error: unknown) => {
      throw (error as { constraint?: string }).constraint === TAKEN ? new AppError('mailbox-letter.slug-taken') : error
    })
  await saveSections(tx, own, settings.sections)
  return own
}

/** Keeps the digest of a suggestion box. */
export async function saveDigest(
  tx: Tx,
  { mailboxId, text, on, by }: { mailboxId: string; text: string; on: Day; by: string },
): Promise<void> {
  const values = { text, published_on: on, published_by: by }
  await tx
    .insertInto('mailbox_digest')
    .values({ mailbox_id: mailboxId, ...values })
    .onConflict((c) => c.column('mailbox_id').doUpdateSet(values))
    .execute()
}
