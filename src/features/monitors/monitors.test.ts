import { expect, test } from 'vitest'
import { anAssigned, goTo, anAnsweringOffice } from '../../../test/support/application-builders.ts'
import { aPerson } from '../../../test/support/builders.ts'
import { aCatalogue, anItem, anOffice, aPublication, aRule, ask } from '../../../test/support/disclosure-builders.ts'
import { aMailbox, complaints, write } from '../../../test/support/letterbox-builders.ts'
import { APPROVAL, decide, importing } from '../../../test/support/list-builders.ts'
import { aMigrated, anUpdate, keptFindings, round, tableOf } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { addDays, parseDay } from '../../kernel/day.ts'
import { FIELD_NAMES } from '../../kernel/list-terms.ts'
import { DIMENSION_NAMES } from '../../kernel/monitor-words.ts'
import { COLUMNS } from '../lists/domain/entry-rows.ts'
import { tellDueSoon } from './due-soon.ts'

const school = useSchool()

const CASES: readonly [rule: string, bad: object, good: object][] = [
  ['wrong-word', { bodyHtml: '<p>请登陆系统核对帐目。</p>' }, { bodyHtml: '<p>请登录系统核对账目。</p>' }],
  ['table-sum', { bodyHtml: tableOf('210') }, { bodyHtml: tableOf('200') }],
  ['metadata-missing', { metadata: { formedOn: '' } }, {}],
  [
    'link-dead',
    { bodyHtml: '<p><a href="/info/999999">附表</a></p>' },
    { bodyHtml: '<p><a href="/guide">指南</a></p>' },
  ],
  ['leak-open', { bodyHtml: '<p>联系人电话 13800138000。</p>' }, { bodyHtml: '<p>联系电话 0416-4673000。</p>' }],
]

test.each(CASES)('the rule %s finds a fault, and nothing where there is none', async (rule, bad, good) => {
  const office = await anOffice(school)
  const faulty = await aMigrated(school, office, { title: '有问题的', ...bad })
  await aMigrated(school, office, { title: '没有问题的', ...good })
  await round(school)
  const found = await keptFindings(school, rule)
  expect(found.length).toBeGreaterThan(0)
  for (const each of found) expect(each).toMatchObject({ subjectId: faulty, unitId: office.unitId, state: 'open' })
})

test('a leak is told without the number that must not get out', async () => {
  const office = await anOffice(school)
  await aMigrated(school, office, { bodyHtml: '<p>联系人电话 13800138000。</p>' })
  await round(school)
  expect(JSON.stringify(await keptFindings(school))).not.toContain('13800138000')
})

test('an item without anything is missing, one whose day has passed is overdue, and both are cured by a publication', async () => {
  const office = await anOffice(school)
  const itemId = await school.parts.db.transaction().execute(async (tx) => {
    const id = await anItem(tx, 'moe50', { number: '43', title: '年度报告', classId: office.classId })
    await aRule(tx, id, { unitId: office.unitId, update: { kind: 'on_change', workdays: 20 } })
    return id
  })
  await ask(school, office.office, [
    'POST',
    `/catalogue-items/${itemId}/duties`,
    { occurredOn: '2026-09-01', what: '新的年度', unitId: null },
  ])
  await round(school)
  const before = await keptFindings(school)
  const about = before.filter(({ subjectId }) => subjectId === itemId)
  expect(about).toMatchObject([{ state: 'open', unitId: office.unitId }])
  await aPublication(school, office, { metadata: { itemIds: [itemId] } })
  await round(school)
  expect((await keptFindings(school)).filter(({ subjectId }) => subjectId === itemId)).toMatchObject([
    { state: 'cured' },
  ])
})

test('an item of a list of its own is asked by that list and what it names, not by the national one', async () => {
  const office = await anOffice(school)
  const itemId = await school.parts.db.transaction().execute(async (tx) => {
    await aCatalogue(tx, 'keji', { name: '科技处公开目录' })
    const classId = await anItem(tx, 'keji', { number: '700', title: '科研' })
    const id = await anItem(tx, 'keji', { number: '701', title: '课题经费', classId })
    const legalBasis = [{ instrument: '学校科研经费办法', article: '第九条', isVerified: false }]
    await aRule(tx, id, { unitId: office.unitId, legalBasis })
    return id
  })
  await round(school)
  const { body } = await ask(school, office.supervisor, ['GET', '/findings?words=701'])
  const [finding] = body['rows'] as { path: string; basis: string }[]
  expect(finding?.path).toContain(itemId)
  expect(finding?.basis).toContain('《科技处公开目录》第 701 项：')
  expect(finding?.basis).toContain('学校科研经费办法第九条（依据待核对）')
  expect(finding?.basis).not.toContain('教办函')
})

