import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type CaseFile, openPersons } from '../casework/index.ts'
import { findLastMail, isReachable, notify } from '../notices/index.ts'
import type { Mailbox } from './domain/mailbox.ts'

const WHERE =
  '也可以在本校信息公开网站“信箱”的“查询进度”中，凭编号和查询码查看。补充情况请直接回复本邮件，并保留主题中的编号。'

/** What a mail about a letter looks like. */
export function mailTextFor({ number, text, where = WHERE }: { number: string; text: string; where?: string }): string {
  return `编号：${number}\n\n${text}\n\n${where}`
}

/** A letter whose writer is told something. */
export interface AboutLetter {
  readonly tx: Tx
  readonly ctx: Context
  readonly key: Buffer
  readonly file: CaseFile
  readonly mailbox: Mailbox
}

async function addressOf({ tx, key, file }: AboutLetter): Promise<string | undefined> {
  const writer = (await openPersons(tx, key, file.id)).find(({ role }) => role === 'applicant')
  const address = (writer?.identity['email'] ?? '').trim()
  return isReachable('email', address) ? address : undefined
}

/** Says the same by mail, in the thread, to whoever wrote by mail; whoever wrote otherwise reads it with number and code. */
export async function mailWriter(
  about: AboutLetter,
  { kind, text }: { kind: 'mailboxes.answered' | 'mailboxes.message'; text: string },
): Promise<void> {
  const { tx, ctx, key, file, mailbox } = about
  if (file.channel !== 'email') return
  const [thread, address] = [await findLastMail(tx, { type: 'case', id: file.id }), await addressOf(about)]
  if (thread === undefined || address === undefined) return
  await notify(tx, key, {
    kind,
    receiver: { channel: 'email', address },
    subject: { type: 'case', id: file.id, reference: file.number },
    unitId: file.leadUnitId,
    title: kind === 'mailboxes.answered' ? '来信的答复' : '关于您的来信',
    text: mailTextFor({ number: file.number, text }),
    answers: thread,
    replyTo: mailbox.email,
    isPersonal: true,
    orderedBy: ctx.actor.id,
  })
}
