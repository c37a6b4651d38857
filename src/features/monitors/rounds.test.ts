import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anOffice, aPublication, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMigrated, anUpdate, keptFindings, round, tableOf } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { catchUp } from '../../platform/ledger/follow.ts'
import { monitorFollower } from './monitor-follower.ts'
import { lookAtDue } from './run-round.ts'

const school = useSchool()

function rounds() {
  return school.parts.db.selectFrom('monitor_round').select(['documents', 'opened']).orderBy('begun_at').execute()
}

test('nothing is looked at twice that has not changed', async () => {
  const office = await anOffice(school)
  await aMigrated(school, office, { bodyHtml: '<p>请登陆系统。</p>' })
  await round(school)
  await round(school)
  expect((await rounds()).map(({ documents }) => documents).sort()).toEqual([0, 1])
  expect(await keptFindings(school, 'wrong-word')).toHaveLength(1)
})

test('a round that was broken off goes on where it stood', async () => {
  const office = await anOffice(school)
  const ids = [
    await aMigrated(school, office, { title: '甲', bodyHtml: '<p>请登陆系统。</p>' }),
    await aMigrated(school, office, { title: '乙', bodyHtml: '<p>请登陆系统。</p>' }),
  ].sort()
  await school.parts.db
    .insertInto('monitor_round')
    .values({ id: 'broken', begun_at: school.clock.now, ended_at: null, cursor_id: ids[0] ?? '' })
    .execute()
  await round(school)
  expect((await keptFindings(school, 'wrong-word')).map(({ subjectId }) => subjectId)).toEqual([ids[1]])
  await round(school)
  expect(await keptFindings(school, 'wrong-word')).toHaveLength(2)
})

/** What stands open, whatever it is called in the database. */
async function openNow(): Promise<string[]> {
  const rows = await school.parts.db
    .selectFrom('monitor_finding')
    .select(['rule', 'subject_id', 'fingerprint', 'evidence'])
    .where('state', '=', 'open')
    .execute()
  return rows.map((row) => JSON.stringify(row)).sort()
}

const BODIES: readonly ((no: number) => string)[] = [
  () => '<p>没有问题。</p>',
  () => '<p>请登陆系统，再按排座位。</p>',
  (no) => `<p>见<a href="/info/${String(no)}">上一条</a>和<a href="/info/987654">旧文</a>。</p>`,
  () => tableOf('1'),
]

interface Change {
  readonly act: 'publish' | 'migrate' | 'update' | 'withdraw'
  readonly body: number
  readonly which: number
}

interface World {
  readonly office: Office
  readonly shown: { id: string; no: number }[]
}

interface Told {
  readonly title: string
  readonly bodyHtml: string
  /** What it is done to; a number without a document where there is none yet. */
  readonly one: { readonly id: string; readonly no: number }
}

const ACTS: Readonly<Record<Change['act'], (world: World, told: Told) => Promise<void>>> = {
  async migrate({ office }, { title, bodyHtml }) {
    await aMigrated(school, office, { title, bodyHtml })
  },
  async publish({ office, shown }, { title, bodyHtml }) {
    shown.push(await aPublication(school, office, { title, bodyHtml }))
  },
  async update({ office }, { one, bodyHtml }) {
    if (one.id !== '') await anUpdate(school, office, [one.id, bodyHtml])
  },
  async withdraw({ office, shown }, { one: { id } }) {
    if (id === '') return
    shown.splice(0, shown.length, ...shown.filter((each) => each.id !== id))
    const withdrawal = { kind: 'in-error', note: '内容有误' }
    const { status } = await ask(school, office.office, ['POST', `/documents/${id}/withdrawal`, withdrawal])
    expect(status).toBe(200)
  },
}

async function change(world: World, { act, body, which }: Change): Promise<void> {
  const one = world.shown[which % Math.max(1, world.shown.length)] ?? { id: '', no: 1 }
  await ACTS[act](world, { title: `信息 ${String(which)}`, bodyHtml: BODIES[body]?.(one.no) ?? '', one })
}

const CHANGES: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    act: fc.constantFrom('publish', 'migrate', 'update', 'withdraw'),
    body: fc.integer({ min: 0, max: BODIES.length - 1 }),
    which: fc.integer({ min: 0, max: 20 }),
  }),
  { minLength: 6, maxLength: 8 },
)
// A link to what is withdrawn afterwards, and back.
const KNOWN: Change[] = [
  { act: 'publish', body: 1, which: 0 },
  { act: 'publish', body: 2, which: 0 },
  { act: 'withdraw', body: 0, which: 0 },
  { act: 'update', body: 1, which: 0 },
]

test('looking at what changed finds the same as looking at everything', { timeout: 120_000 }, async () => {
  const office = await anOffice(school)
  for (const changes of [KNOWN, ...fc.sample(CHANGES, 2)]) {
    const world = { office, shown: [] }
    for (const each of changes) {
      await change(world, each)
      await catchUp(school.parts.db, [monitorFollower])
      await lookAtDue(school.as())
    }
    const incremental = await openNow()
    for (const table of ['monitor_finding', 'monitor_seen', 'monitor_link', 'monitor_due'] as const)
      await school.parts.db.deleteFrom(table).execute()
    await round(school)
    expect(await openNow(), JSON.stringify(changes)).toEqual(incremental)
  }
})

test('a link is dead from the day on which what it leads to is withdrawn', async () => {
  const office = await anOffice(school)
  const first = await aPublication(school, office, { title: '第一条' })
  const bodyHtml = `<p>见<a href="/info/${String(first.no)}">第一条</a>。</p>`
  const second = await aPublication(school, office, { title: '第二条', bodyHtml })
  const look = async () => {
    await catchUp(school.parts.db, [monitorFollower])
    await lookAtDue(school.as())
    return (await keptFindings(school, 'link-dead')).map(({ subjectId, state }) => [subjectId, state])
  }
  expect(await look()).toEqual([])
  await ask(school, office.office, ['POST', `/documents/${first.id}/withdrawal`, { kind: 'in-error', note: '有误' }])
  expect(await look()).toEqual([[second.id, 'open']])
  await anUpdate(school, office, [second.id, '<p>不再引用。</p>'])
  expect(await look()).toEqual([[second.id, 'cured']])
})