test('findings are listed by dimension, in each the oldest first, or the newest first', async () => {
  const office = await anOffice(school)
  await aMigrated(school, office, { title: '甲', bodyHtml: '<p>请登陆系统，联系人 13800138000。</p>' })
  await round(school)
  goTo(school, '2026-11-25')
  await aMigrated(school, office, { title: '乙', bodyHtml: '<p>请登陆系统。</p>' })
  await round(school)
  const list = async (query: string) => {
    const { body } = await ask(school, office.supervisor, ['GET', `/findings?state=open${query}`])
    return body['rows'] as { dimensionName: string; openedOn: string; what: string }[]
  }
  const usual = await list('')
  const order = Object.values(DIMENSION_NAMES)
  const key = ({ dimensionName, openedOn }: (typeof usual)[number]) =>
    `${String(order.indexOf(dimensionName as '安全'))} ${openedOn}`
  expect(usual.map(key)).toEqual(usual.map(key).toSorted())
  expect(new Set(usual.map(({ dimensionName }) => dimensionName)).size).toBeGreaterThan(1)
  const newest = (await list('&sort=newest')).map(({ openedOn }) => openedOn)
  expect(newest).toEqual(newest.toSorted().reverse())
})

test('a column is blank, then in time, then stale; and the front page with it', async () => {
  const office = await anOffice(school)
  const states = async () =>
    (await keptFindings(school))
      .filter(({ rule }) => ['column-blank', 'column-stale', 'front-stale'].includes(rule))
      .map(({ rule, state }) => `${rule} ${state}`)
  await round(school)
  expect(await states()).toEqual(['column-blank open'])
  await aPublication(school, office)
  await round(school)
  expect(await states()).toEqual(['column-blank cured'])
  const { listed_on: listedOn } = await school.parts.db
    .selectFrom('publication')
    .select('listed_on')
    .executeTakeFirstOrThrow()
  goTo(school, addDays(parseDay(listedOn), 200))
  await round(school)
  expect(await states()).toEqual(['column-blank cured', 'column-stale open', 'front-stale open'])
})

test('letters are found after three months and applications after their due day; complaints are told to nobody', async () => {
  const office = await anAnsweringOffice(school)
  const box = await aMailbox(school, office)
  const secret = await aMailbox(school, office, complaints())
  await write(school, box.slug, { sectionId: box.sectionId })
  await write(school, secret.slug, { kind: 'complaint' })
  await anAssigned(school, office)
  await round(school)
  expect(await keptFindings(school, 'letter-unanswered')).toEqual([])
  expect(await keptFindings(school, 'application-overdue')).toEqual([])
  goTo(school, '2027-02-24')
  await round(school)
  expect(await keptFindings(school, 'letter-unanswered')).toMatchObject([{ unitId: office.unitId }])
  expect(await keptFindings(school, 'application-overdue')).toMatchObject([{ unitId: office.unitId }])
})

test('an entry of the lists that lacks what a reader needs is found, and a whole one is not', async () => {
  const office = await anOffice(school)
  const whole = APPROVAL.map((value, at) => (at === COLUMNS.indexOf(FIELD_NAMES.post) ? '合同管理岗' : value))
  const bare = whole.map((value) => (value === '0000-000 0306' ? '' : value.replace('SP-1', 'SP-2')))
  const { body } = await importing(school, office.editor, [[whole, bare], 'apply=true'])
  await decide(school, office, [body['changeId']])
  await round(school)
  const found = await keptFindings(school, 'entry-incomplete')
  expect(found.map(({ what }) => what.slice(0, 4))).toEqual(['SP-2'])
  expect(found[0]?.evidence).toContain('咨询电话')
})

