import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChild } from '../support/child-process.ts'
import { anOffice } from '../support/disclosure-builders.ts'
import { type ImapAtWork, startImap } from '../support/imap-server.ts'
import { aMailbox } from '../support/letterbox-builders.ts'
import { aLetter, readAndTake, registerMailbox } from '../support/mailbox-builders.ts'
import { until } from '../support/processes.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const LETTERS = 60
let imap: ImapAtWork

beforeEach(async () => {
  imap = await startImap()
})
afterEach(() => imap.stop())

async function countLetters(): Promise<number> {
  return (await school.parts.db.selectFrom('mailbox_letter').select('case_id').execute()).length
}

test('killed again and again on the way, every mail becomes one letter with one receipt, numbered without a gap', async () => {
  const office = await anOffice(school)
  await aMailbox(school, office, { email: 'office@example.edu.cn' })
  await registerMailbox(school, office.office, { imap })
  for (let i = 0; i < LETTERS; i += 1)
    imap.deliver(aLetter({ id: `l${String(i)}@example.com`, text: String(i), from: `w${String(i)}@qq.com` }))
  for (let round = 0; round < 4; round += 1) {
    const before = await countLetters()
    const child = startChild(school, 'take-mail.ts')
    await until(
      'it is in the middle of it',
      async () => child.process.exitCode !== null || (await countLetters()) > before + 3,
    )
    await sleep(round * 5)
    child.kill()
    expect(await child.ended, child.output()).toBeNull()
  }
  const killedAt = await countLetters()
  expect(killedAt).toBeGreaterThan(0)
  expect(killedAt).toBeLessThan(LETTERS)
  await readAndTake(school)
  const { db } = school.parts
  const cases = await db.selectFrom('case_file').select(['id', 'number']).orderBy('number').execute()
  expect(cases.map(({ number }) => number)).toEqual(
    Array.from({ length: LETTERS }, (_, at) => `XJ2026-${String(at + 1).padStart(5, '0')}`),
  )
  const ids = cases.map(({ id }) => id).toSorted()
  const mails = await db.selectFrom('mail_message').select('assigned_id').execute()
  expect(mails.map((mail) => mail.assigned_id).toSorted()).toEqual(ids)
  const receipts = await db.selectFrom('notice').select('subject_id').execute()
  expect(receipts.map((receipt) => receipt.subject_id).toSorted()).toEqual(ids)
}, 120_000)
