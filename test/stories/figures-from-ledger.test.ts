import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { addDays, type Day, parseDay } from '../../src/kernel/day.ts'
import {
  act,
  anAnsweringOffice,
  anAssigned,
  apply,
  decide,
  GRANTED,
  goTo,
  post,
} from '../support/application-builders.ts'
import { databaseDay } from '../support/database-day.ts'
import { aPublication, ask, type Office } from '../support/disclosure-builders.ts'
import { aHall, aMatter, type Hall } from '../support/hall-builders.ts'
import { aMailbox, answer, complaints, work, write } from '../support/letterbox-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
let office: Office
let hall: Hall
/** The first day of the year in which everything happens: that of the database, which publications carry. */
let first: Day
let today: Day

beforeEach(async () => {
  office = await anAnsweringOffice(school)
  hall = await aHall(school)
  today = parseDay(await databaseDay(school))
  first = parseDay(`${today.slice(0, 4)}-01-01`)
  await aMailbox(school, office)
  await aMailbox(school, office, complaints())
})

const DENIED = { kind: 'third-party', parts: { ground: '第十条', explanation: '个人隐私' } }
const TRIAL = 'mystery'

async function answerWith(decision: object, until: Day): Promise<void> {
  const { id } = await anAssigned(school, office)
  await decide(school, office, [id, decision])
  goTo(school, until)
  await act(school, office.office, [id, 'delivery', { way: 'online', on: until, note: '' }])
}

async function letterTo(slug: string, until: Day | undefined): Promise<void> {
  const { id } = await write(school, slug)
  if (until === undefined) return
  await work(school, office.office, [id, 'assignments', { unitIds: [office.unitId], note: '' }])
  goTo(school, until)
  await answer(school, office, [id])
}

/** What happens in a school, from one day to another. */
const HAPPENINGS: Readonly<Record<string, (until: Day) => Promise<unknown>>> = {
  'an application stays open': () => apply(school),
  'an application is granted': (until) => answerWith(GRANTED, until),
  'an application is denied': (until) => answerWith(DENIED, until),
  'an application is withdrawn': async (until) => {
    const { number, code } = await apply(school)
    goTo(school, until)
    await post(school, '/apply/progress/withdrawal', { number, code })
  },
  'an application is none': async (until) => {
    const { id } = await apply(school)
    goTo(school, until)
    await act(school, office.office, [id, 'transfer', { to: 'petition', hasConsent: true, note: '信访事项' }])
  },
  'the supervision office tries': async () => {
    const { id, code } = await apply(school)
    await act(school, office.supervisor, [id, TRIAL, { code }])
  },
  'a letter waits': () => letterTo('xiaozhang', undefined),
  'a letter is answered': (until) => letterTo('xiaozhang', until),
  'somebody complains': () => letterTo('jubao', undefined),
  'a matter is sent': () => aMatter(school, hall),
  'something is published': () => publish({ kind: 'public' }),
  'something is published for the campus': () => publish({ kind: 'campus' }),
  'something is published and withdrawn': async () => {
    const { id } = await publish({ kind: 'public' })
    const order = { kind: 'in-error', note: '有误' }
    const { status } = await ask(school, office.office, ['POST', `/documents/${id}/withdrawal`, order])
    expect(status).toBe(200)
  },
}

async function publish(audience: { kind: string }) {
  goTo(school, today)
  const metadata = audience.kind === 'public' ? {} : { audience, audienceReason: '仅限校内' }
  return aPublication(school, office, { title: '示例信息', metadata })
}

interface Entry {
  readonly type: string
  readonly subjectId: string
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
}

async function entriesOf(): Promise<Entry[]> {
  const { rows } = await school.parts.pool.query<Entry>(
    `select type, subject_id as "subjectId", data, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as at from ledger order by position`,
  )
  return rows
}

