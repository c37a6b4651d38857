import { AppError } from '../../kernel/app-error.ts'
import { type Audience, canSee } from '../../kernel/audience.ts'
import { dayOf, isDay } from '../../kernel/day.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { listStanding, type Standing } from '../disclosures/index.ts'
import { findAppearance } from './appearances.queries.ts'
import { insertAppearance, insertEnd, lockAppearance, lockChannel, type NewAppearance } from './channels.store.ts'
import { checkAddress } from './save-channel.ts'

/** What somebody registers: a publication, or in words what has none on the portal. */
export interface Asked {
  readonly channelId: string
  readonly documentId: string | null
  readonly title: string
  readonly unitId: string | null
  readonly appearedOn: string
  readonly untilOn: string | null
  readonly place: string
  readonly note: string
  readonly audience: Audience
}

type Matter = Pick<NewAppearance, 'documentId' | 'hash' | 'title' | 'unitId' | 'audience'>

function checkDays(ctx: Context, { appearedOn, untilOn }: Pick<Asked, 'appearedOn' | 'untilOn'>): void {
  const isRight = isDay(appearedOn) && appearedOn <= dayOf(ctx.now())
  if (!isRight || (untilOn !== null && (!isDay(untilOn) || untilOn < appearedOn)))
    throw new AppError('appearance.day-invalid', { appearedOn, untilOn })
}

/** May they know of the publication at all? Then it can be told that it is not shown. */
function isKnownTo({ actor }: Context, { audience, unitId }: Standing): boolean {
  return canSee(actor.viewer, audience) || may(actor, 'documents.read', unitId)
}

/** The publication as it is now. Throws `document.not-found`, `appearance.not-published`. */
async function published(tx: Tx, ctx: Context, documentId: string): Promise<Standing> {
  const [standing] = await listStanding(tx, [documentId])
  if (!standing || !isKnownTo(ctx, standing)) throw new AppError('document.not-found')
  if (!standing.isShown) throw new AppError('appearance.not-published')
  return standing
}

async function matterOf(tx: Tx, ctx: Context, asked: Asked): Promise<Matter> {
  if (asked.documentId !== null) {
    const { documentId, hash, title, unitId, audience } = await published(tx, ctx, asked.documentId)
    // What is not for everybody is not told to more by the register of a channel.
    return { documentId, hash, title, unitId, audience: audience.kind === 'public' ? asked.audience : audience }
  }
  const title = asked.title.trim()
  if (title === '' || asked.unitId === null) throw new AppError('appearance.matter-required')
  return { documentId: null, hash: null, title, unitId: asked.unitId, audience: asked.audience }
}

async function write(
  tx: Tx,
  ctx: Context,
  { asked, matter, correctsId, reason }: { asked: Asked; matter: Matter; correctsId: string | null; reason: string },
): Promise<string> {
  authorize(ctx, 'channels.register', matter.unitId)
  const id = newId()
  const { channelId, appearedOn, untilOn, note } = asked
  const place = asked.place.trim()
  checkAddress(place)
  await insertAppearance(tx, {
    ...{ ...matter, id, channelId, appearedOn, untilOn, place, note: note.trim(), correctsId, reason },
    by: ctx.actor.id,
  })
  await record(tx, ctx, {
    type: correctsId === null ? 'appearance.registered' : 'appearance.corrected',
    subject: { type: 'appearance', id },
    unitId: matter.unitId,
    reason,
    data: { channelId, appearedOn, untilOn, documentId: matter.documentId, hash: matter.hash, correctsId },
  })
  return id
}

/** 发布登记: says that something appeared in a channel, with the hash of what it showed. */
export async function registerAppearance(ctx: Context, asked: Asked): Promise<{ id: string }> {
  authorize(ctx, 'channels.register')
  checkDays(ctx, asked)
  return ctx.transaction(async (tx) => {
    await lockChannel(tx, asked.channelId)
    const matter = await matterOf(tx, ctx, asked)
    return { id: await write(tx, ctx, { asked, matter, correctsId: null, reason: '' }) }
  })
}

