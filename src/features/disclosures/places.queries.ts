import type { ReadDb } from '../../platform/db/database.ts'

/** The catalogue items under which publications stand, by document; whoever may see the document may know them. */
export async function listPlaces(db: ReadDb, documentIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const places = new Map<string, string[]>()
  if (documentIds.length === 0) return places
  const rows = await db
    .selectFrom('publication_item')
    .select(['document_id', 'item_id'])
    .where('document_id', 'in', [...documentIds])
    .orderBy('item_id')
    .execute()
  for (const row of rows) places.set(row.document_id, [...(places.get(row.document_id) ?? []), row.item_id])
  return places
}
