import {
  makeKey,
  openerOf,
  readReport,
  type Report,
  unwrapKey,
} from '../../console/src/screens/mailboxes/report-crypto.ts'
import { encryptReport } from '../../src/features/portal/assets/encrypt-report.js'
import type { Person } from './builders.ts'
import { ask, type Office } from './disclosure-builders.ts'
import { aMailbox, complaints, openForm, work } from './letterbox-builders.ts'
import type { School } from './school.ts'
import { sendForm } from './uploads.ts'

/** Fewer rounds than a real key has would be refused. */
const ROUNDS = 600_000
export const PASSPHRASE = 'shili-kouling-2026-a'

/** What somebody reports in these stories, with words that must be found nowhere. */
export const REPORT: Report = {
  title: '标记标题：违纪线索',
  what: '标记内容：某人收受礼品。',
  name: '标记举报人',
  phone: '0416-7776665',
  email: '',
  files: [{ name: '标记照片.txt', type: 'text/plain', size: 12 }],
}
export const FILE = Buffer.from('标记附件的内容')
export const MARKS = /标记|0416-7776665/

/** A key as the console makes one. */
export async function aKey(): ReturnType<typeof makeKey> {
  return makeKey(PASSPHRASE, ROUNDS)
}

/** The mailbox of the supervision office with a key from today on. */
export async function aMailboxWithKey(school: School, office: Office) {
  const box = await aMailbox(school, office, complaints())
  const key = await aKey()
  const body = { ...key, fromOn: '2026-11-23' }
  const { status, body: told } = await ask(school, office.supervisor, [
    'POST',
    `/mailboxes/${box.id}/report-keys`,
    body,
  ])
  if (status !== 200) throw new Error(JSON.stringify(told))
  return { ...box, publicKey: key.publicKey, fingerprint: String(told['fingerprint']) }
}

/** What the browser sends of a report: the form with what it may know, and the rest encrypted. */
export async function sendEncrypted(
  school: School,
  { slug, publicKey }: { slug: string; publicKey: string },
  changes: Record<string, string> = {},
) {
  const { fields } = await openForm(school, slug)
  const { enc, text, files } = await encryptReport(publicKey, REPORT, [new Uint8Array(FILE)])
  return sendForm(school, `/mailboxes/${slug}/send-plain`, {
    fields: { ...fields, kind: 'complaint', encrypted: JSON.stringify({ keyNo: 1, enc, text }), ...changes },
    files: files.map((bytes: Uint8Array) => ({ name: '1.bin', bytes: Buffer.from(bytes) })),
  })
}

/** Reads a report as the console does: with the passphrase, from what the server hands out. */
export async function readAsOffice(
  school: School,
  person: Person,
  id: string,
): Promise<{ report: Report; file: string }> {
  const handed = (await work(school, person, [id, 'encrypted-views'])) as unknown as {
    publicKey: string
    wrappedKey: Awaited<ReturnType<typeof makeKey>>['wrappedKey']
    enc: string
    text: string
    paperIds: string[]
  }
  const open = await openerOf(await unwrapKey(PASSPHRASE, handed), handed)
  const paper = await school.app.inject({
    url: `/api/v1/mailbox-letters/${id}/papers/${handed.paperIds[0] ?? ''}`,
    cookies: person.cookies,
  })
  const file = await open(1, new Uint8Array(paper.rawPayload))
  return { report: await readReport(open, handed), file: Buffer.from(file).toString('utf8') }
}
