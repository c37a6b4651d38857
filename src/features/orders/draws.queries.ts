import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import type { DrawKind } from '../../kernel/monitor-words.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'

/** 随机抽查: announced with its population, drawn later. */
export interface Draw {
  readonly id: string
  readonly kind: DrawKind
  readonly fromDay: Day
  readonly toDay: Day
  readonly size: number
  readonly populationSize: number
  readonly populationHash: string
  readonly announcedBy: string
  readonly announcedAt: Date
  readonly seed: string | null
  readonly sealSeq: number | null
  readonly drawn: readonly string[]
}

const DRAW = sql`d.id, d.kind, d.from_day as "fromDay", d.to_day as "toDay", d.size, cardinality(d.population) as "populationSize",
  d.population_hash as "populationHash", coalesce(a.name, '') as "announcedBy", d.announced_at as "announcedAt", w.seed,
  w.seal_seq as "sealSeq", coalesce(w.drawn, '{}') as drawn`
const FROM = sql`from sample_draw d left join account a on a.id = d.announced_by left join sample_drawn w on w.draw_id = d.id`

/** Every draw, the newest first. */
export async function listDraws(db: ReadDb, limit: number): Promise<Draw[]> {
  const { rows } = await sql<Draw>`select ${DRAW} ${FROM} order by d.announced_at desc limit ${limit}`.execute(db)
  return rows
}

/** A draw with its whole population. Throws `draw.not-found`. */
export async function getDraw(db: ReadDb | Tx, id: string): Promise<Draw & { readonly population: readonly string[] }> {
  const { rows } = await sql<Draw & { population: string[] }>`
    select ${DRAW}, d.population ${FROM} where d.id = ${id}`.execute(db)
  const [draw] = rows
  if (!draw) throw new AppError('draw.not-found', { id })
  return draw
}

/** How many seals after the one over its announcement a draw is made: nobody chooses which entry that will be. */
export const SEALS_AFTER = 5

/** The seal by which a draw is made: so many after the one that seals its announcement; undefined while it is not there. */
export async function findSeed(db: ReadDb | Tx, drawId: string): Promise<{ seq: number; chain: string } | undefined> {
  const { rows } = await sql<{ seq: number; chain: string }>`
    select s.seq, s.chain from ledger l join ledger_seal own on own.position = l.position
      join ledger_seal s on s.seq = own.seq + ${SEALS_AFTER}
    where l.type = 'draw.announced' and l.subject_type = 'draw' and l.subject_id = ${drawId}`.execute(db)
  return rows[0]
}
