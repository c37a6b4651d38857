import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES

/**
 * Encrypts with AES-256-GCM under a fresh random nonce. `aad` says what the text belongs to (the id of its row): a sealed text that
 * is moved to another row does not open there. The bytes are version, nonce, tag, text.
 */
export function seal(key: Buffer, plain: string | Buffer, aad: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(aad, 'utf8'))
  const body = Buffer.concat([cipher.update(plain as Buffer), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body])
}

/** What was sealed; throws if the key or `aad` is another, or a bit was changed. */
export function unseal(key: Buffer, sealed: Uint8Array, aad: string): Buffer {
  const bytes = Buffer.from(sealed)
  if (bytes.length < HEAD_BYTES || bytes[0] !== VERSION) throw new Error('not a sealed text of a known version')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, HEAD_BYTES))
  decipher.setAAD(Buffer.from(aad, 'utf8'))
  return Buffer.concat([decipher.update(bytes.subarray(HEAD_BYTES)), decipher.final()])
}
