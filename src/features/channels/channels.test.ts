import { beforeEach, expect, test } from 'vitest'
import type { Person } from '../../../test/support/builders.ts'
import {
  anItem,
  anOffice,
  aCatalogue,
  aPublication,
  type Answered,
  ask,
  asking,
  type Office,
} from '../../../test/support/disclosure-builders.ts'
import { anUpdate, keptFindings, round } from '../../../test/support/monitor-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { upload } from '../../../test/support/uploads.ts'
import { insertCrossing } from '../catalogue/index.ts'

const school = useSchool()
const code = asking(school)
let office: Office
let wechat: string
let board: string

const CHANNEL = {
  name: '官方微信公众号',
  kind: 'online',
  address: '',
  note: '',
  takesAffairs: false,
  isUsed: true,
  sort: 1,
}

async function aChannel(changes: object): Promise<string> {
  const { status, body } = await ask(school, office.office, ['POST', '/channels', { ...CHANNEL, ...changes }])
  expect(status, JSON.stringify(body)).toBe(200)
  return String(body['id'])
}

beforeEach(async () => {
  office = await anOffice(school)
  wechat = await aChannel({})
  board = await aChannel({ name: '通知公告栏', kind: 'posting' })
})

function shown(documentId: string | null, changes: object = {}) {
  return {
    ...{ channelId: wechat, documentId, title: '', unitId: null, appearedOn: '2026-11-23', untilOn: null },
    ...{ place: '', note: '', audience: { kind: 'public' }, ...changes },
  }
}

async function registered(person: Person, body: object): Promise<string> {
  const answer = await ask(school, person, ['POST', '/appearances', body])
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return String(answer.body['id'])
}

async function rowsOf(person: Person, query = ''): Promise<Answered[]> {
  const { body } = await ask(school, person, ['GET', `/appearances${query}`])
  return body['rows'] as Answered[]
}

function page(url: string, person?: Person) {
  const cookies = person ? { cookies: person.cookies } : {}
  return school.app.inject({ url, headers: { accept: 'text/html' }, ...cookies })
}

test('an editor registers where a publication of the unit appeared, with the hash that was shown; the article says so with a link', async () => {
  const { id, no } = await aPublication(school, office)
  const place = 'https://mp.example.com/s/1'
  await registered(office.editor, shown(id, { place }))
  const [row] = await rowsOf(office.editor)
  const detail = await ask(school, office.editor, ['GET', `/documents/${id}`])
  const [revision] = detail.body['revisions'] as { hash: string }[]
  expect(row).toMatchObject({ no, hash: revision?.hash, drift: null, mayChange: true })
  const { body } = await page(`/info/${String(no)}`)
  expect(body).toContain('同时发布于')
  expect(body).toContain(place)
  expect(await code(office.stranger, 'POST', '/appearances', shown(id))).toBe('access.denied')
  expect(await code(null, 'GET', '/appearances')).toBe('access.sign-in-required')
  expect(await rowsOf(office.stranger)).toEqual([])
})

test('days that cannot be, channels out of use, things without words and addresses that are none are refused', async () => {
  const { id } = await aPublication(school, office)
  const attempt = (changes: object) => code(office.editor, 'POST', '/appearances', shown(id, changes))
  expect(await attempt({ appearedOn: '2026-11-24' })).toBe('appearance.day-invalid')
  expect(await attempt({ untilOn: '2026-11-22' })).toBe('appearance.day-invalid')
  expect(await attempt({ place: 'javascript://x' })).toBe('channel.address-invalid')
  expect(await attempt({ documentId: null })).toBe('appearance.matter-required')
  expect(await code(office.office, 'PUT', `/channels/${wechat}`, { ...CHANNEL, isUsed: false })).toBe(200)
  expect(await attempt({})).toBe('channel.not-used')
  expect(await code(office.office, 'PUT', `/channels/${wechat}`, { ...CHANNEL, name: '通知公告栏' })).toBe(
    'channel.name-taken',
  )
  expect(await code(office.editor, 'POST', '/channels', { ...CHANNEL, name: '校报' })).toBe('access.denied')
  expect(await rowsOf(office.office)).toEqual([])
})

