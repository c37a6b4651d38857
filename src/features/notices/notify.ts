import { AppError } from '../../kernel/app-error.ts'
import { SYSTEM } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { type Channel, isReachable } from './domain/notice.ts'
import { findThread } from './mail-messages.store.ts'
import { hasUnread, insertNotice } from './notices.store.ts'
import { type NoticeContent, sealFor } from './sealed-content.ts'

type Receiver =
  | { readonly channel: 'console'; readonly accountId: string }
  | { readonly channel: Exclude<Channel, 'console'>; readonly address: string }

/** What somebody is to be told, and how. */
export interface NoticeOrder {
  /** `area.what`; its name for people stands in `kind-names.contract.ts`. */
  readonly kind: string
  readonly receiver: Receiver
  /** What it is about. `reference` (a case number) stands in lists, and in the subject of a mail. */
  readonly subject: { readonly type: string; readonly id: string; readonly reference: string }
  readonly unitId?: string | null
  readonly title: string
  readonly text: string
  /** The page of the console to open, such as “/reviews”. */
  readonly path?: string
  /** Stored files that go with a mail. */
  readonly files?: NoticeContent['files']
  /** Where an answer should go, when not to the school's address. */
  readonly replyTo?: string
  /** The letter (`mail_message`) that this answers: it joins the thread, and a machine is never answered by a machine. */
  readonly answers?: string
  /** Written by a person; otherwise by the platform. */
  readonly isPersonal?: boolean
  /** The account that is told when it cannot be delivered; empty for nobody. */
  readonly orderedBy?: string
  /** The same words of order are carried out once: for jobs, which may run twice. */
  readonly once?: string
  /** For an account only: as long as it has not read the last notice of this kind, there is no other. */
  readonly untilRead?: boolean
}

function addressFor({ receiver }: NoticeOrder): string {
  if (receiver.channel === 'console') return ''
  if (!isReachable(receiver.channel, receiver.address)) throw new AppError('notice.address-invalid')
  return receiver.address
}

function titleFor({ receiver, title, subject: { reference } }: NoticeOrder): string {
  return receiver.channel !== 'email' || reference === '' || title.includes(reference)
    ? title
    : `[${reference}] ${title}`
}

const NO_THREAD = { inReplyTo: '', references: [], isMachine: false }

function contentOf(order: NoticeOrder, thread: Pick<NoticeContent, 'inReplyTo' | 'references'>): NoticeContent {
  const { text, path = '', replyTo = '', files = [] } = order
  const { inReplyTo, references } = thread
  return { to: addressFor(order), title: titleFor(order), text, path, replyTo, files, inReplyTo, references }
}

/** The account behind the order; the platform itself is none. */
function ordererOf({ orderedBy = '' }: NoticeOrder): string | null {
  return orderedBy === '' || orderedBy === SYSTEM.id ? null : orderedBy
}

function accountOf({ receiver }: NoticeOrder): string | null {
  return receiver.channel === 'console' ? receiver.accountId : null
}

/** Nothing is sent to somebody who was told already and has not looked yet, nor by one machine to another. */
async function isNeedless(
  tx: Tx,
  { kind, receiver, untilRead = false, isPersonal = false }: NoticeOrder,
  { isMachine }: { isMachine: boolean },
) {
  if (isMachine && !isPersonal) return true
  return untilRead && receiver.channel === 'console' && (await hasUnread(tx, { kind, accountId: receiver.accountId }))
}

/**
 * The one door: puts a notice in the queue in the transaction of the change, so that it goes out if and only if that commits.
 * `key` seals what is personal. Answers its id, or undefined when there is nothing to send: it was ordered `once` already, the last
 * one of its kind is not read yet (`untilRead`), or it would be a machine's answer to a machine. Throws `notice.address-invalid`.
 */
export async function notify(tx: Tx, key: Buffer, order: NoticeOrder): Promise<string | undefined> {
  const { receiver, kind, subject, unitId = null, isPersonal = false, once = null } = order
  const thread = order.answers === undefined ? NO_THREAD : await findThread(tx, key, order.answers)
  if (await isNeedless(tx, order, thread)) return undefined
  const id = newId()
  const isNew = await insertNotice(tx, {
    id,
    kind,
    channel: receiver.channel,
    accountId: accountOf(order),
    unitId,
    subject,
    once,
    orderedBy: ordererOf(order),
    isAutomatic: !isPersonal,
    sealed: sealFor(key, `notice:${id}`, contentOf(order, thread)),
  })
  return isNew ? id : undefined
}
