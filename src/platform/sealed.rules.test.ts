import { createCipheriv, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal, unseal } from './sealed.ts'
import { decryptOld } from './secret-key.ts'

const KEY = Buffer.alloc(32, 7)

test('what is sealed comes out again, whatever it is, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (bytes, aad) => {
      const sealed = seal(KEY, Buffer.from(bytes), aad)
      expect(unseal(KEY, sealed, aad)).toEqual(Buffer.from(bytes))
      expect(sealed.equals(seal(KEY, Buffer.from(bytes), aad))).toBe(false)
    }),
  )
  expect(unseal(KEY, seal(KEY, '𠮷某', 'a'), 'a').toString('utf8')).toBe('𠮷某')
})

test('a changed bit anywhere, another key or another owner does not open', () => {
  const sealed = seal(KEY, '示例', 'letter-1')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => unseal(KEY, changed, 'letter-1')).toThrow()
  }
  expect(() => unseal(KEY, sealed, 'letter-2')).toThrow()
  expect(() => unseal(Buffer.alloc(32, 8), sealed, 'letter-1')).toThrow()
  expect(() => unseal(KEY, sealed.subarray(0, 20), 'letter-1')).toThrow()
})

test('a secret that an earlier release encrypted is still readable', () => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', KEY, iv)
  const body = Buffer.concat([cipher.update('JBSWY3DPEHPK3PXP', 'utf8'), cipher.final()])
  expect(decryptOld(KEY, Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64'))).toBe('JBSWY3DPEHPK3PXP')
})
