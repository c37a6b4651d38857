import { describe, expect, test } from 'vitest'
import * as reading from '../../console/src/screens/mailboxes/report-crypto.ts'
import { encryptReport } from '../../src/features/portal/assets/encrypt-report.js'

const PASSPHRASE = '示例口令-abcd-2345-wxyz'
const WORDS = { title: '标题', what: '内容𠮷', name: '', phone: '', email: '', files: [] }
const FILES = [Uint8Array.of(1, 2, 3), new Uint8Array(5000).fill(7)]

async function aPair() {
  const made = await reading.makeKey(PASSPHRASE, 1000)
  return { ...made, privateKey: await reading.unwrapKey(PASSPHRASE, made) }
}

describe('a report that the portal encrypts and the console reads', () => {
  test('comes out as it went in, words first and files in their order', async () => {
    const { publicKey, privateKey } = await aPair()
    const sent = await encryptReport(publicKey, WORDS, FILES)
    const open = await reading.openerOf(privateKey, { publicKey, ...sent })
    expect(await reading.readReport(open, { publicKey, ...sent })).toEqual(WORDS)
    for (const [at, file] of sent.files.entries()) expect(await open(at + 1, file)).toEqual(FILES[at])
  })

  test('tells nothing by its length but steps, and is another each time', async () => {
    const { publicKey } = await aPair()
    const [short, long] = [await encryptReport(publicKey, WORDS, []), await encryptReport(publicKey, WORDS, [])]
    expect([short.text.length, short.enc.length]).toEqual([long.text.length, 88])
    expect(short.text).not.toBe(long.text)
    const more = await encryptReport(publicKey, { ...WORDS, what: '长'.repeat(1000) }, [])
    expect(more.text.length).toBe(short.text.length)
  })

  test.each([
    ['a changed text', (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`)],
    ['a shortened text', (text: string) => text.slice(0, 400)],
  ])('does not open with %s', async (_, change) => {
    const { publicKey, privateKey } = await aPair()
    const sent = await encryptReport(publicKey, WORDS, [])
    const open = await reading.openerOf(privateKey, { publicKey, ...sent })
    await expect(reading.readReport(open, { publicKey, ...sent, text: change(sent.text) })).rejects.toThrow()
  })

  test('does not open with another key, nor a file in the place of another', async () => {
    const [own, other] = [await aPair(), await aPair()]
    const sent = await encryptReport(own.publicKey, WORDS, FILES)
    const stranger = await reading.openerOf(other.privateKey, { publicKey: own.publicKey, ...sent })
    await expect(reading.readReport(stranger, { publicKey: own.publicKey, ...sent })).rejects.toThrow()
    const open = await reading.openerOf(own.privateKey, { publicKey: own.publicKey, ...sent })
    await expect(open(1, sent.files[1] as Uint8Array<ArrayBuffer>)).rejects.toThrow()
  })
})

test('what another program encrypts by RFC 9180 is read (made with pyca/cryptography 48)', async () => {
  const publicKey = 'BKQc6F5hPX0bjfM8CTllak2zr8JO2xYANTt+ZSff1QMo8u50eual391lDQkWJiOcz5WdsaZhAN0uaK4a7zB2x/k='
  const enc = 'BK/Fsddim1CbRw0jp65ILAcS7yZmWB7gIW6Fqrf5Q6uK8VRtBDt8kI5vuQvmWmiPkd91yiPrfoKhizeLHpjA00c='
  const text = 'J41bn7IXfO1tsb9CMsC3gUNMxRKArD0mTFVVBXCydFiRig=='
  const pkcs8 =
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgt94HCvdSTw9AaEoEre9m1VbkroLBHQBlt+jiizaQd7yhRANCAASkHOheYT19G43zPAk5ZWpNs6/CTtsWADU7fmUn39UDKPLudHrmpd/dZQ0JFiYjnM+VnbGmYQDdLmiuGu8wdsf5'
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('pkcs8', Buffer.from(pkcs8, 'base64'), curve, false, ['deriveBits'])
  const open = await reading.openerOf(key, { publicKey, enc, text })
  expect(await reading.readReport(open, { publicKey, enc, text })).toEqual({ title: '示例' })
})

test('a private key opens with its passphrase and no other; a key file is read again, and nothing else', async () => {
  const made = await reading.makeKey(PASSPHRASE, 1000)
  await expect(reading.unwrapKey(`${PASSPHRASE}x`, made)).rejects.toThrow()
  const file = Buffer.from(reading.keyFile(made), 'base64').toString('utf8')
  expect(reading.readKeyFile(file)).toMatchObject(made)
  for (const text of ['', '{}', 'null', '[]', '{"format":"x"}']) expect(reading.readKeyFile(text)).toBeUndefined()
})

test('passphrases that are offered are long, and never the same', () => {
  const [one, other] = [reading.newPassphrase(), reading.newPassphrase()]
  expect(one).toMatch(/^([a-km-np-z2-9]{4}-){4}[a-km-np-z2-9]{4}$/)
  expect(one).not.toBe(other)
})
