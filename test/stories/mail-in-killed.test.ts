import { afterEach, beforeEach, expect, test } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { readMailboxes } from '../../src/features/notices/index.ts'
import { startChild } from '../support/child-process.ts'
import { aPerson } from '../support/builders.ts'
import { type ImapAtWork, startImap } from '../support/imap-server.ts'
import { aLetter, readAll, registerMailbox } from '../support/mailbox-builders.ts'
import { until } from '../support/processes.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
let imap: ImapAtWork

beforeEach(async () => {
  imap = await startImap()
  await registerMailbox(school, await aPerson(school, { roles: ['disclosure_office'] }), { imap })
})
afterEach(() => imap.stop())

async function countTaken(): Promise<number> {
  const { count } = await school.parts.db
    .selectFrom('mail_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const LETTERS = 200

test('a reader that is killed again and again loses no letter and takes none in twice', async () => {
  for (let i = 0; i < LETTERS; i++) imap.deliver(aLetter({ id: `letter${String(i)}@example.com`, text: String(i) }))
  for (let round = 0; round < 3; round++) {
    const before = await countTaken()
    const child = startChild(school, 'read-mailboxes.ts')
    await until(
      'the reader is in the middle of it',
      async () => child.process.exitCode !== null || (await countTaken()) > before + 3,
    )
    await sleep(round * 7)
    child.kill()
    expect(await child.ended, child.output()).toBeNull()
  }
  const killedAt = await countTaken()
  expect(killedAt).toBeGreaterThan(0)
  expect(killedAt).toBeLessThan(LETTERS)
  await readAll(school)
  const rows = await school.parts.db.selectFrom('mail_message').select('uid').orderBy('uid').execute()
  expect(rows.map(({ uid }) => uid)).toEqual(Array.from({ length: LETTERS }, (_, at) => at + 1))
  const entries = await school.parts.db
    .selectFrom('ledger')
    .select('subject_id')
    .where('type', '=', 'mail.received')
    .execute()
  expect(new Set(entries.map((entry) => entry.subject_id)).size).toBe(LETTERS)
  expect(entries).toHaveLength(LETTERS)
}, 120_000)

test('a mail server that goes away in the middle costs nothing: reading goes on where it was', async () => {
  for (let i = 0; i < 20; i++) imap.deliver(aLetter({ id: `letter${String(i)}@example.com`, text: String(i) }))
  const ctx = school.as()
  const stopping = {
    ...ctx,
    transaction: (async (work) => {
      const done = await ctx.transaction(work)
      if ((await countTaken()) === 5) await imap.halt()
      return done
    }) as typeof ctx.transaction,
  }
  await readMailboxes({ ctx: stopping, key: school.parts.secretKey, mostBytes: 1_000_000 })
  const { fault } = await school.parts.db.selectFrom('mail_account').select('fault').executeTakeFirstOrThrow()
  expect(fault).toContain('将自动重试')
  const taken = await countTaken()
  expect(taken).toBe(5)
  await imap.resume()
  expect(await readAll(school)).toBe(20 - taken)
  expect(await countTaken()).toBe(20)
})
