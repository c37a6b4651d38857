import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { ReadDb } from '../../platform/db/database.ts'

/** An item of a catalogue for which something is public. */
export interface DisclosedItem {
  readonly id: string
  readonly number: string
  readonly title: string
}

/**
 * The items of the catalogues of a kind (the national list, “阳光三务”) that were in force on a day and for which something public had been
 * listed by then, counted directly or through the crosswalk.
 */
export async function listDisclosedItems(
  db: ReadDb,
  { kind, on }: { kind: 'national' | 'three-affairs'; on: Day },
): Promise<DisclosedItem[]> {
  const { rows } = await sql<DisclosedItem>`
    with recursive reach (root, item_id) as (
      select i.id, i.id from catalogue_item i join catalogue c on c.id = i.catalogue_id
      where c.kind = ${kind} and i.level = 'item' and i.valid_from <= ${on} and (i.valid_to is null or i.valid_to > ${on})
      union select r.root, x.from_item_id from reach r join crosswalk x on x.to_item_id = r.item_id)
    select i.id, i.number, i.title from catalogue_item i
    where exists (select from reach r where r.root = i.id and exists (
      select from publication_item x join publication p using (document_id)
      where x.item_id = r.item_id and x.is_live and x.audience = 'public' and x.listed_on <= ${on}::date
        and (p.expires_at is null or p.expires_at > now())))
    order by i.catalogue_id, i.sort, i.number`.execute(db)
  return rows
}