/** The audience of what was published is frozen with its revision, to which the ledger leads. */
async function audiences(): Promise<Map<string, string>> {
  const { rows } = await school.parts.pool.query<{ id: string; kind: string }>(
    `select id, metadata -> 'audience' ->> 'kind' as kind from revision`,
  )
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

interface Matter {
  openedOn: string
  number: string
  concludedOn?: string
  fate?: string
}

// What ends an application, and the group of the national table in which it stands then.
const FATES: Readonly<Record<string, string>> = { granted: 'granted', 'third-party': 'denied' }

function fateOf({ type, data }: Entry): string | undefined {
  if (type === 'application.delivered') return FATES[String(data['decision'])]
  if (type === 'application.withdrawn') return 'other'
  if (type === 'application.transferred') return 'not-processed'
  return type === 'mailbox-letter.answered' ? 'answered' : undefined
}

/** Every case of the ledger, without the trials of the supervision office. */
function casesOf(entries: readonly Entry[]): Matter[] {
  const cases = new Map<string, Matter>()
  for (const entry of entries) {
    const { type, subjectId, data } = entry
    if (/^(application|mailbox-letter|service-matter)\.submitted$/.test(type))
      cases.set(subjectId, { openedOn: String(data['on']), number: String(data['number']) })
    if (type === 'supervision.mystery-marked') cases.delete(subjectId)
    const [known, fate] = [cases.get(subjectId), fateOf(entry)]
    if (known && fate !== undefined) Object.assign(known, { fate, concludedOn: String(data['on']) })
  }
  return [...cases.values()]
}

interface Period {
  readonly from: string
  readonly to: string
}

/** The figures of a period by reading the whole ledger, entry by entry. */
async function recount({ from, to }: Period): Promise<Record<string, number>> {
  const [entries, audience] = [await entriesOf(), await audiences()]
  const within = (day: string | undefined): boolean => day !== undefined && day >= from && day <= to
  const of = (prefix: string) => casesOf(entries).filter(({ number }) => number.startsWith(prefix))
  const [applications, letters, matters] = [of('YSQ'), of('XJ'), of('BS')]
  const ended = applications.filter(({ concludedOn }) => within(concludedOn))
  const fates = (fate: string) => ended.filter((each) => each.fate === fate).length
  const published = entries.filter(({ type, at }) => type === 'disclosure.published' && at <= to)
  const open = published.filter(({ data }) => audience.get(String(data['revisionId'])) === 'public')
  return {
    'applications.new': applications.filter(({ openedOn }) => within(openedOn)).length,
    'applications.carried-in': applications.filter(
      ({ openedOn, concludedOn }) => openedOn < from && (concludedOn === undefined || concludedOn >= from),
    ).length,
    'applications.concluded': ended.length,
    'applications.granted': fates('granted'),
    'applications.denied': fates('denied'),
    'applications.not-processed': fates('not-processed'),
    'applications.other': fates('other'),
    'applications.carried-out': applications.filter(
      ({ openedOn, concludedOn }) => openedOn <= to && (concludedOn === undefined || concludedOn > to),
    ).length,
    'letters.received': letters.filter(({ openedOn }) => within(openedOn)).length,
    'letters.concluded': letters.filter(({ concludedOn }) => within(concludedOn)).length,
    'hall.accepted': matters.filter(({ openedOn }) => within(openedOn)).length,
    'publications.total': published.length,
    'publications.public': open.length,
    'publications.new': open.filter(({ at }) => within(at)).length,
  }
}

/** As the platform states them, to somebody who watches everything. */
async function stated({ from, to }: Period): Promise<Record<string, number>> {
  const { body } = await ask(school, office.supervisor, ['GET', `/figures?from=${from}&to=${to}`])
  const figures = body['figures'] as { key: string; value: number }[]
  return Object.fromEntries(figures.map(({ key, value }) => [key, value]))
}

async function evidenceOf(key: string, { from, to }: Period): Promise<number> {
  const { body } = await ask(school, office.supervisor, ['GET', `/figures/${key}?from=${from}&to=${to}`])
  return (body['evidence'] as { total: number }).total
}

const LAST_DAY = 340
const happening = fc.record({
  what: fc.constantFrom(...Object.keys(HAPPENINGS)),
  day: fc.integer({ min: 0, max: LAST_DAY - 30 }),
  lasts: fc.integer({ min: 0, max: 30 }),
})
const period = fc.tuple(fc.integer({ min: -30, max: LAST_DAY }), fc.integer({ min: 0, max: LAST_DAY }))

test('each figure is what the ledger says when it is read from the beginning, and opens as many records', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 2, maxLength: 6 }),
      fc.array(period, { minLength: 3, maxLength: 3 }),
      async (happenings, periods) => {
        for (const { what, day, lasts } of happenings) {
          goTo(school, addDays(first, day))
          await HAPPENINGS[what]?.(addDays(first, day + lasts))
        }
        for (const [begin, length] of periods) {
          const asked = { from: addDays(first, begin), to: addDays(first, Math.min(begin + length, LAST_DAY + 20)) }
          goTo(school, addDays(first, LAST_DAY + 30))
          const expected = await recount(asked)
          expect(await stated(asked)).toMatchObject(expected)
          for (const [key, value] of Object.entries(expected))
            if (!key.startsWith('publications.')) expect(await evidenceOf(key, asked), key).toBe(value)
        }
      },
    ),
    { numRuns: 8, endOnFailure: true },
  )
}, 300_000)
