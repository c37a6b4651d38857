import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Child, startChild } from '../support/child-process.ts'
import { findNotice, later, mailSender, order, sendAll } from '../support/notice-sending.ts'
import { useSchool } from '../support/school.ts'
import { headerOf, type SmtpAtWork, startSmtp } from '../support/smtp-server.ts'

const school = useSchool()
let smtp: SmtpAtWork

beforeEach(async () => {
  smtp = await startSmtp()
  // The child looks at the clock of the machine.
  school.clock.now = new Date()
})
afterEach(() => smtp.stop())

const LEASE_OVER_MINUTES = 3

function marksOf(messageId: string): (string | undefined)[] {
  const same = smtp.taken.filter((letter) => headerOf(letter, 'Message-ID') === messageId)
  return same.map((letter) => headerOf(letter, 'X-Mingtang-Repeat'))
}

test('a sender that is killed between the server’s acceptance and our commit leaves the notice uncertain; it goes again, marked', async () => {
  const id = await order(school)
  const killed: { child?: Child } = {}
  smtp.manners.toText = () => {
    killed.child?.kill()
    return undefined
  }
  killed.child = startChild(school, 'send-notices.ts', smtp.url)
  expect(await killed.child.ended).toBeNull()
  expect(smtp.taken).toHaveLength(1)
  // Nobody says that it was sent, and nobody sends it again while the dead process could still be alive.
  expect(await findNotice(school, id)).toMatchObject({ state: 'queued', accepted_at: null, attempts: 1 })
  smtp.manners.toText = () => undefined
  const sender = mailSender(school, smtp.url)
  expect(await sendAll(sender)).toBe('idle')
  expect(smtp.taken).toHaveLength(1)
  later(school, LEASE_OVER_MINUTES)
  await sendAll(sender)
  expect(await findNotice(school, id)).toMatchObject({ state: 'accepted', attempts: 2 })
  expect(marksOf(`<${id}@example.edu.cn>`)).toEqual([undefined, 'yes'])
  const attempts = await school.parts.db
    .selectFrom('notice_attempt')
    .select(['number', 'result', 'is_repeat'])
    .orderBy('number')
    .execute()
  expect(attempts).toEqual([
    { number: 1, result: 'unknown', is_repeat: false },
    { number: 2, result: 'accepted', is_repeat: true },
  ])
  const { type } = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('type', '=', 'notice.broken-off')
    .executeTakeFirstOrThrow()
  expect(type).toBe('notice.broken-off')
})

test('while the notice is uncertain the office sees it, and does not send it a second time beside the first', async () => {
  const id = await order(school)
  smtp.manners.toText = () => 'hangUp'
  await sendAll(mailSender(school, smtp.url))
  expect(await findNotice(school, id)).toMatchObject({ state: 'uncertain' })
  smtp.manners.toText = () => undefined
  const both = [mailSender(school, smtp.url), mailSender(school, smtp.url)]
  later(school, 1)
  await Promise.all(both.map((sender) => sendAll(sender)))
  expect(marksOf(`<${id}@example.edu.cn>`)).toEqual([undefined, 'yes'])
})

test('killed again and again at any moment, every notice arrives, and none twice without a mark', async () => {
  const ids: string[] = []
  for (let i = 0; i < 24; i++)
    ids.push(await order(school, { subject: { type: 'case', id: String(i), reference: '' } }))
  for (let round = 0; round < 6; round++) {
    const child = startChild(school, 'send-notices.ts', smtp.url)
    const at = smtp.taken.length + 2
    // At another moment each time: before the answer, with it, or a little after it.
    smtp.manners.toText = async () => {
      if (smtp.taken.length < at) return undefined
      setTimeout(child.kill, round * 3)
      if (round % 2 === 0) await child.ended
      return undefined
    }
    expect(await child.ended, child.output()).toBeNull()
  }
  smtp.manners.toText = () => undefined
  later(school, LEASE_OVER_MINUTES)
  await sendAll(mailSender(school, smtp.url))
  const states = await school.parts.db.selectFrom('notice').select('state').execute()
  expect(states.map(({ state }) => state)).toEqual(ids.map(() => 'accepted'))
  for (const id of ids) {
    const [first, ...others] = marksOf(`<${id}@example.edu.cn>`)
    expect(marksOf(`<${id}@example.edu.cn>`).length, id).toBeGreaterThan(0)
    // The first to arrive may carry a mark when an attempt broke off before it; every further one must.
    expect([undefined, 'yes']).toContain(first)
    expect(others, id).toEqual(others.map(() => 'yes'))
  }
  expect(smtp.taken.length).toBeGreaterThan(ids.length)
}, 120_000)
