import { type Day, dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type CheckedFile, checkEvidence } from '../../platform/documents/take-file.ts'
import { grouped, veilCodes } from '../../kernel/query-code.ts'
import { insertMessage, insertPaper, insertPerson, openPersons } from '../casework/index.ts'
import { assignMail, type ComingMail, notify, releasedFiles } from '../notices/index.ts'
import { NOTICE } from './domain/letter.ts'
import { letterOfMail, longText, MAIL_SUBJECT, ownWords, shortText } from './domain/mail-letter.ts'
import { type Mailbox, routeOf } from './domain/mailbox.ts'
import { mailTextFor } from './mail-writer.ts'
import type { Held } from './on-letter.ts'
import { type Opening, openLetter, type Receipt } from './open-letter.ts'

/** What came with a mail: files that may be kept, and the names of those that may not. */
export interface Files {
  readonly passed: readonly CheckedFile[]
  readonly refused: readonly string[]
}

/** The files of a mail after the inspection. Throws `mail.file-not-released` before it. */
export async function filesOf(ctx: Context, key: Buffer, mailId: string): Promise<Files> {
  const { passed, refused } = await releasedFiles(ctx, key, mailId)
  const checked: CheckedFile[] = []
  // The inspection has asked the same of them.
  for (const file of passed) checked.push(await checkEvidence(file))
  return { passed: checked, refused }
}

// A long mail is read in part and kept whole.
function withWhole(text: string, { passed }: Files): readonly CheckedFile[] {
  if (!shortText(text).isCut) return passed
  return [...passed, { name: '来信全文.txt', bytes: Buffer.from(text, 'utf8'), mediaType: 'text/plain' }]
}

async function noteRefused(tx: Tx, key: Buffer, note: { caseId: string; author: string; files: Files }): Promise<void> {
  const { caseId, author, files } = note
  if (files.refused.length === 0) return
  const text = `随邮件来的附件没有通过检查，没有收下：${files.refused.join('、')}`
  await insertMessage(tx, key, { caseId, direction: 'note', author, text })
}

function receiptText(receipt: Receipt, box: Mailbox): string {
  const { number, code, dueOn } = receipt
  const lines = [
    `您写给${box.name}的来信已经收到。`,
    `查询码：${grouped(code)}`,
    ...(dueOn === null ? [] : [`答复期限届满日：${dueOn}`]),
    '凭编号和查询码，可以在本校信息公开网站“信箱”的“查询进度”中查看办理情况和答复、留言、撤回、评价。查询码只在这里告知一次，请勿转给他人。',
    '补充情况请直接回复本邮件，并保留主题中的编号。',
  ]
  const where = ['个人信息处理说明', ...NOTICE.paragraphs].join('\n')
  return mailTextFor({ number, text: lines.join('\n'), where })
}

// The clock of a mail server may be ahead of ours.
function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** Opens a letter from a mail and answers with a receipt in the thread; a machine gets none. Throws `case.sent-already`. */
export async function openFromMail(
  { tx, ctx, key }: { tx: Tx; ctx: Context; key: Buffer },
  { mail, files, box, opening }: { mail: ComingMail; files: Files; box: Mailbox; opening: Opening },
): Promise<Receipt> {
  const text = veilCodes(mail.text)
  const from = { ...mail.from, address: mail.answerTo }
  const letter = letterOfMail({ from, subject: veilCodes(mail.subject), text }, box.kind)
  const arrival = {
    mailbox: box,
    letter,
    files: withWhole(text, files),
    channel: 'email' as const,
    intakeKey: `mail:${mail.id}`,
    unitId: routeOf(box, letter),
    receivedOn: earlier(dayOf(mail.arrivedAt), opening.today),
    ...(letter.kind === 'complaint' ? {} : { subject: MAIL_SUBJECT }),
  }
  // The lock on the mail and the thread come before the number: whoever holds that holds up the next.
  await assignMail(tx, ctx, { id: mail.id, subject: { type: 'case', id: opening.id }, reason: '' })
  const receipt = await openLetter({ tx, ctx, key }, { arrival, opening })
  await noteRefused(tx, key, { caseId: receipt.id, author: box.name, files })
  if (mail.answerTo !== '')
    await notify(tx, key, {
      kind: 'mailboxes.received',
      receiver: { channel: 'email', address: mail.answerTo },
      subject: { type: 'case', id: receipt.id, reference: receipt.number },
      unitId: arrival.unitId,
      title: '来信已收到',
      text: receiptText(receipt, box),
      answers: mail.id,
      replyTo: box.email,
    })
  return receipt
}

