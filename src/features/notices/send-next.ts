import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import {
  type Courier,
  type Dispatch,
  type Enclosure,
  LONGEST_ATTEMPT_MS,
  type Outcome,
} from '../../platform/mail/courier.ts'
import { type Channel, decide } from './domain/notice.ts'
import {
  closeAttempt,
  findAttempts,
  lockDueNotice,
  lockNotice,
  type Notice,
  openAttempt,
  saveState,
} from './notices.store.ts'
import { tellOfFailure } from './tell-of-failure.ts'
import { type NoticeContent, openFile, openFrom } from './sealed-content.ts'

/** A channel that leads outside, with whoever takes messages there. */
export interface Outlet {
  readonly channel: Exclude<Channel, 'console'>
  readonly courier: Courier
  /** The right side of our Message-IDs. */
  readonly domain: string
}

/** What a sender works with: as whom, the key of what is sealed, and the way out. */
export interface Sender {
  readonly ctx: Context
  readonly key: Buffer
  readonly outlet: Outlet
}

interface Claimed {
  readonly notice: Notice
  readonly number: number
  readonly isRepeat: boolean
  readonly messageId: string
}

function facts({ kind, channel, reference }: Notice): Record<string, unknown> {
  return { kind, channel, reference }
}

/** An attempt without a result is one whose process has died: the notice may have arrived. */
async function noteBrokenOff(
  { ctx }: Sender,
  tx: Tx,
  { notice, number }: { notice: Notice; number: number },
): Promise<void> {
  await closeAttempt(tx, notice.id, { number, result: 'unknown', answer: '' })
  await record(tx, ctx, {
    type: 'notice.broken-off',
    subject: { type: 'notice', id: notice.id },
    unitId: notice.unitId,
    data: { ...facts(notice), attempt: number },
  })
}

/** Takes the notice that waits longest and writes down, before anything is said to a server, that it is being tried. */
async function claim(sender: Sender): Promise<Claimed | undefined> {
  const { ctx, outlet } = sender
  return ctx.transaction(async (tx) => {
    const now = ctx.now()
    const notice = await lockDueNotice(tx, outlet.channel, now)
    if (!notice) return undefined
    const { open, isUnknown } = await findAttempts(tx, notice.id)
    if (open !== undefined) await noteBrokenOff(sender, tx, { notice, number: open })
    const number = notice.attempts + 1
    const messageId = notice.messageId ?? `${notice.id}@${outlet.domain}`
    const until = new Date(now.getTime() + LONGEST_ATTEMPT_MS)
    await openAttempt(tx, notice, { number, isRepeat: isUnknown, messageId, until })
    if (isUnknown) await saveState(tx, notice.id, { state: 'uncertain', nextAttemptAt: until })
    return { notice, number, isRepeat: isUnknown, messageId }
  })
}

async function enclosuresOf({ ctx }: Sender, { files }: NoticeContent): Promise<Enclosure[]> {
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      mediaType: file.mediaType,
      bytes: openFile(file, await ctx.files.read(file.sha256)),
    })),
  )
}

async function dispatchOf(sender: Sender, { notice, isRepeat, messageId }: Claimed): Promise<Dispatch> {
  const content = openFrom(sender.key, `notice:${notice.id}`, notice.sealed) as NoticeContent
  const { to, title, text, replyTo, inReplyTo, references } = content
  const { isAutomatic, queuedAt: writtenAt } = notice
  const enclosures = await enclosuresOf(sender, content)
  return { messageId, to, title, text, isRepeat, isAutomatic, writtenAt, replyTo, inReplyTo, references, enclosures }
}

const EVENTS = {
  accepted: 'notice.accepted',
  failed: 'notice.failed',
  uncertain: 'notice.uncertain',
} as const

/** Puts down what became of the attempt, with what follows from it. */
async function settle(
  sender: Sender,
  { notice: { id }, number, isRepeat }: Claimed,
  { result, answer }: Outcome,
): Promise<void> {
  const { ctx, key } = sender
  await ctx.transaction(async (tx) => {
    const notice = await lockNotice(tx, id)
    await closeAttempt(tx, id, { number, result, answer })
    // Somebody thought us dead and is trying again: that attempt decides.
    if (notice.attempts !== number) return
    const { isUnknown: wasUncertain } = await findAttempts(tx, id)
    const { state, pauseMinutes } = decide({ result, attempt: number - notice.attemptsBefore, wasUncertain })
    const nextAttemptAt = pauseMinutes === null ? null : new Date(ctx.now().getTime() + pauseMinutes * 60_000)
    await saveState(tx, id, { state, nextAttemptAt })
    if (state === 'queued' || state === 'bounced') return
    await record(tx, ctx, {
      type: EVENTS[state],
      subject: { type: 'notice', id },
      unitId: notice.unitId,
      data: { ...facts(notice), attempt: number, isRepeat, isLast: nextAttemptAt === null },
    })
    if (state !== 'accepted' && nextAttemptAt === null) await tellOfFailure(tx, key, notice)
  })
}

/** A notice that cannot be made ready (another key, a missing file) is not the server's fault and stays visible. */
function unsendable(): Outcome {
  return { result: 'postponed', answer: '内容或附件无法读取', isServerAway: false }
}

/**
 * Tries the notice that has waited longest on this channel. Answers `idle` when none is due, `away` when the server could not be
 * used, so that the others need not be tried now.
 */
export async function sendNext(sender: Sender): Promise<'tried' | 'idle' | 'away'> {
  const claimed = await claim(sender)
  if (!claimed) return 'idle'
  const dispatch = await dispatchOf(sender, claimed).catch(() => undefined)
  const outcome = dispatch ? await sender.outlet.courier(dispatch) : unsendable()
  await settle(sender, claimed, outcome)
  return outcome.isServerAway ? 'away' : 'tried'
}