test('a correction takes the place of an entry and keeps it; nothing of the register can be changed or deleted', async () => {
  const { id } = await aPublication(school, office)
  const first = await registered(office.editor, shown(id, { channelId: board, place: '行政楼一楼' }))
  const fixed = { ...shown(id, { channelId: board, place: '图书馆门厅' }), reason: '地点填错' }
  expect(await code(office.editor, 'POST', `/appearances/${first}/correction`, fixed)).toBe(200)
  expect(await code(office.editor, 'POST', `/appearances/${first}/correction`, fixed)).toBe(
    'appearance.changed-meanwhile',
  )
  const rows = await rowsOf(office.editor, `?documentId=${id}`)
  expect(rows.map((row) => [row['place'], row['isVoid'], row['reason']]).sort()).toEqual([
    ['图书馆门厅', false, '地点填错'],
    ['行政楼一楼', true, ''],
  ])
  const change = school.parts.db.updateTable('appearance').set({ place: '改' }).where('id', '=', first)
  await expect(change.execute()).rejects.toThrow()
  await expect(school.parts.db.deleteFrom('appearance').execute()).rejects.toThrow()
  const last = String(rows.find((row) => row['isVoid'] === false)?.['id'])
  const mistake = { kind: 'void', on: '2026-11-23', reason: '没有张贴' }
  expect(await code(office.editor, 'POST', `/appearances/${last}/end`, mistake)).toBe(200)
  expect((await rowsOf(office.editor)).map((row) => row['isVoid'])).toEqual([true, true])
})

test('what was revised or withdrawn since is found, and cured by showing it anew or taking it down', async () => {
  const { id } = await aPublication(school, office)
  await registered(office.editor, shown(id))
  await round(school)
  expect(await keptFindings(school, 'channel-drift')).toEqual([])
  await anUpdate(school, office, [id, '<p>第一条 修改后的办法。</p>'])
  await round(school)
  expect(await keptFindings(school, 'channel-drift')).toMatchObject([{ state: 'open', unitId: office.unitId }])
  const drifts = await ask(school, office.editor, ['GET', '/channel-drifts'])
  expect(drifts.body['rows']).toMatchObject([{ drift: 'revised' }])
  const again = await registered(office.editor, shown(id))
  await round(school)
  expect(await keptFindings(school, 'channel-drift')).toMatchObject([{ state: 'cured' }])
  const withdrawal = { kind: 'in-error', note: '内容有误' }
  expect(await code(office.office, 'POST', `/documents/${id}/withdrawal`, withdrawal)).toBe(200)
  await round(school)
  expect((await keptFindings(school, 'channel-drift')).filter(({ state }) => state === 'open')).toMatchObject([
    { subjectId: again },
  ])
  const down = { kind: 'taken-down', on: '2026-11-23', reason: '已删除推文' }
  expect(await code(office.editor, 'POST', `/appearances/${again}/end`, down)).toBe(200)
  await round(school)
  expect((await keptFindings(school, 'channel-drift')).map(({ state }) => state)).toEqual(['cured', 'cured'])
})

test('a posting whose last day is over and that nobody took down is found, with or without a publication', async () => {
  const posted = { channelId: board, title: '调休通知', unitId: office.unitId, untilOn: '2026-11-24', place: '一号楼' }
  const id = await registered(office.editor, shown(null, posted))
  await round(school)
  expect(await keptFindings(school, 'posting-over')).toEqual([])
  school.clock.now = new Date('2026-11-25T10:00:00+08:00')
  await round(school)
  expect(await keptFindings(school, 'posting-over')).toMatchObject([{ subjectId: id, what: '调休通知' }])
})

test('who may not see a publication does not learn of it by the channels, and its register is for no more than itself', async () => {
  const metadata = { audience: { kind: 'units', members: [office.otherUnitId] }, audienceReason: '仅供教务处' }
  const { id } = await aPublication(school, office, { title: '仅供教务处的安排', metadata })
  await registered(office.editor, shown(id))
  expect((await rowsOf(office.editor)).map((row) => row['audience'])).toEqual(['units'])
  expect((await page('/channels')).body).not.toContain('仅供教务处的安排')
  expect((await page('/channels', office.stranger)).body).toContain('仅供教务处的安排')
  expect((await page('/channels', office.head)).body).not.toContain('仅供教务处的安排')
})

test('a meeting without a publication is an appearance too, for whom it was meant', async () => {
  const meeting = await aChannel({ name: '教代会', kind: 'meeting' })
  const said = { channelId: meeting, unitId: office.unitId, title: '教代会听取年度财务预决算专题报告', note: '议程一' }
  await registered(office.editor, shown(null, { ...said, audience: { kind: 'campus' } }))
  expect((await page('/channels')).body).not.toContain('财务预决算专题报告')
  expect((await page('/channels', office.stranger)).body).toContain('财务预决算专题报告')
})

