import type { Day } from '../../../kernel/day.ts'
import type { ErrorCode } from '../../../kernel/error-codes.ts'
import type { Mailbox } from './mailbox.ts'

/** A private key under a passphrase: PBKDF2-SHA256 over this many rounds, then AES-256-GCM. Texts are base64. */
export interface WrappedKey {
  readonly rounds: number
  readonly salt: string
  readonly nonce: string
  readonly bytes: string
}

/** 举报密钥: the public half of a key of the supervision office, from a day on. Old ones stay, so that old reports can be read. */
export interface ReportKey {
  readonly id: string
  readonly mailboxId: string
  readonly no: number
  /** A point of P-256, uncompressed, in base64. */
  readonly publicKey: string
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly fingerprint: string
  readonly fromOn: Day
}

/** The key to which reports of this day are encrypted: of those that have begun, the one made last. */
export function currentKey<K extends Pick<ReportKey, 'no' | 'fromOn'>>(keys: readonly K[], today: Day): K | undefined {
  return keys.filter(({ fromOn }) => fromOn <= today).sort((a, b) => b.no - a.no)[0]
}

/** A report as the browser of whoever wrote has encrypted it (RFC 9180): the key it is for, the encapsulated key, and the text. */
export interface EncryptedReport {
  readonly keyNo: number
  readonly enc: string
  readonly text: string
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const POINT_LENGTH = 88
/** As much as the longest letter takes, padded; in base64. */
export const LONGEST_ENCRYPTED = 60_000

/** The report that a form sent, or undefined when it is none. What it says nobody here can check. */
export function readEncrypted(field: string): EncryptedReport | undefined {
  const { keyNo, enc, text } = fieldsOf(field)
  if (typeof keyNo !== 'number' || !isBase64(enc) || !isBase64(text)) return undefined
  return enc.length === POINT_LENGTH && text.length <= LONGEST_ENCRYPTED ? { keyNo, enc, text } : undefined
}

function fieldsOf(field: string): Readonly<Record<string, unknown>> {
  try {
    return { ...(JSON.parse(field) as object | null) }
  } catch {
    return {}
  }
}

function isBase64(value: unknown): value is string {
  return typeof value === 'string' && BASE64.test(value)
}

/** Why a key cannot be published for a mailbox; empty when it can. */
export function objectionsToKey(
  { kind }: Pick<Mailbox, 'kind'>,
  { fromOn, today }: { fromOn: Day; today: Day },
): ErrorCode[] {
  return [
    ...(kind === 'supervision' ? [] : (['mailbox-letter.keys-elsewhere'] as const)),
    ...(fromOn < today ? (['mailbox-letter.key-begins-before'] as const) : []),
  ]
}
