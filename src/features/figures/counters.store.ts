import { sql } from 'kysely'
import type { Follower } from '../../platform/ledger/follow.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type Countable, findCountable } from '../disclosures/index.ts'

interface Counted {
  readonly document_id: string
  readonly unit_id: string
  readonly audience: string
  readonly column_ids: string[]
  readonly item_ids: string[]
}

function keysOf({ unit_id, column_ids, item_ids }: Counted): [dimension: string, key: string][] {
  return [
    ['all', ''],
    ['unit', unit_id],
    ...column_ids.map((id): [string, string] => ['column', id]),
    ...item_ids.map((id): [string, string] => ['item', id]),
  ]
}

async function add(tx: Tx, changes: Map<string, number>): Promise<void> {
  const rows = [...changes]
    .filter(([, by]) => by !== 0)
    .sort()
    .map(([key, by]) => {
      const [dimension = '', name = '', audience = ''] = JSON.parse(key) as string[]
      return { dimension, key: name, audience, total: by }
    })
  if (rows.length === 0) return
  await tx
    .insertInto('counter')
    .values(rows)
    .onConflict((c) =>
      c.columns(['dimension', 'key', 'audience']).doUpdateSet({ total: sql`counter.total + excluded.total` }),
    )
    .execute()
}

function tally(changes: Map<string, number>, counted: Counted, by: 1 | -1): void {
  for (const [dimension, key] of keysOf(counted)) {
    const name = JSON.stringify([dimension, key, counted.audience])
    changes.set(name, (changes.get(name) ?? 0) + by)
  }
}

function toCounted(source: Countable): Counted {
  return {
    document_id: source.documentId,
    unit_id: source.unitId,
    audience: source.audience,
    column_ids: [...source.columnIds],
    item_ids: [...source.itemIds],
  }
}

/** Counts what is live by unit, column and item, so that a figure costs one row however many documents there are. */
export const counterFollower: Follower = {
  name: 'counters',
  batch: 1000,
  async read(tx, entries) {
    const touched = [
      ...new Set(entries.filter(({ type }) => type.startsWith('disclosure.')).map(({ subjectId }) => subjectId)),
    ]
    if (touched.length === 0) return
    const changes = new Map<string, number>()
    const before = await tx.deleteFrom('counted').where('document_id', 'in', touched).returningAll().execute()
    for (const row of before) tally(changes, row, -1)
    const now = (await findCountable(tx, touched)).map(toCounted)
    for (const row of now) tally(changes, row, 1)
    if (now.length > 0) await tx.insertInto('counted').values(now).execute()
    await add(tx, changes)
  },
}
