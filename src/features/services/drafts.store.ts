import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { seal, unseal } from '../../platform/sealed.ts'
import type { Typed } from './domain/values.ts'

/** Whose draft of which service. */
export interface DraftPlace {
  readonly accountId: string
  readonly serviceId: string
}

function placeOf({ accountId, serviceId }: DraftPlace): string {
  return `service-draft:${accountId}:${serviceId}`
}

/** Keeps what somebody has typed so far, sealed; one draft for each service. */
export async function saveTyped(
  tx: Tx,
  key: Buffer,
  { typed, ...place }: DraftPlace & { typed: Typed },
): Promise<void> {
  const sealed = seal(key, JSON.stringify(typed), placeOf(place))
  await tx
    .insertInto('service_draft')
    .values({ account_id: place.accountId, service_id: place.serviceId, sealed_typed: sealed })
    .onConflict((c) =>
      c
        .columns(['account_id', 'service_id'])
        .doUpdateSet({ sealed_typed: sealed, saved_at: sql<Date>`clock_timestamp()` }),
    )
    .execute()
}

/** Forgets the draft. */
export async function deleteTyped(tx: Tx, { accountId, serviceId }: DraftPlace): Promise<void> {
  await tx.deleteFrom('service_draft').where('account_id', '=', accountId).where('service_id', '=', serviceId).execute()
}

/** Forgets the drafts that nobody has saved since a day. */
export async function deleteOldDrafts(tx: Tx, before: Day): Promise<void> {
  await tx
    .deleteFrom('service_draft')
    .where('saved_at', '<', sql<Date>`${before}::date::timestamp at time zone 'Asia/Shanghai'`)
    .execute()
}

/** What somebody had typed; undefined without a draft. */
export async function findTyped(db: ReadDb, key: Buffer, place: DraftPlace): Promise<Typed | undefined> {
  const row = await db
    .selectFrom('service_draft')
    .select('sealed_typed as sealed')
    .where('account_id', '=', place.accountId)
    .where('service_id', '=', place.serviceId)
    .executeTakeFirst()
  return row && (JSON.parse(unseal(key, row.sealed, placeOf(place)).toString('utf8')) as Typed)
}

/** The services of which somebody has a draft, the newest first. */
export async function listDrafts(
  db: ReadDb,
  accountId: string,
): Promise<{ slug: string; name: string; savedAt: Date }[]> {
  return db
    .selectFrom('service_draft as d')
    .innerJoin('service as s', 's.id', 'd.service_id')
    .select(['s.slug', 's.name', 'd.saved_at as savedAt'])
    .where('d.account_id', '=', accountId)
    .orderBy('d.saved_at', 'desc')
    .limit(50)
    .execute()
}
