import { createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** The key that encrypts at rest what the database must not know; made on first start, never in the database. */
export function loadSecretKey(dataDir: string, keyFile: string): Buffer {
  const path = keyFile === '' ? join(dataDir, 'secret.key') : keyFile
  if (!existsSync(path) && keyFile === '')
    writeFileSync(path, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' })
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (key.byteLength !== KEY_BYTES) throw new Error(`密钥文件 ${path} 应为 32 字节的 base64。`)
  return key
}

/** A secret as releases before `sealed.ts` kept it (nonce, tag, text in base64); throws if the key is another. */
export function decryptOld(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
