import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { SESSION_COOKIE } from '../../src/features/accounts/index.ts'
import { verifyFigures } from '../../src/features/services/index.ts'
import { aDefinition, aHall, aService, formBody, type Hall } from '../support/hall-builders.ts'
import { fillHall, tokenOf } from '../support/past-matters.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const PERSONS = 300
const SERVICES = 20
const TWICE_EVERY = 5
const MOST_AGAIN = 20
const PAUSE_MS = 500

type Offered = Pick<Hall, 'slug' | 'versionId'>

async function twentyServices(hall: Hall): Promise<Offered[]> {
  const all: Offered[] = [hall]
  for (let at = 1; at < SERVICES; at += 1) {
    const slug = `shili-${String(at)}`
    const definition = aDefinition(hall.unitId)
    const made = await aService(school, { unitId: hall.unitId, slug, name: `示例服务${String(at)}`, definition })
    all.push({ slug, versionId: made.versionId })
  }
  return all
}

function send(n: number, { slug, versionId }: Offered) {
  return school.app.inject({
    method: 'POST',
    url: `/hall/${slug}/send`,
    cookies: { [SESSION_COOKIE]: tokenOf(n) },
    ...formBody({ versionId, mark: `form-of-${String(n)}`, 'f.why': '实习' }),
  })
}

/**
 * One click on 提交; the same person sends the same form, with the same mark. All come from one address, as behind a gateway. Whoever
 * is told that the platform is too busy (a slow machine cannot give all a connection within five seconds) clicks again.
 */
async function click(n: number, offered: Offered): Promise<{ status: number; number: string }> {
  let answer = await send(n, offered)
  for (let again = 0; answer.statusCode === 503 && again < MOST_AGAIN; again += 1) {
    await sleep(PAUSE_MS)
    answer = await send(n, offered)
  }
  return {
    status: answer.statusCode,
    number: answer.statusCode === 200 ? (/BS\d{4}-\d+/.exec(answer.body)?.[0] ?? '') : '',
  }
}

test('on a busy first day three hundred who come at once, some with a double click, get one matter each and numbers without a gap', async () => {
  const services = await twentyServices(await aHall(school))
  await fillHall(school.parts.db, { past: 0, open: 0, accounts: PERSONS, today: '2026-11-23' })
  const persons = Array.from({ length: PERSONS }, (_, at) => at + 1)
  const clicked = await Promise.all(
    persons.map(async (n) => {
      const service = services[n % SERVICES] ?? { slug: '', versionId: '' }
      const clicks = Array.from({ length: n % TWICE_EVERY === 0 ? 2 : 1 })
      return { n, answers: await Promise.all(clicks.map(() => click(n, service))) }
    }),
  )
  const receipts = clicked.map(({ n, answers }) => ({
    account: `past-account-${String(n)}`,
    numbers: answers.flatMap(({ number }) => (number === '' ? [] : [number])),
  }))
  // Of a double click one is taken and the other told so.
  expect(receipts.filter(({ numbers }) => numbers.length !== 1)).toEqual([])
  expect(receipts.flatMap(({ numbers }) => numbers).toSorted()).toEqual(
    persons.map((at) => `BS2026-${String(at).padStart(5, '0')}`),
  )
  const matters = await school.parts.db
    .selectFrom('service_case as m')
    .innerJoin('case_file as f', 'f.id', 'm.case_id')
    .innerJoin('service_task as t', 't.case_id', 'm.case_id')
    .select(['m.applicant_id as account', 'f.number'])
    .where('t.closed_at', 'is', null)
    .execute()
  const found = new Map(matters.map(({ account, number }) => [account, number]))
  expect(matters).toHaveLength(PERSONS)
  expect(receipts.filter(({ account, numbers }) => found.get(account) !== numbers[0])).toEqual([])
  expect(await verifyFigures(school.parts.db)).toEqual([])
}, 120_000)
