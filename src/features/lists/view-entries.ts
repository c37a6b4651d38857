import { AppError } from '../../kernel/app-error.ts'
import { addDays, dayOf, parseDay, yearOf } from '../../kernel/day.ts'
import { type CallResult, LIST_KINDS, type ListKind } from '../../kernel/list-terms.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { listUnits } from '../organisation/index.ts'
import { findLastCalls } from './changes.queries.ts'
import { findIn } from './domain/find.ts'
import { type Known, type LastCalls, type Pace, PACE_DAYS, type Quality, qualityOf } from './domain/quality.ts'
import { periodFigures } from './domain/period-figures.ts'
import { findEntry } from './public-guide.ts'
import {
  findHead,
  findHeld,
  findPaces,
  type HeldEntry,
  listHistories,
  listOpenIds,
  listVersions,
} from './lists.queries.ts'

/** How the console lists entries; words are sought as the public guide does. */
export interface EntryListing {
  readonly kind?: ListKind | undefined
  readonly unitId?: string | undefined
  readonly words?: string | undefined
  readonly below?: number | undefined
  readonly sort?: 'number' | 'score' | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

/** The day after which what ended counts as of late. */
function paceSince(ctx: Pick<Context, 'now'>): string {
  return addDays(dayOf(ctx.now()), -PACE_DAYS)
}

async function lastCalls(ctx: Pick<Context, 'db'>): Promise<LastCalls> {
  return (await findLastCalls(ctx.db)) as Map<string, CallResult>
}

/** What is judged: an entry that says it is on line, and has neither service nor address, is worse than one that does not. */
function asClaimed({ says, version }: HeldEntry): HeldEntry['says'] {
  return { ...says, isOnline: says.isOnline || version.fields.isOnline }
}

function toRow(
  ctx: Context,
  entry: HeldEntry & { unitName: string },
  { calls, paces, open }: { calls: LastCalls; paces: ReadonlyMap<string, Pace>; open: ReadonlySet<string> },
) {
  const { id, kind, number, unitId, unitName, parentId, says, version } = entry
  const { score, reasons } = qualityOf(kind, asClaimed(entry), { calls, pace: paces.get(id) })
  const { matter, promisedDays, isOnline, audience } = says
  const said = { matter, promisedDays, isOnline, audience, phone: says.phone ?? '' }
  return {
    ...{ id, kind, number, unitId, unitName, parentId, ...said },
    validFrom: version.validFrom,
    version: version.no,
    isInReview: open.has(id),
    score,
    reasons: [...reasons],
    mayWrite: may(ctx.actor, 'lists.write', unitId),
  }
}

/** An entry with everything that is wrong with it. */
export interface JudgedEntry extends Pick<HeldEntry, 'id' | 'number' | 'unitId'> {
  readonly matter: string
  readonly quality: Quality
}

/** Every entry that holds today and is less than perfect, for readers that watch over the lists. */
export async function judgeEntries(ctx: Pick<Context, 'db' | 'now'>): Promise<JudgedEntry[]> {
  const [held, calls, paces] = await Promise.all([
    findHeld(ctx.db, { day: dayOf(ctx.now()), viewer: null }),
    lastCalls(ctx),
    findPaces(ctx.db, { since: paceSince(ctx) }),
  ])
  const judged = held.map((entry) => {
    const { id, kind, number, unitId, says } = entry
    const quality = qualityOf(kind, asClaimed(entry), { calls, pace: paces.get(id) })
    return { id, number, unitId, matter: says.matter, quality }
  })
  return judged.filter(({ quality }) => quality.score < 100)
}

/** The entries that hold today, with how good they are. */
export async function listEntryRows(ctx: Context, listing: EntryListing) {
  authorize(ctx, 'lists.read')
  const { kind, unitId, words = '', below = 101, sort = 'number', page = 1, size = 20 } = listing
  const [held, units, calls, paces, open] = await Promise.all([
    findHeld(ctx.db, { day: dayOf(ctx.now()), viewer: null, filter: { kind, unitId } }),
    listUnits(ctx.db),
    lastCalls(ctx),
    findPaces(ctx.db, { since: paceSince(ctx) }),
    listOpenIds(ctx.db),
  ])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const named = held.map((entry) => ({ ...entry, unitName: names.get(entry.unitId) ?? '' }))
  const rows = findIn(named, { words })
    .map((entry) => toRow(ctx, entry, { calls, paces, open }))
    .filter(({ score }) => score < below)
  const sorted = sort === 'score' ? rows.sort((a, b) => a.score - b.score) : rows
  return { total: sorted.length, rows: sorted.slice((page - 1) * size, page * size) }
}

async function around(ctx: Context, { id, parentId }: { id: string; parentId: string | null }) {
  const day = dayOf(ctx.now())
  const [own, parent, below] = await Promise.all([
    findEntry(ctx.db, { id }, day),
    parentId === null ? undefined : findEntry(ctx.db, { id: parentId }, day),
    findHeld(ctx.db, { day, viewer: null, filter: { parentId: id } }),
  ])
  return { own, parent, below }
}

function aboveView(parent: HeldEntry | undefined) {
  return parent ? { id: parent.id, number: parent.number, matter: parent.says.matter, says: parent.says } : null
}

/** What it says now, and how good that is; an entry that does not hold says nothing. */
function nowView(own: HeldEntry | undefined, known: Known) {
  if (!own) return { own: null, says: null, sources: {}, score: 0, reasons: ['现在不在用'] }
  const { score, reasons } = qualityOf(own.kind, asClaimed(own), known)
  return { own: own.version.fields, says: own.says, sources: { ...own.sources }, score, reasons: [...reasons] }
}

/** One entry with where its words come from, and its history. Throws `list-entry.not-found`. */
export async function viewEntry(ctx: Context, id: string) {
  authorize(ctx, 'lists.read')
  const head = await findHead(ctx.db, id)
  if (!head) throw new AppError('list-entry.not-found', { id })
  const [{ own, parent, below }, units, calls, paces, versions] = await Promise.all([
    around(ctx, head),
    listUnits(ctx.db),
    lastCalls(ctx),
    findPaces(ctx.db, { since: paceSince(ctx), entryId: id }),
    listVersions(ctx.db, id),
  ])
  const { kind, number, unitId, openChangeId } = head
  return {
    ...{ id, kind, number, unitId, openChangeId },
    ...nowView(own, { calls, pace: paces.get(id) }),
    unitName: units.find((unit) => unit.id === unitId)?.name ?? '',
    parent: aboveView(parent),
    services: (own?.services ?? []).map((service) => ({ ...service })),
    below: below.map((entry) => ({ id: entry.id, number: entry.number, matter: entry.says.matter })),
    mayWrite: may(ctx.actor, 'lists.write', unitId),
    versions: versions.map(({ approvedAt, validUntil: _, ...version }) => ({
      ...version,
      approvedAt: approvedAt.toISOString(),
    })),
  }
}

/** The figures of a year, counted from the versions; each names what it is made of. In a running year, up to today. */
export async function viewFigures(ctx: Context, year: number) {
  authorize(ctx, 'lists.read')
  const today = dayOf(ctx.now())
  const until = year >= yearOf(today) ? today : parseDay(`${String(year)}-12-31`)
  const histories = await listHistories(ctx.db)
  const figures = periodFigures(histories, { from: parseDay(`${String(year)}-01-01`), until })
  const kinds = new Map(histories.map(({ number, kind }) => [number, kind]))
  return {
    until,
    entries: figures.current.length,
    services: figures.services.length,
    units: figures.units.length,
    byKind: Object.fromEntries(
      LIST_KINDS.map((kind) => [kind, figures.current.filter((number) => kinds.get(number) === kind).length]),
    ),
    added: [...figures.added],
    updated: [...figures.updated],
    ended: [...figures.ended],
  }
}