test('a false alarm stays one until its text changes; a fault that comes back is open again', async () => {
  const office = await anOffice(school)
  const { id } = await aPublication(school, office, { bodyHtml: '<p>请登陆系统。</p>' })
  await round(school)
  const [finding] = await keptFindings(school, 'wrong-word')
  const dismissal = ['PUT', `/findings/${String(finding?.id)}/dismissal`, { reason: '引用原文' }] as const
  expect((await ask(school, office.office, dismissal)).status).toBe(200)
  expect((await ask(school, office.office, dismissal)).status).toBe(409)
  await round(school)
  expect(await keptFindings(school, 'wrong-word')).toMatchObject([{ state: 'dismissed' }])
  await anUpdate(school, office, [id, '<p>请登陆系统，再按排座位。</p>'])
  await round(school)
  const after = await keptFindings(school, 'wrong-word')
  expect(after.filter(({ state }) => state === 'open')).toHaveLength(2)
  expect(after.filter(({ state }) => state === 'dismissed')).toHaveLength(1)
  await anUpdate(school, office, [id, '<p>请登录系统，再安排座位。</p>'])
  await round(school)
  expect((await keptFindings(school, 'wrong-word')).map(({ state }) => state).sort()).toEqual([
    'cured',
    'cured',
    'dismissed',
  ])
})

test('the school adds a word and takes one out, and the next round knows', async () => {
  const office = await anOffice(school)
  await aMigrated(school, office, { bodyHtml: '<p>请登陆系统，联系教务外。</p>' })
  await ask(school, office.office, ['PUT', '/monitors/words', { wrong: '教务外', suggestion: '教务处', isUsed: true }])
  await ask(school, office.office, [
    'PUT',
    '/monitors/words',
    { wrong: '登陆系统', suggestion: '登录系统', isUsed: false },
  ])
  await round(school)
  expect((await keptFindings(school, 'wrong-word')).map(({ evidence }) => evidence)).toEqual([
    expect.stringContaining('教务外') as string,
  ])
  const same = ['PUT', '/monitors/words', { wrong: '教务外', suggestion: '教务外', isUsed: true }] as const
  expect((await ask(school, office.office, same)).status).toBe(400)
  expect((await ask(school, office.supervisor, same)).status).toBe(403)
})

test('a unit sees its own findings, others none of them, and a stranger is sent away', async () => {
  const office = await anOffice(school)
  await aMigrated(school, office, { title: '有问题的', bodyHtml: '<p>请登陆系统。</p>' })
  await round(school)
  const [{ id } = { id: '' }] = await keptFindings(school, 'wrong-word')
  const seen = async (person: Parameters<typeof ask>[1]) => {
    const list = await ask(school, person, ['GET', '/findings?rule=wrong-word'])
    const one = await ask(school, person, ['GET', `/findings/${id}`])
    return [list.status === 200 ? list.body['total'] : list.status, one.status]
  }
  for (const person of [office.office, office.supervisor, office.editor, office.head])
    expect(await seen(person)).toEqual([1, 200])
  expect(await seen(office.stranger)).toEqual([0, 404])
  expect(await seen(await aPerson(school, { roles: ['campus_member'] }))).toEqual([403, 403])
  expect(await seen(null)).toEqual([401, 401])
  const refused = await ask(school, office.editor, ['PUT', `/findings/${id}/dismissal`, { reason: '不是错' }])
  expect(refused.status).toBe(403)
  expect(await keptFindings(school, 'wrong-word')).toMatchObject([{ state: 'open' }])
})

test('a unit is told once of what falls due before long, and sees it in its list', async () => {
  const office = await anOffice(school)
  await ask(school, office.office, [
    'POST',
    `/catalogue-items/${office.itemId}/duties`,
    { occurredOn: '2026-11-02', what: '制度修订', unitId: null },
  ])
  const { body } = await ask(school, office.editor, ['GET', '/monitors/due-soon'])
  await tellDueSoon(school.as(), school.parts.secretKey)
  await tellDueSoon(school.as(), school.parts.secretKey)
  const told = await school.parts.db
    .selectFrom('notice')
    .select('kind')
    .where('kind', '=', 'monitors.due-soon')
    .execute()
  expect((body['rows'] as object[]).length).toBe(1)
  expect(told).toHaveLength(2)
  expect((await ask(school, office.stranger, ['GET', '/monitors/due-soon'])).body['rows']).toEqual([])
})
