import { randomBytes } from 'node:crypto'
import { seal, unseal } from '../../platform/sealed.ts'
import type { FieldValues, LetterText } from './domain/fill.ts'

const KEY_BYTES = 32
const SALT_BYTES = 32

/** What a letter holds under its own key. `salt` keeps its hash from being guessed back to a name. */
export interface LetterContent {
  readonly text: LetterText
  readonly values: FieldValues
  /** Why another remedy than the default was chosen, with who confirmed it. */
  readonly remedyReason: string
  readonly salt: string
}

/** The key of one letter, and the same sealed with the key of the school. */
export interface LetterKey {
  readonly key: Buffer
  readonly sealedKey: Buffer
}

/** A new key; what it sealed is gone for good when the sealed key is destroyed. */
export function newLetterKey(schoolKey: Buffer, letterId: string): LetterKey {
  const key = randomBytes(KEY_BYTES)
  return { key, sealedKey: seal(schoolKey, key, `letter ${letterId} key`) }
}

/** The key of a letter. */
export function openLetterKey(
  schoolKey: Buffer,
  { id, sealedKey }: { readonly id: string; readonly sealedKey: Buffer },
): Buffer {
  return unseal(schoolKey, sealedKey, `letter ${id} key`)
}

/** A salt for a new letter. */
export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('hex')
}

/** What a sealed part of a letter is bound to. */
export interface Part {
  readonly letterId: string
  readonly name: 'pdf' | 'docx' | `text ${number}` | `delivery ${string}`
}

function aadOf({ letterId, name }: Part): string {
  return `letter ${letterId} ${name}`
}

/** Seals a part of a letter with its key. */
export function sealPart(key: Buffer, plain: string | Buffer, part: Part): Buffer {
  return seal(key, plain, aadOf(part))
}

/** Opens a part of a letter; throws when it is another's. */
export function unsealPart(key: Buffer, sealed: Uint8Array, part: Part): Buffer {
  return unseal(key, sealed, aadOf(part))
}

/** The content that these bytes hold. */
export function parseContent(bytes: Buffer): LetterContent {
  return JSON.parse(bytes.toString('utf8')) as LetterContent
}
