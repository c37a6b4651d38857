import { AppError } from '../../kernel/app-error.ts'
import { addDays, type Day, formatDayCn } from '../../kernel/day.ts'
import type { Viewer } from '../../kernel/audience.ts'
import { known, type ReadDb } from '../../platform/db/database.ts'
import { type ItemWithState, listItemStates } from './catalogue.queries.ts'

/** What an item is called and where it stands, whether it still holds or was replaced. */
export interface ItemName {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly catalogueId: string
}

/** The names of these items, those that no longer hold included: what was filed under them stays filed. In the order asked for. */
export async function listItemNames(db: ReadDb, itemIds: readonly string[]): Promise<readonly ItemName[]> {
  if (itemIds.length === 0) return []
  return known(db, `item names ${itemIds.join(' ')}`, () => readItemNames(db, itemIds))
}

async function readItemNames(db: ReadDb, itemIds: readonly string[]): Promise<ItemName[]> {
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['id', 'number', 'title', 'catalogue_id as catalogueId'])
    .where('id', 'in', [...itemIds])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return itemIds.flatMap((id) => byId.get(id) ?? [])
}

/** An item that no longer holds, as it stood on its last day; undefined when it never ended. */
async function findEnded(
  db: ReadDb,
  id: string,
  { now, viewer }: { now: Date; viewer?: Viewer },
): Promise<ItemWithState | undefined> {
  const row = await db
    .selectFrom('catalogue_item')
    .select('valid_to')
    .where('id', '=', id)
    .where('level', '=', 'item')
    .executeTakeFirst()
  if (!row?.valid_to) return undefined
  const endedOn = row.valid_to as Day
  const lastNoon = new Date(`${addDays(endedOn, -1)}T12:00:00+08:00`)
  if (lastNoon > now) return undefined
  const [item] = await listItemStates(db, { now: lastNoon, itemIds: [id], ...(viewer ? { viewer } : {}) })
  const reason = `此事项自${formatDayCn(endedOn)}起由其他事项接替，不再单独要求；已公开的信息仍可查阅。`
  return item && { ...item, state: { ...item.state, name: 'nothing_due', dueOn: null, isProvisional: false, reason } }
}

/** One item with its state; an item that was replaced says so and keeps its documents. Throws `item.not-found`. */
export async function getItemState(
  db: ReadDb,
  id: string,
  given: { now: Date; viewer?: Viewer },
): Promise<ItemWithState> {
  const [item] = await listItemStates(db, { ...given, itemIds: [id] })
  const found = item ?? (await findEnded(db, id, given))
  if (!found) throw new AppError('item.not-found', { id })
  return found
}
