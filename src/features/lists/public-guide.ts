import type { Viewer } from '../../kernel/audience.ts'
import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { LifeEvent, ListKind, PersonKind } from '../../kernel/list-terms.ts'
import { LIFE_EVENTS, LIST_KINDS, PERSONS } from '../../kernel/list-terms.ts'
import type { Context } from '../../platform/context.ts'
import { listUnits } from '../organisation/index.ts'
import { findIn, type GuideQuestion } from './domain/find.ts'
import { findHeld, type HeldEntry } from './lists.queries.ts'

/** An entry as the guide shows it: with what it inherits, and whose it is. */
export interface GuideEntry extends HeldEntry {
  readonly unitName: string
  readonly unitSlug: string
}

/** The entries that hold today, as far as this reader may see them, in the order of units, lists and numbers. */
export async function listGuide(ctx: Pick<Context, 'db' | 'now'>, viewer: Viewer): Promise<GuideEntry[]> {
  const [held, units] = await Promise.all([findHeld(ctx.db, { day: dayOf(ctx.now()), viewer }), listUnits(ctx.db)])
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return held.flatMap((entry) => {
    const unit = byId.get(entry.unitId)
    return unit ? [{ ...entry, unitName: unit.name, unitSlug: unit.slug }] : []
  })
}

function countBy<Key extends string>(entries: readonly GuideEntry[], keysOf: (entry: GuideEntry) => readonly Key[]) {
  const counts = new Map<Key, number>()
  for (const entry of entries) for (const key of keysOf(entry)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** A question to the guide: words, and what narrows it. */
export interface Asked extends Omit<GuideQuestion, 'unitId'> {
  readonly kind: ListKind
  readonly unitSlug?: string | undefined
}

/** What the guide answers: the entries that fit, and how many there are of each kind, unit, reader and occasion. */
export async function askGuide(ctx: Context, { kind, unitSlug, ...question }: Asked) {
  const all = await listGuide(ctx, ctx.actor.viewer)
  const ofKind = all.filter((entry) => entry.kind === kind)
  const unit = unitSlug === undefined ? undefined : ofKind.find((entry) => entry.unitSlug === unitSlug)
  const kinds = countBy(all, (entry) => [entry.kind])
  const persons = countBy<PersonKind>(ofKind, ({ says }) => says.persons ?? [])
  const events = countBy<LifeEvent>(ofKind, ({ says }) => says.events ?? [])
  const units = countBy(ofKind, (entry) => [entry.unitSlug])
  const names = new Map(ofKind.map((entry) => [entry.unitSlug, entry.unitName]))
  return {
    hits: unitSlug !== undefined && !unit ? [] : findIn(ofKind, { ...question, unitId: unit?.unitId }),
    kinds: LIST_KINDS.map((each) => ({ kind: each, count: kinds.get(each) ?? 0 })),
    persons: PERSONS.flatMap((person) => (persons.has(person) ? [{ person, count: persons.get(person) ?? 0 }] : [])),
    events: LIFE_EVENTS.flatMap((event) => (events.has(event) ? [{ event, count: events.get(event) ?? 0 }] : [])),
    units: [...units].map(([slug, count]) => ({ slug, count, name: names.get(slug) ?? '' })),
  }
}

/** What the page of one entry shows beside it. */
export interface GuideAnswer {
  readonly entry: GuideEntry
  /** What it derives from, where the reader may see that. */
  readonly above: { readonly number: string; readonly matter: string } | null
  readonly below: readonly { readonly number: string; readonly matter: string }[]
}

/** One entry by its number. Throws `list-entry.not-found`, also for one that this reader may not see. */
export async function readGuideEntry(ctx: Context, number: string): Promise<GuideAnswer> {
  const all = await listGuide(ctx, ctx.actor.viewer)
  const entry = all.find((each) => each.number === number.toUpperCase())
  if (!entry) throw new AppError('list-entry.not-found')
  const short = (each: GuideEntry) => ({ number: each.number, matter: each.says.matter })
  const above = all.find(({ id }) => id === entry.parentId)
  return {
    entry,
    above: above ? short(above) : null,
    below: all.filter(({ parentId }) => parentId === entry.id).map(short),
  }
}

/** What the entry behind a service says to this reader; undefined when it does not hold, or is not for them. */
export async function findGuideEntry(ctx: Context, id: string): Promise<HeldEntry | undefined> {
  const [entry] = await findHeld(ctx.db, { day: dayOf(ctx.now()), viewer: ctx.actor.viewer, filter: { id } })
  return entry
}

/** An entry of the lists for what is built on them: by its id or number, as it holds on this day. */
export async function findEntry(
  db: Context['db'],
  which: { readonly id: string } | { readonly number: string },
  day: string,
): Promise<HeldEntry | undefined> {
  const [entry] = await findHeld(db, { day, viewer: null, filter: which })
  return entry
}

/** The entries of a list that hold on this day, with unit and persons served, for what is built on them. */
export async function listCurrentEntries(
  db: Context['db'],
  day: string,
  filter: { readonly kind?: ListKind; readonly unitId?: string } = {},
): Promise<HeldEntry[]> {
  return findHeld(db, { day, viewer: null, filter })
}
