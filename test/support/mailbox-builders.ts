import { takeMail } from '../../src/features/mailboxes/index.ts'
import { readMailboxes } from '../../src/features/notices/index.ts'
import { IMAP_LOGIN, type ImapAtWork } from './imap-server.ts'
import type { Person } from './builders.ts'
import type { School } from './school.ts'

/** A letter as a mail program sends it; state only what matters to the test. */
export function aLetter({
  id = 'one@example.com',
  subject = '咨询',
  text = '请问学费是多少？',
  from = 'sample@qq.com',
  heads = [] as string[],
} = {}): string {
  return [
    `From: ${from}`,
    'To: office@example.edu.cn',
    `Message-ID: <${id}>`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...heads,
    '',
    text,
    '',
  ].join('\r\n')
}

/** A letter with files: name and bytes. */
export function aLetterWithFiles(files: readonly (readonly [name: string, bytes: Buffer])[]): string {
  const parts = files.map(([name, bytes]) =>
    [
      '--x',
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Transfer-Encoding: base64',
      '',
      bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    ].join('\r\n'),
  )
  const heads = [
    'From: sample@163.com',
    'To: office@example.edu.cn',
    'Message-ID: <files@example.com>',
    'Subject: files',
  ]
  return [...heads, 'Content-Type: multipart/mixed; boundary=x', '', ...parts, '--x--', ''].join('\r\n')
}

/** The account from which a mailbox is read, as the office types it in. */
export function anAccount(imap: Pick<ImapAtWork, 'port'>, values: Record<string, unknown> = {}) {
  return {
    ...{ id: '', unitId: null, address: 'office@example.edu.cn', host: '127.0.0.1', port: imap.port },
    ...{ security: 'plain', ...IMAP_LOGIN, folder: 'INBOX', state: 'active' },
    ...values,
  }
}

/** Lets the office register the mailbox on this server; answers the status of the request. */
export function registerMailbox(
  school: School,
  office: Person,
  { imap, ...values }: { imap: Pick<ImapAtWork, 'port'> } & Record<string, unknown>,
) {
  return school.app.inject({
    method: 'PUT',
    url: '/api/v1/mail-accounts',
    cookies: office.cookies,
    payload: anAccount(imap, values),
  })
}

/** Reads every mailbox once; answers how many letters are new. */
export function readAll(school: School, mostBytes = 5_000_000): Promise<number> {
  return readMailboxes({ ctx: school.as(), key: school.parts.secretKey, mostBytes })
}

const TRIES = 5

/** Reads every mailbox to its end, again where the server was not ready, as the platform does every minute. Throws what went wrong at last. */
async function readToTheEnd(school: School): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    await readAll(school)
    const accounts = await school.parts.db.selectFrom('mail_account').select(['address', 'fault']).execute()
    const faulty = accounts.filter(({ fault }) => fault !== '')
    if (accounts.length > 0 && faulty.length === 0) return
    if (turn === TRIES) throw new Error(`the mailboxes were not read: ${JSON.stringify(accounts)}`)
  }
}

/** Reads every mailbox and takes over what is for a mailbox of the school. */
export async function readAndTake(school: School): Promise<void> {
  await readToTheEnd(school)
  const complain = (what: string, error: unknown): never => {
    throw new Error(what, { cause: error })
  }
  await takeMail({ ctx: school.as(), key: school.parts.secretKey, complain })
}