const WRITER = '来信人（邮件）'

/** What the writer wrote by mail becomes a message on the letter, with its files. Answers how many files were kept. */
async function keepFromWriter(held: Held, { mail, files }: { mail: ComingMail; files: Files }): Promise<number> {
  const { tx, ctx, key, file } = held
  const words = veilCodes(ownWords(mail.text))
  const text = words === '' ? '（没有正文，见附件）' : shortText(words).text
  const kept = withWhole(words, files)
  for (const paper of kept)
    await insertPaper(tx, { key, files: ctx.files }, { caseId: file.id, role: 'evidence', audience: 'units', ...paper })
  await insertMessage(tx, key, { caseId: file.id, direction: 'from-applicant', author: WRITER, text })
  await noteRefused(tx, key, { caseId: file.id, author: held.mailbox.name, files })
  return kept.length
}

/** What was written in the thread of a letter joins it by itself. */
export async function addToLetter(held: Held, came: { mail: ComingMail; files: Files }): Promise<void> {
  const files = await keepFromWriter(held, came)
  await held.step({ move: 'write', type: 'message-received', data: { channel: 'email', files } })
}

async function isFromWriter({ tx, key, file }: Held, { answers, from, answerTo }: ComingMail): Promise<boolean> {
  if (answers?.type === 'case' && answers.id === file.id) return answers.isSameSender
  const writer = (await openPersons(tx, key, file.id)).find(({ role }) => role === 'applicant')
  const known = (writer?.identity['email'] ?? '').trim().toLowerCase()
  return known !== '' && [from.address, answerTo].some((address) => address.trim().toLowerCase() === known)
}

// The writer reads what is a message or a paper. What somebody else wrote is neither: those at work have it as a note, its sender
// among the persons of the letter, and its files with the mail.
async function keepFromOther({ tx, key, file, mailbox }: Held, { from, text }: ComingMail): Promise<void> {
  const note = `归入的邮件，发件人不是来信人：\n${longText(veilCodes(ownWords(text)))}`
  await insertMessage(tx, key, { caseId: file.id, direction: 'note', author: mailbox.name, text: note })
  const identity = { name: from.name, phone: '', email: from.address }
  await insertPerson(tx, key, { caseId: file.id, role: 'third-party', identity })
}

/** 加入来信: what stayed in the list belongs to this letter, and somebody says why. */
export async function addByHand(
  held: Held,
  { mail, files, reason }: { mail: ComingMail; files: Files; reason: string },
): Promise<void> {
  const isOwn = await isFromWriter(held, mail)
  const kept = isOwn ? await keepFromWriter(held, { mail, files }) : 0
  if (!isOwn) await keepFromOther(held, mail)
  const data = { mailId: mail.id, isFromWriter: isOwn, files: kept }
  await held.step({ move: 'add-mail', type: 'mail-added', reason, data })
}

/** A mail of ours came back: those at work see that the writer does not have it. */
export async function noteReturn({ tx, key, file, mailbox, step }: Held): Promise<void> {
  const text = '发给来信人的邮件被退回，来信人没有收到。请核对邮箱，或者改用其他方式联系。'
  await insertMessage(tx, key, { caseId: file.id, direction: 'note', author: mailbox.name, text })
  await step({ move: 'note-return', type: 'mail-returned' })
}
