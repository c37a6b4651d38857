import { AppError } from '../../kernel/app-error.ts'
import type { Viewer } from '../../kernel/audience.ts'
import { type Drift, DRIFT_WORDS } from '../../kernel/channel-terms.ts'
import { dayOf } from '../../kernel/day.ts'
import { type Context, may } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { findByTitle } from '../disclosures/index.ts'
import {
  type Appearance,
  type AppearanceFilter,
  countByChannel,
  findAppearance,
  isWithin,
  listAppearances,
  listNewestByChannel,
  listSuspects,
  listWhereShown,
} from './appearances.queries.ts'
import { findChannel, listChannels } from './channels.queries.ts'
import { driftOf, type NowPublished } from './domain/drift.ts'
import { mayChange, reachOf, registerableUnits } from './reach.ts'
import { isWebAddress } from './save-channel.ts'

function publishedOf({ publicationState: state, nowHash, isOver, closingKind }: Appearance): NowPublished | null {
  return state === null || nowHash === null ? null : { state, isOver, closingKind, hash: nowHash }
}

function drift(appearance: Appearance, today: ReturnType<typeof dayOf>): Drift | null {
  const { isVoid, takenDownOn, isSuperseded } = appearance
  const isPast = isVoid || takenDownOn !== null || isSuperseded
  return driftOf({ ...appearance, isPast, published: publishedOf(appearance) }, today)
}

function toRow(ctx: Context, appearance: Appearance) {
  const { registeredAt, members, proofs, ...rest } = appearance
  return {
    ...rest,
    members: [...members],
    proofs: proofs.map(({ id, name }) => ({ id, name, url: `/appearance-proofs/${id}` })),
    registeredAt: registeredAt.toISOString(),
    drift: drift(appearance, dayOf(ctx.now())),
    mayChange: mayChange(ctx, appearance),
  }
}

/** The channels of the school, with how much appeared in each. */
export async function viewChannels(ctx: Context) {
  const reach = reachOf(ctx)
  const [channels, counts] = await Promise.all([listChannels(ctx.db), countByChannel(ctx.db, reach)])
  return {
    rows: channels.map((channel) => ({
      ...channel,
      total: counts.get(channel.id)?.total ?? 0,
      lastOn: counts.get(channel.id)?.lastOn ?? null,
    })),
    mayManage: may(ctx.actor, 'channels.manage'),
    mayRegister: may(ctx.actor, 'channels.register'),
  }
}

/** A page of the register, as far as the reader may see it. */
export async function viewAppearances(
  ctx: Context,
  filter: AppearanceFilter & { page?: number | undefined; size?: number | undefined },
) {
  const { total, rows } = await listAppearances(ctx.db, reachOf(ctx), filter)
  return { total, rows: rows.map((row) => toRow(ctx, row)) }
}

/** One entry of the register. Throws `appearance.not-found`. */
export async function viewAppearance(ctx: Context, id: string) {
  const reach = reachOf(ctx)
  const found = await findAppearance(ctx.db, id)
  if (!found || !(await isWithin(ctx.db, reach, id))) throw new AppError('appearance.not-found')
  return toRow(ctx, found)
}

/** What is no longer as it is published, within the reach of the reader. */
export async function viewDrifts(ctx: Context) {
  const rows = await listSuspects(ctx.db, dayOf(ctx.now()), reachOf(ctx))
  return { rows: rows.map((row) => toRow(ctx, row)).filter((row) => row.drift !== null) }
}

/** An appearance that has drifted, as monitors tell it. */
export interface Drifted {
  readonly appearance: Appearance
  readonly drift: Drift
  readonly words: (typeof DRIFT_WORDS)[Drift]
}

/** Everything that has drifted, for monitors. */
export async function listDrifted({ db, now }: Pick<Context, 'db' | 'now'>): Promise<Drifted[]> {
  const today = dayOf(now())
  const suspects = await listSuspects(db, today)
  return suspects.flatMap((appearance) => {
    const found = drift(appearance, today)
    return found === null ? [] : [{ appearance, drift: found, words: DRIFT_WORDS[found] }]
  })
}

/** What can be registered: what can be read now, found by words of its title, its number or its number of the office. */
export async function findRegisterable(ctx: Context, words: string) {
  reachOf(ctx)
  const found = await findByTitle(ctx.db, { viewer: ctx.actor.viewer, unitIds: registerableUnits(ctx) }, words.trim())
  return {
    rows: found
      .filter(({ unitId }) => may(ctx.actor, 'channels.register', unitId))
      .map(({ documentId, no, title, audience }) => ({ documentId, no, title, audience: audience.kind })),
  }
}

/** A place where readers find the same: the name of the channel, the day, and the address or place. */
export interface ShownElsewhere {
  readonly channel: string
  readonly on: string
  readonly place: string
  /** The address of the web; null where there is none to go to. */
  readonly href: string | null
}

function toElsewhere({ channelName, appearedOn, place }: Appearance): ShownElsewhere {
  const isWeb = isWebAddress(place)
  return { channel: channelName, on: appearedOn, place: isWeb ? '' : place, href: isWeb ? place : null }
}

/** 同时发布于: where else a reader finds this publication. */
export async function shownElsewhere(db: ReadDb, viewer: Viewer, documentId: string): Promise<ShownElsewhere[]> {
  return (await listWhereShown(db, viewer, documentId)).map(toElsewhere)
}

const NEWEST = 10

/** The channels in use with their newest appearances, as far as this reader may know of them. */
export async function viewPublicChannels({ db, actor }: Pick<Context, 'db' | 'actor'>) {
  const [channels, newest] = await Promise.all([listChannels(db), listNewestByChannel(db, actor.viewer, NEWEST)])
  return channels
    .filter(({ isUsed }) => isUsed)
    .map(({ id, name, kind, address, note }) => ({
      ...{ id, name, kind, note },
      href: isWebAddress(address) ? address : null,
      address: isWebAddress(address) ? '' : address,
      newest: newest
        .filter(({ channelId }) => channelId === id)
        .map((each) => ({
          ...toElsewhere(each),
          ...{ id: each.id, title: each.title, no: each.no, unit: each.unitName, audience: each.audience },
          // What was only said or shown there is told in its own words.
          note: each.documentId === null ? each.note : '',
        })),
    }))
}

/** A channel that takes what is public of “阳光三务”. Throws `channel.not-found`, `channel.takes-no-affairs`. */
export async function affairsChannel(db: ReadDb, id: string) {
  const channel = await findChannel(db, id)
  if (!channel) throw new AppError('channel.not-found')
  if (!channel.takesAffairs) throw new AppError('channel.takes-no-affairs')
  return channel
}
