import { AppError } from '../../kernel/app-error.ts'
import { STRANGER } from '../../kernel/audience.ts'
import { type Day, dayOf, isDay } from '../../kernel/day.ts'
import type { DrawKind } from '../../kernel/monitor-words.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { listPublishedKeys } from '../disclosures/index.ts'
import { listEntriesOn } from '../lists/index.ts'
import { drawLots, LOT_ALGORITHM, populationHash } from './domain/lot.ts'
import { findSeed, getDraw, listDraws, SEALS_AFTER } from './draws.queries.ts'
import { insertDraw, insertDrawn } from './draws.store.ts'
import { showDrawn } from './show-drawn.ts'

interface Wanted {
  readonly kind: DrawKind
  readonly from: Day
  readonly to: Day
}

/** What everybody can read, by the keys under which they find it: so anybody can check that nothing was left out. */
async function populationOf({ db }: Pick<Context, 'db'>, { kind, from, to }: Wanted): Promise<string[]> {
  if (kind === 'publications') return listPublishedKeys(db, { viewer: STRANGER, from, to })
  return (await listEntriesOn(db, { day: to, viewer: STRANGER })).map(({ number }) => number).sort()
}

/**
 * 公告抽查: fixes what is drawn from and how many, before anybody can know the seed. Throws `draw.period-invalid`,
 * `draw.population-empty`.
 */
export async function announceDraw(
  ctx: Context,
  { kind, fromDay, toDay, size }: { kind: DrawKind; fromDay: string; toDay: string; size: number },
): Promise<{ id: string }> {
  authorize(ctx, 'orders.make')
  if (!isDay(fromDay) || !isDay(toDay) || fromDay > toDay || toDay > dayOf(ctx.now()))
    throw new AppError('draw.period-invalid')
  const population = await populationOf(ctx, { kind, from: fromDay, to: toDay })
  if (population.length === 0) throw new AppError('draw.population-empty')
  const id = newId()
  const facts = { kind, fromDay, toDay, size, populationHash: populationHash(population, sha256) }
  await ctx.transaction(async (tx) => {
    await insertDraw(tx, { id, ...facts, population, by: ctx.actor.id })
    await record(tx, ctx, {
      type: 'draw.announced',
      subject: { type: 'draw', id },
      data: { ...facts, population: population.length, sealsAfter: SEALS_AFTER },
    })
  })
  return { id }
}

/** 抽取: by the chained seal that came some entries after the announcement. Throws `draw.seed-not-there`, `draw.not-found`. */
export async function drawSample(ctx: Context, id: string): Promise<void> {
  authorize(ctx, 'orders.make')
  const draw = await getDraw(ctx.db, id)
  if (draw.seed !== null) return
  const seal = await findSeed(ctx.db, id)
  if (!seal) throw new AppError('draw.seed-not-there')
  const drawn = drawLots(draw.population, { seed: seal.chain, size: draw.size }, sha256)
  await ctx.transaction(async (tx) => {
    await insertDrawn(tx, { drawId: id, sealSeq: seal.seq, seed: seal.chain, drawn })
    await record(tx, ctx, {
      type: 'draw.drawn',
      subject: { type: 'draw', id },
      data: { sealSeq: seal.seq, seed: seal.chain },
    })
  })
}

const MOST_SHOWN = 100

async function latest(ctx: Pick<Context, 'db'>) {
  const draws = await listDraws(ctx.db, MOST_SHOWN)
  const shown = await showDrawn(ctx, draws)
  return draws.map((draw) => ({
    ...draw,
    announcedAt: draw.announcedAt.toISOString(),
    drawn: [...(shown.get(draw.id) ?? [])],
  }))
}

/** Every draw, for those who see the orders. */
export async function viewDraws(ctx: Context) {
  authorize(ctx, 'orders.read')
  return latest(ctx)
}

/** The draws that were made, as everybody may read them. */
export async function viewPublicDraws(ctx: Pick<Context, 'db'>) {
  return (await latest(ctx)).map(({ announcedBy: _, ...draw }) => draw)
}

/** Everything that it takes to draw again: population, seed, algorithm. Throws `draw.not-found`. */
export async function readPublicDraw({ db }: Pick<Context, 'db'>, id: string) {
  const { announcedBy: _, ...draw } = await getDraw(db, id)
  return { ...draw, algorithm: LOT_ALGORITHM, announcedAt: draw.announcedAt.toISOString() }
}