/** An entry that still counts, held. Throws `appearance.not-found`, `appearance.changed-meanwhile`. */
async function held(tx: Tx, ctx: Context, id: string) {
  await lockAppearance(tx, id)
  const found = await findAppearance(tx, id)
  if (!found) throw new AppError('appearance.not-found')
  authorize(ctx, 'channels.register', found.unitId)
  if (found.isVoid) throw new AppError('appearance.changed-meanwhile')
  return found
}

/**
 * 更正登记: another entry takes its place, with the reason; the first stays on the record. What was shown stays what it was: of the
 * same publication the hash of the first entry is kept.
 */
export async function correctAppearance(
  ctx: Context,
  { id, reason, ...asked }: Asked & { readonly id: string; readonly reason: string },
): Promise<{ id: string }> {
  authorize(ctx, 'channels.register')
  checkDays(ctx, asked)
  return ctx.transaction(async (tx) => {
    const before = await held(tx, ctx, id)
    if (asked.channelId !== before.channelId) await lockChannel(tx, asked.channelId)
    const { hash } = before
    const isSame = before.documentId === asked.documentId && hash !== null
    const matter = isSame
      ? { ...(await sameMatter(tx, asked)), hash, documentId: before.documentId }
      : await matterOf(tx, ctx, asked)
    return { id: await write(tx, ctx, { asked, matter, correctsId: id, reason: reason.trim() }) }
  })
}

/** The same publication, whether it still shows or not. */
async function sameMatter(tx: Tx, { documentId, audience }: Asked): Promise<Omit<Matter, 'hash' | 'documentId'>> {
  const [standing] = await listStanding(tx, documentId === null ? [] : [documentId])
  if (!standing) throw new AppError('document.not-found')
  const { title, unitId, audience: own } = standing
  return { title, unitId, audience: own.kind === 'public' ? audience : own }
}

/** 登记撤下, 作废: it no longer shows since a day, or it was registered by mistake. */
export async function endAppearance(
  ctx: Context,
  { id, kind, on, reason }: { id: string; kind: 'taken-down' | 'void'; on: string; reason: string },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const before = await held(tx, ctx, id)
    if (kind === 'taken-down' && before.takenDownOn !== null) throw new AppError('appearance.changed-meanwhile')
    if (!isDay(on) || on < before.appearedOn || on > dayOf(ctx.now()))
      throw new AppError('appearance.day-invalid', { on })
    await insertEnd(tx, { id, kind, on, reason: reason.trim(), by: ctx.actor.id })
    await record(tx, ctx, {
      type: kind === 'void' ? 'appearance.voided' : 'appearance.taken-down',
      subject: { type: 'appearance', id },
      unitId: before.unitId,
      reason: reason.trim(),
      data: { on, documentId: before.documentId, channelId: before.channelId },
    })
  })
}

/** One publication carried over to the province's platform, as it was exported. */
export interface Carried {
  readonly documentId: string
  readonly hash: string
}

/**
 * 标记已同步: registers that these were carried over, each with the hash it was exported with. Throws `channel.takes-no-affairs`, and
 * `appearance.hash-changed` when one of them has been revised since: then the platform shows what is no longer published.
 */
export async function markCarried(
  ctx: Context,
  { channelId, items, on, place }: { channelId: string; items: readonly Carried[]; on: string; place: string },
): Promise<{ count: number }> {
  authorize(ctx, 'channels.manage')
  checkDays(ctx, { appearedOn: on, untilOn: null })
  return ctx.transaction(async (tx) => {
    const { takesAffairs } = await lockChannel(tx, channelId)
    if (!takesAffairs) throw new AppError('channel.takes-no-affairs')
    for (const { documentId, hash } of items) {
      const asked: Asked = {
        ...{ channelId, documentId, title: '', unitId: null, appearedOn: on, untilOn: null, place, note: '' },
        audience: { kind: 'public' },
      }
      const matter = await matterOf(tx, ctx, asked)
      if (matter.hash !== hash) throw new AppError('appearance.hash-changed', { documentId })
      await write(tx, ctx, { asked, matter, correctsId: null, reason: '' })
    }
    return { count: items.length }
  })
}
