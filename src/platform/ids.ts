import { createHash, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_LENGTH = 10
const RANDOM_LENGTH = 12

/** A new identifier: 22 characters, sorts by time of making (to the millisecond), 60 random bits. */
export function newId(): string {
  let time = Date.now()
  let head = ''
  for (let i = 0; i < TIME_LENGTH; i++) {
    head = ALPHABET.charAt(time % 32) + head
    time = Math.floor(time / 32)
  }
  let tail = ''
  for (const byte of randomBytes(RANDOM_LENGTH)) tail += ALPHABET.charAt(byte % 32)
  return head + tail
}

/** A secret for a cookie or a query code: 256 random bits, safe in addresses. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex')
}
