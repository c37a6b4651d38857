import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto'
import { BackupFault } from './backup-fault.ts'

const SALT_BYTES = 16
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
const SHORTEST_PASSPHRASE = 12
// A quarter of a second and 64 MB for each guess.
const COST = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }

/** Tells keys apart without giving anything of them away. */
export function fingerprintOf(key: Buffer): string {
  return createHmac('sha256', key).update('mingtang backup').digest('hex').slice(0, 16)
}

/** Seals the key under a passphrase (scrypt, AES-256-GCM): salt, nonce, tag and text in base64. Refuses a short passphrase. */
export function sealKey(key: Buffer, passphrase: string): string {
  if (passphrase.length < SHORTEST_PASSPHRASE)
    throw new BackupFault(`保护密钥的口令太短，至少 ${String(SHORTEST_PASSPHRASE)} 个字符。`)
  const [salt, iv] = [randomBytes(SALT_BYTES), randomBytes(IV_BYTES)]
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, KEY_BYTES, COST), iv)
  const body = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([salt, iv, cipher.getAuthTag(), body]).toString('base64')
}

/** The key again; throws a BackupFault when the passphrase is another. */
export function openSealedKey(sealed: string, passphrase: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64')
  const [salt, rest] = [bytes.subarray(0, SALT_BYTES), bytes.subarray(SALT_BYTES)]
  const decipher = createDecipheriv(
    'aes-256-gcm',
    scryptSync(passphrase, salt, KEY_BYTES, COST),
    rest.subarray(0, IV_BYTES),
  )
  decipher.setAuthTag(rest.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(rest.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
  } catch {
    throw new BackupFault('口令不对，打不开备份中的密钥。没有写入任何内容。')
  }
}
