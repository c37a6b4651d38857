import type { listReportKeys, openEncrypted } from '../../../../src/features/mailboxes/report-keys.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

/**
 * The end of encrypted reports that reads: RFC 9180 in base mode with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM, by
 * what browsers have. The end that writes is src/features/portal/assets/encrypt-report.js (docs/adr/0017-encrypted-reports.md).
 */
type Bytes = Uint8Array<ArrayBuffer>
type PrivateKey = Awaited<ReturnType<typeof crypto.subtle.deriveKey>>

/** A private key under a passphrase, as it is kept on the server or in a key file. */
export type WrappedKey = NonNullable<Reply<typeof listReportKeys>['rows'][number]['wrappedKey']>
/** An encrypted report as the server hands it out. */
export type Encrypted = Pick<Reply<typeof openEncrypted>, 'publicKey' | 'enc' | 'text'>

const INFO = 'mingtang report 1'
const KEM = Uint8Array.of(0x4b, 0x45, 0x4d, 0, 16)
const SUITE = Uint8Array.of(0x48, 0x50, 0x4b, 0x45, 0, 16, 0, 1, 0, 2)
const POINT = { name: 'ECDH', namedCurve: 'P-256' }
const NONE = new Uint8Array()
const ROUNDS = 1_000_000
const utf8 = new TextEncoder()

function joined(...parts: readonly (ArrayLike<number> & Iterable<number>)[]): Bytes {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

/** The bytes of a base64 text. */
export function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

async function hmac(key: Bytes, message: Bytes): Promise<Bytes> {
  const own = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', own, message))
}

function extract(suite: Bytes, salt: Bytes, [label, secret]: readonly [label: string, secret: Bytes]): Promise<Bytes> {
  const message = joined(utf8.encode('HPKE-v1'), suite, utf8.encode(label), secret)
  return hmac(salt.length === 0 ? new Uint8Array(32) : salt, message)
}

/** One block is as much as anything here needs. */
async function expand(
  suite: Bytes,
  key: Bytes,
  [label, context, length]: readonly [label: string, context: Bytes, length: number],
): Promise<Bytes> {
  const message = joined([0, length], utf8.encode('HPKE-v1'), suite, utf8.encode(label), context, [1])
  return (await hmac(key, message)).slice(0, length)
}

async function secretOf(privateKey: PrivateKey, { enc, publicKey }: Encrypted): Promise<Bytes> {
  const [sent, own] = [fromBase64(enc), fromBase64(publicKey)]
  const sender = await crypto.subtle.importKey('raw', sent, POINT, false, [])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: sender }, privateKey, 256)
  const prk = await extract(KEM, NONE, ['eae_prk', new Uint8Array(shared)])
  return expand(KEM, prk, ['shared_secret', joined(sent, own), 32])
}

async function schedule(secret: Bytes): Promise<{ key: PrivateKey; nonce: Bytes }> {
  const hashes = [
    await extract(SUITE, NONE, ['psk_id_hash', NONE]),
    await extract(SUITE, NONE, ['info_hash', utf8.encode(INFO)]),
  ]
  const context = joined([0], ...hashes)
  const prk = await extract(SUITE, secret, ['secret', NONE])
  const bytes = await expand(SUITE, prk, ['key', context, 32])
  return {
    key: await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']),
    nonce: await expand(SUITE, prk, ['base_nonce', context, 12]),
  }
}

/** Opens what was encrypted to this key: the words come first, then the files in their order. */
export type Opener = (at: number, bytes: Bytes) => Promise<Bytes>

/** What opens the parts of a report. */
export async function openerOf(privateKey: PrivateKey, report: Encrypted): Promise<Opener> {
  const { key, nonce } = await schedule(await secretOf(privateKey, report))
  return async (at, bytes) => {
    const iv = nonce.map((byte, place) => (place === nonce.length - 1 ? byte ^ at : byte))
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes))
  }
}

/** What somebody reports, as the browser of the one who wrote put it together. */
export interface Report {
  readonly title: string
  readonly what: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly files: readonly { readonly name: string; readonly type: string; readonly size: number }[]
}

/** The words of a report. Throws when the key is another or something was changed. */
export async function readReport(open: Opener, { text }: Encrypted): Promise<Report> {
  return JSON.parse(new TextDecoder().decode(await open(0, fromBase64(text)))) as Report
}

async function passwordKey(passphrase: string, { salt, rounds }: { salt: Bytes; rounds: number }): Promise<PrivateKey> {
  const own = await crypto.subtle.importKey('raw', utf8.encode(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(how, own, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Opens the private key with its passphrase. Throws when the passphrase is another. */
export async function unwrapKey(
  passphrase: string,
  { wrappedKey, publicKey }: { wrappedKey: WrappedKey; publicKey: string },
): Promise<PrivateKey> {
  const { salt, nonce, bytes, rounds } = wrappedKey
  const key = await passwordKey(passphrase, { salt: fromBase64(salt), rounds })
  const how = { name: 'AES-GCM', iv: fromBase64(nonce), additionalData: fromBase64(publicKey) }
  const plain = await crypto.subtle.decrypt(how, key, fromBase64(bytes))
  return crypto.subtle.importKey('pkcs8', plain, POINT, false, ['deriveBits'])
}

/** A new pair, the private one under the passphrase; it has been opened once to prove that it can be. */
export async function makeKey(
  passphrase: string,
  rounds = ROUNDS,
): Promise<{ publicKey: string; wrappedKey: WrappedKey }> {
  const pair = await crypto.subtle.generateKey(POINT, true, ['deriveBits'])
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const plain = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))]
  const key = await passwordKey(passphrase, { salt, rounds })
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: raw }, key, plain)
  const wrappedKey = { rounds, salt: toBase64(salt), nonce: toBase64(iv), bytes: toBase64(new Uint8Array(sealed)) }
  const made = { publicKey: toBase64(raw), wrappedKey }
  await unwrapKey(passphrase, made)
  return made
}

const FORMAT = 'mingtang-report-key'

/** What a key file holds: the private key under its passphrase, and the public one that says which it is. */
export interface KeyFile {
  readonly format: typeof FORMAT
  readonly publicKey: string
  readonly wrappedKey: WrappedKey
}

/** A key as a file, in base64. */
export function keyFile({ publicKey, wrappedKey }: Omit<KeyFile, 'format'>): string {
  const file: KeyFile = { format: FORMAT, publicKey, wrappedKey }
  return toBase64(utf8.encode(`${JSON.stringify(file, null, 2)}\n`))
}

/** A key file as it was chosen; undefined when it is none. */
export function readKeyFile(text: string): KeyFile | undefined {
  try {
    const file = JSON.parse(text) as Partial<KeyFile> | null
    return file?.format === FORMAT && file.publicKey && file.wrappedKey ? (file as KeyFile) : undefined
  } catch {
    return undefined
  }
}

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 5
const GROUP_LENGTH = 4

/** A passphrase that nobody guesses: 20 of 31 characters, in groups to be written down. */
export function newPassphrase(): string {
  const most = 256 - (256 % ALPHABET.length)
  const drawn: string[] = []
  while (drawn.length < GROUPS * GROUP_LENGTH)
    for (const byte of crypto.getRandomValues(new Uint8Array(64)))
      if (byte < most) drawn.push(ALPHABET.charAt(byte % ALPHABET.length))
  const groups = Array.from({ length: GROUPS }, (_, at) => drawn.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH))
  return groups.map((group) => group.join('')).join('-')
}
