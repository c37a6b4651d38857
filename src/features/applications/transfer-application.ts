import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { grouped } from '../../kernel/query-code.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { checkEvidence, type CheckedFile } from '../../platform/documents/take-file.ts'
import { insertMessage, listPapers, openPaper, openPersons } from '../casework/index.ts'
import { listTakingOver, takeOver } from '../mailboxes/index.ts'
import { openRequest } from './applications.queries.ts'
import { issueLetter } from './case-letters.ts'
import { transferValues } from './domain/notice-letters.ts'
import { STATION } from './domain/words.ts'
import { type Held, onCase } from './on-case.ts'

/** Where something goes that is no application, and where it counts in the national table. */
const TRANSFERS = {
  enquiry: { name: '咨询', row: 'other.other' },
  petition: { name: '信访', row: 'notProcessed.petition' },
  report: { name: '举报', row: 'notProcessed.petition' },
} as const
export type TransferTo = keyof typeof TRANSFERS

/** Where it goes and why; the mailbox of the school that takes it over, or, where they are known, the office outside and how to reach it. */
export interface TransferOrder {
  readonly id: string
  readonly to: TransferTo
  readonly hasConsent: boolean
  readonly note: string
  readonly mailboxId?: string | undefined
  readonly toName?: string | undefined
  readonly contact?: string | undefined
}

/** The mailboxes that take over what is no application, by what it is. */
export async function listTransferTargets(ctx: Context) {
  authorize(ctx, 'applications.handle')
  const targets = await Promise.all(
    (Object.keys(TRANSFERS) as TransferTo[]).map(async (to) => {
      const boxes = await listTakingOver(ctx.db, to, dayOf(ctx.now()))
      return boxes.map(({ id, name }) => ({ to, id, name }))
    }),
  )
  return targets.flat()
}

/** Who applied, as the writer of a letter; nobody sees it on the way. */
async function writerOf({ tx, file }: Held, key: Buffer) {
  const applicant = (await openPersons(tx, key, file.id)).find(({ role }) => role === 'applicant')
  const { name = '', phone = '', email = '' } = applicant?.identity ?? {}
  return { name, phone, email }
}

/** What the applicant sent along; papers of the office stay with the application. */
async function filesOf({ tx, ctx, file }: Held, key: Buffer): Promise<CheckedFile[]> {
  const papers = (await listPapers(tx, key, file.id)).filter(
    ({ role, audience }) => (role === 'application' || role === 'supplement') && audience === 'units',
  )
  const files: CheckedFile[] = []
  for (const { id: paperId } of papers) {
    const { name, bytes } = await openPaper(tx, { key, files: ctx.files }, { caseId: file.id, paperId })
    files.push(await checkEvidence({ name, bytes }))
  }
  return files
}

/** A letter is opened in the mailbox, and the applicant is told its number and code. */
async function goOnAsLetter(held: Held, key: Buffer, { to, mailboxId }: { to: TransferTo; mailboxId: string }) {
  const { tx, ctx, file, calendar, application } = held
  const request = openRequest(key, application)
  if (request === undefined) throw new AppError('case.person-erased')
  return takeOver({ tx, ctx, key }, calendar, {
    mailboxId,
    as: to,
    writer: await writerOf(held, key),
    words: { title: request.title, what: request.what },
    files: await filesOf(held, key),
    receivedOn: file.receivedOn ?? file.openedOn,
    intakeKey: `application:${file.id}`,
    isMystery: file.isMystery,
  })
}

async function tell({ tx, file }: Held, key: Buffer, text: string): Promise<void> {
  await insertMessage(tx, key, { caseId: file.id, direction: 'to-applicant', author: STATION, text })
}

/**
 * 转办: what is no application goes its own way, if the applicant agrees, with 移送告知. With a mailbox it goes on there as a letter with
 * the applicant's words, files and name, in the same transaction; the applicant reads its number and code among the messages.
 * Throws `application.consent-required`, `mailbox-letter.wrong-box`, `…box-closed`, `…not-found`.
 */
export async function transferApplication(ctx: Context, key: Buffer, order: TransferOrder): Promise<void> {
  const { id, to, hasConsent, note, mailboxId, toName = '', contact = '' } = order
  if (!hasConsent) throw new AppError('application.consent-required')
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    held.assertMove('transfer')
    const { today, file } = held
    const { name, row } = TRANSFERS[to]
    const values = transferValues({ name, note, toName, contact, on: today })
    const letter = await issueLetter(held, key, { letter: 'transfer', values })
    const receipt = mailboxId === undefined ? undefined : await goOnAsLetter(held, key, { to, mailboxId })
    const told = receipt ? `新的编号：${receipt.number}，查询码：${grouped(receipt.code)}。` : ''
    await tell(held, key, `经您同意，这件事已转为${name}办理。${told}${note}`)
    await held.step({
      move: 'transfer',
      type: 'transferred',
      reason: note,
      clock: file.clockState === 'none' ? [] : [{ type: 'stop', on: today }],
      // Which report to the supervision office it became only the applicant knows.
      data: { transferTo: to, letter, ...(receipt && to !== 'report' ? { letterNumber: receipt.number } : {}) },
      patch: { outcome: row, concludedOn: today },
    })
  })
}
