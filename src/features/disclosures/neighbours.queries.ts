import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { PREPARED } from '../../platform/db/prepared.ts'
import { LINE, LINE_FROM, type Listed, type ListedRow, toListed } from './listed.queries.ts'
import { all, newest, placedConditions, shownConditions, sourceOf } from './listing.queries.ts'

type Sql = RawBuilder<unknown>

/** Where a publication stands in the lists around it. */
export interface Standing {
  readonly no: number
  readonly listedOn: string
  /** Its neighbours are those of this column, or else of this unit. */
  readonly columnId: string | undefined
  readonly unitId: string | undefined
  readonly itemId: string | undefined
}

/** What a reader of a publication may go on to: the next newer and older one of its list, and others of its item, newest first. */
export interface Around {
  readonly newer: Listed | undefined
  readonly older: Listed | undefined
  readonly sameItem: readonly Listed[]
}

function next(viewer: Viewer, { no, listedOn, columnId, unitId }: Standing, [than, order]: readonly [Sql, Sql]): Sql {
  const filter = columnId === undefined ? { unitId, size: 1 } : { columnId, size: 1 }
  const source = sourceOf(filter)
  const where = all([...placedConditions(viewer, filter, source), ...shownConditions(viewer, filter)])
  const [id, day, own] = ['document_id', 'listed_on', 'no'].map((name) => sql.ref(`${source.at}.${name}`))
  return sql`select ${id} as document_id from ${source.from} ${source.joined}
    where ${where} and (${day}, ${own}) ${than} (${listedOn}::date, ${no}::bigint) order by ${day} ${order}, ${own} ${order} limit 1`
}

function ofItem(viewer: Viewer, { itemId }: Standing, size: number): readonly Sql[] {
  if (itemId === undefined) return []
  return [
    sql`select 'same', item.document_id from (${newest(viewer, { itemIds: [itemId], size }, { limit: size, offset: 0 })}) item`,
  ]
}

/** What stands around a publication, as far as the viewer may see it, in one question. */
export async function listAround(
  db: ReadDb,
  viewer: Viewer,
  { at, size }: { at: Standing; size: number },
): Promise<Around> {
  const arms = [
    sql`select 'newer' as side, n.document_id from (${next(viewer, at, [sql`>`, sql`asc`])}) n`,
    sql`select 'older', o.document_id from (${next(viewer, at, [sql`<`, sql`desc`])}) o`,
    ...ofItem(viewer, at, size + 1),
  ]
  const { rows } = await sql<ListedRow & { side: string }>`${PREPARED}
    select side, ${LINE} from (${sql.join(arms, sql` union all `)}) around
    join publication p using (document_id) ${LINE_FROM} order by p.listed_on desc, p.no desc`.execute(db)
  const on = (side: string): Listed[] => rows.filter((row) => row.side === side).map(toListed)
  return {
    newer: on('newer')[0],
    older: on('older')[0],
    sameItem: on('same')
      .filter(({ no }) => no !== at.no)
      .slice(0, size),
  }
}
