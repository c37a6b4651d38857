import { sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'

/** Somebody who holds or held a post. */
export interface Holder {
  readonly dutyId: string
  readonly staffNo: string
  readonly name: string
  readonly fromOn: string
  /** The first day on which it is over; null while it lasts. */
  readonly untilOn: string | null
}

/** A post of a unit (岗位) with its holders, the present ones first. */
export interface Post {
  readonly id: string
  readonly name: string
  readonly sort: number
  readonly holders: readonly Holder[]
}

/** The posts of a unit in their order. */
export async function listPosts(db: ReadDb, unitId: string): Promise<Post[]> {
  const [posts, holders] = await Promise.all([
    db
      .selectFrom('post')
      .select(['id', 'name', 'sort'])
      .where('unit_id', '=', unitId)
      .orderBy('sort')
      .orderBy('name')
      .execute(),
    db
      .selectFrom('duty as d')
      .innerJoin('person as p', 'p.id', 'd.person_id')
      .innerJoin('post', 'post.id', 'd.post_id')
      .select(['d.post_id', 'd.id as dutyId', 'p.staff_no as staffNo', 'p.name'])
      .select([sql<string>`d.from_on::text`.as('fromOn'), sql<string | null>`d.until_on::text`.as('untilOn')])
      .where('post.unit_id', '=', unitId)
      .orderBy(sql`d.until_on desc nulls first`)
      .orderBy('d.from_on', 'desc')
      .execute(),
  ])
  return posts.map((post) => ({
    ...post,
    holders: holders.filter((holder) => holder.post_id === post.id).map(({ post_id: _, ...holder }) => holder),
  }))
}

/** A post with those who hold it on a day. */
export interface HeldPost {
  readonly id: string
  readonly unitId: string
  readonly name: string
  readonly holders: readonly string[]
}

/** Every post with those who hold it on a day. */
export async function listHeldPosts(db: ReadDb, on: string): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select post.id, post.unit_id as "unitId", post.name,
      coalesce((select array_agg(p.name order by p.name) from duty d join person p on p.id = d.person_id
        where d.post_id = post.id and d.from_on <= ${on}::date and (d.until_on is null or d.until_on > ${on}::date)), '{}') as holders
    from post order by post.id`.execute(db)
  return rows
}
