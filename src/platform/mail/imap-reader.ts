import type { ImapFlow, ImapFlowOptions } from 'imapflow'
import type { Letter } from './letter.ts'
import { parseLetter } from './parse-letter.ts'

const CONNECT_MS = 15_000
const SILENCE_MS = 60_000

/** How a mailbox is reached. */
export interface MailboxAccess {
  readonly host: string
  readonly port: number
  /** `tls` from the start, `starttls`, or `plain` (for a server on this machine only). */
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly login: string
  readonly password: string
  readonly folder: string
  /** Larger letters are announced without their bytes. */
  readonly mostBytes: number
}

/** How far a mailbox has been read. The numbers of letters hold as long as the validity is the same (RFC 3501). */
export interface MailboxPlace {
  readonly uidValidity: number
  readonly lastUid: number
}

/** A letter as the server hands it out. */
export interface ArrivedLetter {
  readonly uidValidity: number
  readonly uid: number
  readonly size: number
  /** When the server took it in. */
  readonly arrivedAt: Date | null
  /** Its bytes; null when it is larger than allowed. */
  readonly raw: Buffer | null
  /** Null when it is too large or no letter could be made out of the bytes. */
  readonly letter: Letter | null
}

/** Takes one letter in. When it throws, reading ends there and begins there again. */
export type HandleLetter = (arrived: ArrivedLetter) => Promise<void>

function optionsFor({ host, port, security, login, password }: MailboxAccess): ImapFlowOptions {
  return {
    host,
    port,
    secure: security === 'tls',
    ...(security === 'starttls' ? { doSTARTTLS: true } : {}),
    ...(security === 'plain' ? { doSTARTTLS: false } : {}),
    auth: { user: login, pass: password },
    // NetEase (163, 126) lets nobody in who does not say which program it is.
    clientInfo: { name: 'Mingtang', version: '1' },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableAutoIdle: true,
  }
}

interface Found {
  readonly uid: number
  readonly size: number
  readonly arrivedAt: Date | null
}

async function listNew(client: ImapFlow, lastUid: number): Promise<Found[]> {
  const range = `${String(lastUid + 1)}:*`
  const rows = await client.fetchAll(range, { uid: true, size: true, internalDate: true }, { uid: true })
  return (
    rows
      .map(({ uid, size = 0, internalDate }) => ({
        uid,
        size,
        arrivedAt: internalDate ? new Date(internalDate) : null,
      }))
      // “n:*” names the last letter even when its number is below n.
      .filter(({ uid }) => uid > lastUid)
      .sort((a, b) => a.uid - b.uid)
  )
}

/** Has somebody deleted it in the meantime? Whatever else leaves a letter without bytes must not pass it over. */
async function isGone(client: ImapFlow, uid: number): Promise<boolean> {
  if (!client.usable) return false
  const found = await client.search({ uid: String(uid) }, { uid: true })
  return Array.isArray(found) && !found.includes(uid)
}

class NotHandedOut extends Error {
  readonly code = 'NoBytes'
}

async function fetchLetter(
  client: ImapFlow,
  { uid, size }: Found,
  mostBytes: number,
): Promise<Pick<ArrivedLetter, 'raw' | 'letter'> | undefined> {
  if (size > mostBytes) return { raw: null, letter: null }
  const row = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true })
  if (row === false || row.source === undefined) {
    if (await isGone(client, uid)) return undefined
    throw new NotHandedOut('the server did not hand out a letter that it has')
  }
  const raw = Buffer.from(row.source)
  return { raw, letter: await parseLetter(raw).catch(() => null) }
}

async function readAll(
  client: ImapFlow,
  access: MailboxAccess,
  reading: { place: MailboxPlace; handle: HandleLetter },
): Promise<number> {
  // Read-only: what people have read in their mail program stays as it is, and nothing is ever deleted.
  const { uidValidity: validity } = await client.mailboxOpen(access.folder, { readOnly: true })
  const uidValidity = Number(validity)
  const { place, handle } = reading
  const lastUid = place.uidValidity === uidValidity ? place.lastUid : 0
  let count = 0
  for (const found of await listNew(client, lastUid)) {
    const fetched = await fetchLetter(client, found, access.mostBytes)
    if (fetched === undefined) continue
    await handle({ ...found, uidValidity, ...fetched })
    count += 1
  }
  return count
}

/**
 * Hands over every letter above the last one, one by one in the order of their numbers, and answers how many. When the server
 * has numbered its letters anew, all of them come again: whoever takes them in knows those it has. Throws when the server
 * cannot be reached, refuses the sign-in, or the handler throws.
 */
export async function readMailbox(access: MailboxAccess, place: MailboxPlace, handle: HandleLetter): Promise<number> {
  const { ImapFlow: Client } = await import('imapflow')
  const client = new Client(optionsFor(access))
  // Without a listener a connection that breaks would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await readAll(client, access, { place, handle })
  } finally {
    await client.logout().catch(() => undefined)
    client.close()
  }
}