test('a photo that proves it is kept without its metadata and opens only to those who read the entry', async () => {
  const { id } = await aPublication(school, office)
  const appearance = await registered(office.editor, shown(id))
  const { default: sharp } = await import('sharp')
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#24507a' } })
    .withExif({ IFD0: { Artist: 'Example Author' } })
    .jpeg()
    .toBuffer()
  expect(bytes.includes('Example Author')).toBe(true)
  const url = `/appearances/${appearance}/proofs`
  expect((await upload(school, office.stranger, { url, name: '推文.jpg', bytes })).status).toBe(403)
  expect((await upload(school, office.editor, { url, name: '推文.jpg', bytes })).status).toBe(200)
  const [row] = await rowsOf(office.editor)
  const [proof] = row?.['proofs'] as { url: string; name: string }[]
  const open = (person: Person) => school.app.inject({ url: proof?.url ?? '', cookies: person.cookies })
  const kept = await open(office.editor)
  expect([kept.statusCode, kept.rawPayload.includes('Example Author')]).toEqual([200, false])
  expect((await open(office.stranger)).statusCode).toBe(404)
})

test('what is public of “阳光三务” is due on the province’s platform with its content, and marked by the hash that was exported', async () => {
  const platform = await aChannel({ name: '“辽宁阳光校园”平台', takesAffairs: true })
  await school.parts.db.transaction().execute(async (tx) => {
    await aCatalogue(tx, 'sanwu')
    await tx.updateTable('catalogue').set({ kind: 'three-affairs' }).where('id', '=', 'sanwu').execute()
    const classId = await anItem(tx, 'sanwu', { number: '1', title: '校务公开' })
    const to = await anItem(tx, 'sanwu', { number: '11', title: '学术规范', classId })
    await insertCrossing(tx, { from: office.itemId, to, note: '' })
  })
  const { id, no } = await aPublication(school, office)
  await aPublication(school, office, {
    title: '只在校内的办法',
    metadata: { audience: { kind: 'campus' }, audienceReason: '校内' },
  })
  const due = await ask(school, office.office, ['GET', `/channels/${platform}/due`])
  expect(due.body).toMatchObject({ total: 1, rows: [{ documentId: id, no, items: ['11 学术规范'], isRevised: false }] })
  const file = (format: string) =>
    school.app.inject({ url: `/api/v1/channels/${platform}/due.${format}`, cookies: office.office.cookies })
  const exported = (await file('json')).json<{ items: { documentId: string; hash: string; bodyHtml: string }[] }>()
  expect(exported.items[0]?.bodyHtml).toContain('维护学术诚信')
  expect((await file('xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect(await code(office.office, 'GET', `/channels/${wechat}/due`)).toBe('channel.takes-no-affairs')
  expect(await code(office.editor, 'GET', `/channels/${platform}/due`)).toBe('access.denied')
  const mark = () => {
    const items = exported.items.map(({ documentId, hash }) => ({ documentId, hash }))
    return code(office.office, 'POST', `/channels/${platform}/carried`, { on: '2026-11-23', place: '', items })
  }
  await anUpdate(school, office, [id, '<p>第一条 修改后的办法。</p>'])
  expect(await mark()).toBe('appearance.hash-changed')
  const [{ hash } = { hash: '' }] = (await file('json')).json<{ items: { hash: string }[] }>().items
  exported.items[0] = { documentId: id, hash, bodyHtml: '' }
  expect(await mark()).toBe(200)
  expect((await ask(school, office.office, ['GET', `/channels/${platform}/due`])).body).toMatchObject({ total: 0 })
})

test('appearances are figures: all of them, those for everybody, and meetings, by channel, each with its records', async () => {
  const meeting = await aChannel({ name: '教代会', kind: 'meeting' })
  const { id } = await aPublication(school, office)
  await registered(office.editor, shown(id))
  const talk = { channelId: meeting, unitId: office.unitId, title: '财务报告', audience: { kind: 'campus' } }
  await registered(office.editor, shown(null, talk))
  const mistaken = await registered(office.editor, shown(id, { channelId: board }))
  await code(office.editor, 'POST', `/appearances/${mistaken}/end`, {
    kind: 'void',
    on: '2026-11-23',
    reason: '没有张贴',
  })
  const figure = async (key: string, person: Person | null) =>
    (await ask(school, person, ['GET', `/figures/${key}?year=2026`])).body as {
      figure?: { value: number }
      parts?: { name: string; value: number }[]
      evidence?: { rows: { title: string }[]; withheld: string }
    }
  const total = await figure('channels.total', office.office)
  expect(total.figure?.value).toBe(2)
  expect(total.parts).toHaveLength(2)
  expect((await figure('channels.meetings', office.office)).evidence?.rows).toMatchObject([{ title: '财务报告' }])
  const open = await school.app.inject({ url: '/figures/channels.public?year=2026', headers: { accept: 'text/html' } })
  expect(open.body).toContain('学术不端行为查处办法')
  expect(open.body).not.toContain('财务报告')
  expect((await school.app.inject({ url: '/figures/channels.total?year=2026' })).statusCode).toBe(404)
})
