import { addDays, dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { record } from '../../platform/ledger/record.ts'
import { listLive } from '../disclosures/index.ts'
import { findOutside } from './check-links.ts'
import { findInDuties } from './duty-rules.ts'
import { type Changes, confirmOpen, lockFindings, reconcile } from './findings.store.ts'
import { type Glasses, type Look, lookAtDocuments, reconcileLinks, takeGlasses } from './look-at-documents.ts'
import { findRounds, findUnseen, listDue, listSeenIn } from './looks.queries.ts'
import { addPiece, beginRound, endRound } from './looks.store.ts'
import { findInPlaces } from './place-rules.ts'
import { DOCUMENT_RULES, DUTY_RULES, OUTER_RULES, PLACE_RULES } from './registry.ts'

/** The job that goes over everything, each night. */
export const ROUND = 'monitors.round'
/** The job that looks at what has just changed. */
export const LOOK = 'monitors.look'

const RANGE = 1000
const BATCH = 100
const NOTHING: Look = { looked: 0, opened: 0, cured: 0 }

function sum(a: Look, b: Look): Look {
  return { looked: a.looked + b.looked, opened: a.opened + b.opened, cured: a.cured + b.cured }
}

async function lookInBatches(ctx: Context, ids: readonly string[], glasses: Glasses): Promise<Look> {
  let total = NOTHING
  for (let at = 0; at < ids.length; at += BATCH)
    total = sum(total, await lookAtDocuments(ctx, ids.slice(at, at + BATCH), glasses))
  return total
}

/** Goes over one range of publications; answers where the next begins, undefined after the last. */
async function runPiece(ctx: Context, round: { id: string; cursor: string }, glasses: Glasses) {
  const live = await listLive(ctx.db, round.cursor, RANGE)
  const until = live.length < RANGE ? undefined : live.at(-1)?.documentId
  const shown = live.map(({ documentId, revisionHash }) => ({ documentId, hash: revisionHash }))
  const isLive = new Set(shown.map(({ documentId }) => documentId))
  const gone = (await listSeenIn(ctx.db, round.cursor, until)).filter((id) => !isLive.has(id))
  const wanted = [...(await findUnseen(ctx.db, shown, glasses.version)), ...gone]
  const look = await lookInBatches(ctx, wanted, glasses)
  await ctx.transaction((tx) =>
    addPiece(tx, round.id, { ...(until === undefined ? {} : { cursor: until }), ...look, documents: look.looked }),
  )
  return until
}

/** The rules for catalogue and columns: a publication changes what they find. */
async function lookAtPlaces(ctx: Context): Promise<Changes> {
  return ctx.transaction(async (tx) => {
    await lockFindings(tx)
    const found = await findInPlaces({ ...ctx, db: tx })
    return reconcile(tx, { rules: PLACE_RULES }, { found, today: dayOf(ctx.now()) })
  })
}

async function lookAtRest(ctx: Context): Promise<Look> {
  const places = await lookAtPlaces(ctx)
  const today = dayOf(ctx.now())
  const rest = await ctx.transaction(async (tx) => {
    await lockFindings(tx)
    const duties = await reconcile(tx, { rules: DUTY_RULES }, { found: await findInDuties({ ...ctx, db: tx }), today })
    const links = await reconcileLinks(tx, ctx)
    await reconcile(tx, { rules: OUTER_RULES }, { found: await findOutside(tx), today })
    await confirmOpen(tx, DOCUMENT_RULES, today)
    return sum({ ...duties, looked: 0 }, { ...links, looked: 0 })
  })
  return sum({ ...places, looked: 0 }, rest)
}

/**
 * A round (轮次): every rule over everything, publications in pieces and only those that changed or that other rules look at now.
 * Broken off, it goes on where it stood. Run as the platform itself.
 */
export async function runRound(ctx: Context): Promise<{ documents: number; opened: number; cured: number }> {
  const glasses = await takeGlasses(ctx.db)
  const round = await ctx.transaction((tx) => beginRound(tx, ctx.now()))
  let cursor: string | undefined = round.cursor
  while (cursor !== undefined) cursor = await runPiece(ctx, { ...round, cursor }, glasses)
  const rest = await lookAtRest(ctx)
  return ctx.transaction(async (tx) => {
    await addPiece(tx, round.id, { ...rest, documents: 0 })
    const result = await endRound(tx, round.id, ctx.now())
    await record(tx, ctx, {
      type: 'monitor.round-ended',
      subject: { type: 'monitor-round', id: round.id },
      data: { ...result },
    })
    return result
  })
}

/** Looks at everything that changed since the last look. Answers at how many publications. */
export async function lookAtDue(ctx: Context): Promise<number> {
  const glasses = await takeGlasses(ctx.db)
  let looked = 0
  for (;;) {
    const ids = await listDue(ctx.db, BATCH)
    if (ids.length === 0) break
    await lookAtDocuments(ctx, ids, { ...glasses, isDueOnly: true })
    looked += ids.length
  }
  if (looked > 0) await lookAtPlaces(ctx)
  return looked
}

/** Somebody who may wants to know now: the round begins at once. */
export async function orderRoundNow(ctx: Context): Promise<void> {
  authorize(ctx, 'monitors.work')
  await ctx.transaction((tx) => enqueue(tx, { name: ROUND, runAt: ctx.now(), key: `${ROUND}:now` }))
}

function nightOf(ctx: Context, days: number): Date {
  return new Date(`${addDays(dayOf(ctx.now()), days)}T02:30:00+08:00`)
}

async function hasEndedSince(ctx: Context, since: Date): Promise<boolean> {
  const endedAt = (await findRounds(ctx.db)).last?.endedAt ?? null
  return endedAt !== null && endedAt >= since
}

/** Orders the next round for half past two at night; `fromToday` catches up where that hour has passed while the platform was away. */
export async function orderRound(ctx: Context, { fromToday = false } = {}): Promise<void> {
  const today = nightOf(ctx, 0)
  const isMissed = fromToday && !(await hasEndedSince(ctx, today))
  const runAt = isMissed || ctx.now() < today ? today : nightOf(ctx, 1)
  await ctx.transaction((tx) => enqueue(tx, { name: ROUND, runAt, key: ROUND }))
}
