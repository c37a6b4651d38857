import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import type { OuterLink } from './domain/outer-links.ts'

/** The links to other sites that these publications have now; what is linked from nowhere any more is forgotten. */
export async function saveOuterLinks(
  tx: Tx,
  documentIds: readonly string[],
  links: readonly (OuterLink & { readonly documentId: string })[],
): Promise<void> {
  const ids = [...documentIds]
  await sql`delete from monitor_outer_place where document_id = any(${ids}::text[])`.execute(tx)
  const rows = sql`json_to_recordset(${json(links)}::json) as n ("documentId" text, href text, host text)`
  await sql`insert into monitor_outer_link (href, host) select distinct href, host from ${rows} on conflict do nothing`.execute(
    tx,
  )
  await sql`insert into monitor_outer_place (document_id, href) select "documentId", href from ${rows}
    on conflict do nothing`.execute(tx)
}

/** Forgets links that stand nowhere any more. */
export async function forgetLooseLinks(tx: Tx): Promise<void> {
  await sql`delete from monitor_outer_link l where not exists (select from monitor_outer_place p where p.href = l.href)`.execute(
    tx,
  )
}

/** What a look at a link came to. */
export interface Looked {
  readonly href: string
  readonly state: string
  readonly reason: string
  readonly status: number | null
  readonly finalHref: string
  readonly failedDays: readonly string[]
  readonly at: Date
  /** The day from which it is looked at again. */
  readonly nextOn: string
}

/** Keeps it. */
export async function saveLooked(tx: Tx, looked: Looked): Promise<void> {
  const { href, state, reason, status, finalHref, failedDays, at, nextOn } = looked
  await tx
    .updateTable('monitor_outer_link')
    .set({ state, reason, status, final_href: finalHref, checked_at: at, next_on: nextOn })
    .set({ failed_days: [...failedDays] })
    .where('href', '=', href)
    .execute()
}

/** Lists a host to which nothing may link, or takes it off the list (`isListed` false); its links are looked at anew. */
export async function saveHost(
  tx: Tx,
  { host, note, isListed, by }: { host: string; note: string; isListed: boolean; by: string },
): Promise<void> {
  if (isListed)
    await tx
      .insertInto('monitor_host')
      .values({ host, note, added_by: by })
      .onConflict((conflict) => conflict.column('host').doUpdateSet({ note }))
      .execute()
  else await tx.deleteFrom('monitor_host').where('host', '=', host).execute()
  await sql`update monitor_outer_link set next_on = '1970-01-01' where host = ${host} or right(host, length(${host}) + 1) = '.' || ${host}`.execute(
    tx,
  )
}

/** What the comparison of a page with what it should show came to; `difference` is empty where there is none. */
export interface Compared {
  readonly appearanceId: string
  readonly revisionHash: string
  readonly difference: string
  readonly at: Date
}

/** Keeps it in place of the one before. */
export async function saveCompared(tx: Tx, compared: readonly Compared[]): Promise<void> {
  for (const { appearanceId, revisionHash, difference, at } of compared) {
    const found = { revision_hash: revisionHash, difference, looked_at: at }
    await tx
      .insertInto('monitor_shown_text')
      .values({ appearance_id: appearanceId, ...found })
      .onConflict((conflict) => conflict.column('appearance_id').doUpdateSet(found))
      .execute()
  }
}
