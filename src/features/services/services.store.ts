import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Definition } from '../../kernel/hall-terms.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { newId } from '../../platform/ids.ts'

/** A service as it is saved. */
export interface ServiceValues {
  readonly slug: string
  readonly name: string
  readonly unitId: string
  readonly listEntryId: string | null
  readonly state: 'active' | 'closed'
  readonly sort: number
}

function toColumns({ slug, name, unitId, listEntryId, state, sort }: ServiceValues) {
  return { slug, name, unit_id: unitId, list_entry_id: listEntryId, state, sort }
}

/** Adds a service. Throws `hall.slug-taken`. */
export async function insertService(tx: Tx, values: ServiceValues): Promise<string> {
  const id = newId()
  const done = await tx
    .insertInto('service')
    .values({ id, ...toColumns(values) })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) throw new AppError('hall.slug-taken', { slug: values.slug })
  return id
}

/** Locks a service. Throws `hall.not-found`. */
export async function lockService(tx: Tx, id: string): Promise<{ unitId: string }> {
  const row = await tx
    .selectFrom('service')
    .select('unit_id as unitId')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('hall.not-found', { id })
  return row
}

/** Changes a service's name and place; its address stays, because people keep it. */
export async function updateService(tx: Tx, id: string, values: Omit<ServiceValues, 'slug'>): Promise<void> {
  const { slug: _, ...columns } = toColumns({ ...values, slug: '' })
  await tx.updateTable('service').set(columns).where('id', '=', id).execute()
}

/** Says which entry of the lists a service carries out. Nothing else of it changes. */
export async function saveEntryOf(tx: Tx, slug: string, listEntryId: string): Promise<void> {
  await tx.updateTable('service').set({ list_entry_id: listEntryId }).where('slug', '=', slug).execute()
}

/** Begins a draft after the newest version; answers its id. */
export async function insertDraft(
  tx: Tx,
  { serviceId, definition, by }: { serviceId: string; definition: Definition; by: string | null },
): Promise<string> {
  const id = newId()
  await sql`insert into service_version (id, service_id, no, definition, saved_by)
    select ${id}, ${serviceId}, coalesce(max(no), 0) + 1, ${json(definition)}::jsonb, ${by}::text
    from service_version where service_id = ${serviceId}`.execute(tx)
  return id
}

/** Saves a draft that nobody has saved since `revision`. Throws `hall.draft-changed`. */
export async function updateDraft(
  tx: Tx,
  { id, definition, revision, by }: { id: string; definition: Definition; revision: number; by: string | null },
): Promise<void> {
  const done = await tx
    .updateTable('service_version')
    .set({ definition: json(definition), revision: revision + 1, saved_by: by, saved_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new AppError('hall.draft-changed')
}

/** Puts a draft into force; the version before it is past. From then on the database refuses any change of what it says. */
export async function forceVersion(
  tx: Tx,
  { id, serviceId, hash, by }: { id: string; serviceId: string; hash: string; by: string | null },
): Promise<void> {
  await tx
    .updateTable('service_version')
    .set({ state: 'past', ended_at: sql<Date>`clock_timestamp()` })
    .where('service_id', '=', serviceId)
    .where('state', '=', 'in-force')
    .execute()
  await tx
    .updateTable('service_version')
    .set({ state: 'in-force', hash, forced_by: by, forced_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}
