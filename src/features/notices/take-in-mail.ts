import { createHmac, randomBytes } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import type { ArrivedLetter } from '../../platform/mail/imap-reader.ts'
import type { Bounce, Letter } from '../../platform/mail/letter.ts'
import { seal } from '../../platform/sealed.ts'
import { lockMailAccount, type MailAccount, moveOn } from './mail-accounts.store.ts'
import { insertMail, isKnownMail, type MailContent, type MailNature } from './mail-messages.store.ts'
import { lockNoticeByMessageId, type Notice, saveState } from './notices.store.ts'
import { sealFor } from './sealed-content.ts'
import { tellOfFailure } from './tell-of-failure.ts'

const NOTHING: Letter = {
  messageId: '',
  inReplyTo: '',
  references: [],
  from: { name: '', address: '' },
  replyTo: { name: '', address: '' },
  to: [],
  subject: '',
  writtenAt: '',
  text: '',
  html: '',
  files: [],
  nature: 'letter',
  bounce: null,
  spam: { score: null, isMarked: false },
  caseNumber: '',
}

const HEAD_END = Buffer.from('\r\n\r\n')

/**
 * The same for the same letter: its Message-ID and its words. Not the Message-ID alone, or a second letter under the same one
 * would be lost; not the headers, which differ with the way it came. What has no bytes is known by its number.
 */
function fingerprintOf({ raw, letter, uidValidity, uid, size }: ArrivedLetter): string {
  if (raw === null) return sha256([uidValidity, uid, size].join('/'))
  const end = raw.indexOf(HEAD_END)
  // A letter without Message-ID has only its bytes to be known by.
  const isNamed = letter !== null && letter.messageId !== '' && end >= 0
  return isNamed ? sha256(`${letter.messageId}\n${sha256(raw.subarray(end))}`) : sha256(raw)
}

function natureOf({ raw, letter }: ArrivedLetter): MailNature {
  if (raw === null) return 'too-large'
  return letter === null ? 'unreadable' : letter.nature
}

function contentOf({
  messageId,
  inReplyTo,
  references,
  from,
  replyTo,
  to,
  subject,
  writtenAt,
  text,
  html,
  files,
}: Letter): MailContent {
  const fileNames = files.map(({ name }) => name)
  return { messageId, inReplyTo, references, from, replyTo, to, subject, writtenAt, text, html, fileNames }
}

interface Intake {
  readonly ctx: Context
  readonly key: Buffer
  readonly tx: Tx
}

/** One of our letters came back: whoever looks at it must see that it did not arrive. */
async function noteBounce({ ctx, key, tx }: Intake, notice: Notice, { isFinal, words }: Bounce): Promise<void> {
  if (!isFinal || !['accepted', 'uncertain'].includes(notice.state)) return
  await saveState(tx, notice.id, { state: 'bounced', nextAttemptAt: null })
  const { kind, channel, reference, unitId } = notice
  await record(tx, ctx, {
    type: 'notice.bounced',
    subject: { type: 'notice', id: notice.id },
    unitId,
    data: { kind, channel, reference, words },
  })
  await tellOfFailure(tx, key, notice)
}

/** Keeps the whole letter, sealed with a key of its own; answers the hash of what is on the disk, null when its bytes were not fetched. */
async function keepBytes({ ctx, tx }: Intake, id: string, { raw, ownKey }: { raw: Buffer | null; ownKey: Buffer }) {
  if (raw === null) return null
  const { sha256: hash } = await ctx.files.put(tx, seal(ownKey, raw, `mail-raw:${id}`), 'application/octet-stream')
  return hash
}

/**
 * The same for letters whose answers go to the same place, and nothing to anybody without the key. Not the sender, which anybody
 * can write anew in each letter: whoever would be flooded by our answers is what has to be known again.
 */
function senderMark(key: Buffer, { replyTo: { address } }: Letter): string {
  if (address === '') return ''
  return createHmac('sha256', key).update(`mail-sender:${address.toLowerCase()}`).digest('hex').slice(0, 32)
}

/** The notice that the letter answers, or that came back with it. */
function lockAnswered({ tx }: Intake, { bounce, references }: Letter): Promise<Notice | undefined> {
  return lockNoticeByMessageId(tx, bounce ? bounce.messageIds : references)
}

interface Received {
  readonly id: string
  readonly account: MailAccount
  readonly letter: Letter
  readonly nature: MailNature
  readonly answersNoticeId: string | null
}

async function recordReceived({ ctx, tx }: Intake, received: Received): Promise<void> {
  const { id, account, letter, nature, answersNoticeId } = received
  const data = {
    accountId: account.id,
    nature,
    caseNumber: letter.caseNumber,
    answersNoticeId,
    files: letter.files.length,
  }
  await record(tx, ctx, { type: 'mail.received', subject: { type: 'mail', id }, unitId: account.unitId, data })
}

async function insert(
  intake: Intake,
  account: MailAccount,
  arrived: ArrivedLetter & { fingerprint: string },
): Promise<void> {
  const { key, tx } = intake
  const { size, uid, uidValidity, arrivedAt, fingerprint } = arrived
  const letter = arrived.letter ?? NOTHING
  const id = newId()
  const nature = natureOf(arrived)
  const ownKey = randomBytes(32)
  const rawSha256 = await keepBytes(intake, id, { raw: arrived.raw, ownKey })
  const answered = await lockAnswered(intake, letter)
  const answersNoticeId = answered ? answered.id : null
  await insertMail(tx, {
    id,
    accountId: account.id,
    uidValidity,
    uid,
    fingerprint,
    nature,
    caseNumber: letter.caseNumber,
    answersNoticeId,
    sealed: sealFor(key, `mail:${id}`, { ...contentOf(letter), rawKey: ownKey.toString('base64') }),
    rawSha256,
    size,
    spam: letter.spam,
    arrivedAt,
    senderMark: senderMark(key, letter),
    files: letter.files.map(({ bytes }) => ({ sha256: sha256(bytes), size: bytes.byteLength })),
  })
  await recordReceived(intake, { id, account, letter, nature, answersNoticeId })
  if (answered && letter.bounce) await noteBounce(intake, answered, letter.bounce)
}

/**
 * Takes one letter in: letter, place in the mailbox and ledger in one transaction, so that a crash neither loses nor doubles it.
 * Answers whether it was new.
 */
export async function takeInMail(
  { ctx, key }: { readonly ctx: Context; readonly key: Buffer },
  accountId: string,
  arrived: ArrivedLetter,
): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const account = await lockMailAccount(tx, accountId)
    if (account.uidValidity === arrived.uidValidity && arrived.uid <= account.lastUid) return false
    const fingerprint = fingerprintOf(arrived)
    const isNew = !(await isKnownMail(tx, account.id, fingerprint))
    if (isNew) await insert({ ctx, key, tx }, account, { ...arrived, fingerprint })
    await moveOn(tx, account.id, arrived)
    return isNew
  })
}
