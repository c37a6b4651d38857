import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { isReachable } from './domain/notice.ts'
import { filesInMail } from './inspect-mail.ts'
import type { MailContent, MailNature } from './mail-messages.store.ts'
import { authorizeMail } from './mail-rights.ts'
import { getMail } from './mail.queries.ts'
import {
  countFromSender,
  countToMailbox,
  findAnswered,
  isOwnAddress,
  listVerdicts,
  lockComing,
} from './mail-sorting.store.ts'
import { type NoticeContent, openFrom } from './sealed-content.ts'

/** A letter as a front door decides about it. */
export interface ComingMail {
  readonly id: string
  readonly nature: MailNature
  readonly isMarkedSpam: boolean
  /** The address of the mailbox it came to, and whose that is. */
  readonly mailbox: string
  readonly keptFor: string
  readonly arrivedAt: Date
  /** Came before the platform read this mailbox. */
  readonly isOlderThanMailbox: boolean
  readonly from: MailContent['from']
  /** Where an answer goes; empty when there is no such place. */
  readonly answerTo: string
  readonly subject: string
  readonly text: string
  /** What the notice of ours was about that it answers, and whether it comes from where that went. */
  readonly answers: {
    readonly type: string
    readonly id: string
    readonly isSameSender: boolean
    /** It came back for good, and not only late. */
    readonly isReturned: boolean
  } | null
  readonly isFromUs: boolean
  /** Letters of the same sender within a day that are with cases already. */
  readonly others: number
  /** The same of the mailbox. */
  readonly othersHere: number
  /** Somebody, or the platform, has looked at it. */
  readonly isSorted: boolean
}

type Row = Awaited<ReturnType<typeof lockComing>>

async function answeredBy(tx: Tx, key: Buffer, { row, content }: { row: Row; content: MailContent }) {
  const notice = row.answersNoticeId === null ? undefined : await findAnswered(tx, row.answersNoticeId)
  if (!notice) return null
  const { to } = openFrom(key, `notice:${notice.id}`, notice.sealed) as NoticeContent
  const senders = [content.from.address, content.replyTo.address].map((address) => address.toLowerCase())
  const isSameSender = to !== '' && senders.includes(to.toLowerCase())
  return { type: notice.type, id: notice.subjectId, isSameSender, isReturned: notice.state === 'bounced' }
}

// Mail servers tell the time in whole seconds.
function wholeSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000) * 1000
}

function answerAddress({ from, replyTo }: MailContent): string {
  return [replyTo.address, from.address].find((address) => isReachable('email', address)) ?? ''
}

/** Holds a letter for the platform itself until the end of the transaction. Throws `mail.not-found`. */
export async function holdMail(tx: Tx, key: Buffer, id: string): Promise<ComingMail> {
  const row = await lockComing(tx, id)
  const content = openFrom(key, `mail:${id}`, row.sealed) as MailContent
  const arrivedAt = row.arrivedAt ?? row.takenInAt
  return {
    id,
    nature: row.nature as MailNature,
    isMarkedSpam: row.isMarkedSpam,
    mailbox: row.address,
    keptFor: row.keptFor,
    arrivedAt,
    isOlderThanMailbox: arrivedAt.getTime() < wholeSeconds(row.since),
    from: content.from,
    answerTo: answerAddress(content),
    subject: content.subject,
    text: content.text,
    answers: await answeredBy(tx, key, { row, content }),
    isFromUs: await isOwnAddress(tx, content.from.address),
    others: await countFromSender(tx, row.senderMark),
    othersHere: await countToMailbox(tx, row.accountId),
    isSorted: row.leftAs !== null || row.assignedAt !== null,
  }
}

/** The same for somebody of its mailbox. Throws `mail.not-found` also to whoever may not see it. */
export async function holdOwnMail(tx: Tx, ctx: Context, { key, id }: { key: Buffer; id: string }): Promise<ComingMail> {
  const { unitId, keptFor } = await lockComing(tx, id)
  authorizeMail(ctx, { id, unitId, keptFor })
  return holdMail(tx, key, id)
}

/** The files of a letter that passed the inspection, and the names of those that did not. Throws `mail.file-not-released` before it. */
export async function releasedFiles(ctx: Context, key: Buffer, id: string) {
  const verdicts = await listVerdicts(ctx.db, id)
  const mail = await getMail(ctx.db, id)
  if (verdicts.length === 0 || mail.rawSha256 === null) return { passed: [], refused: [] }
  if (verdicts.some(({ state }) => state === 'quarantined')) throw new AppError('mail.file-not-released')
  const files = await filesInMail(ctx, key, { ...mail, rawSha256: mail.rawSha256 })
  const of = (isWanted: (state: string) => boolean) =>
    verdicts
      .flatMap(({ position, state }) => (isWanted(state) ? [files[position]] : []))
      .filter((file) => file !== undefined)
  return {
    passed: of((state) => state === 'released'),
    refused: of((state) => state !== 'released').map(({ name }) => name),
  }
}
