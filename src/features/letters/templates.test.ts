import { beforeEach, expect, test } from 'vitest'
import { aPerson, aUnit, type Person } from '../../../test/support/builders.ts'
import { aLetter, prepareLetters, wordsOfPdf } from '../../../test/support/letter-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'
import { SYSTEM } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { loadShippedTemplates, openLetter, previewLetter } from './index.ts'
import { SHIPPED_TEMPLATES } from './shipped/templates.ts'
import { loadTemplates } from './templates.store.ts'

const school = useSchool()
const inTx = (work: (tx: Tx) => Promise<void>): Promise<void> => school.parts.db.transaction().execute(work)
let unitId = ''

beforeEach(async () => {
  unitId = await aUnit(school)
  await prepareLetters(school)
})

test('a letter keeps the wording that it was made from when the school words the template anew', async () => {
  const office = await aPerson(school, { roles: ['disclosure_office'] })
  const before = await aLetter(school, { unitId })
  const [version] = await versionsSeenBy(office)
  if (!version) throw new Error('no template')
  const content = { ...version.content, title: '信息公开答复书' }
  const answer = await send(office, { no: version.no, content, note: '改标题' })
  expect([answer.statusCode, answer.json()]).toEqual([200, { no: 2 }])
  expect((await send(office, { no: version.no, content, note: '再改' })).json()).toMatchObject({
    code: 'letter.template-changed',
  })
  const after = await aLetter(school, { unitId })
  const titles = await Promise.all(
    [before, after].map(async ({ letterId }) => {
      const { texts } = await openLetter(school.parts.db, { key: school.parts.secretKey, letterId })
      return texts[0]?.text.title
    }),
  )
  expect(titles).toEqual(['信息公开申请答复书（予以公开）', '信息公开答复书'])
  await inTx((tx) => loadShippedTemplates(tx))
  expect((await versionsSeenBy(office)).map(({ no, isCurrent }) => [no, isCurrent])).toEqual([
    [2, true],
    [1, false],
  ])
})

interface SeenVersion {
  readonly no: number
  readonly isCurrent: boolean
  readonly content: Record<string, unknown>
}

async function versionsSeenBy({ cookies }: Person): Promise<SeenVersion[]> {
  const answer = await school.app.inject({ url: '/api/v1/letters/templates/answer-granted', cookies })
  return answer.json<{ versions: SeenVersion[] }>().versions
}

function send({ cookies }: Person, payload: Record<string, unknown>) {
  return school.app.inject({ method: 'PUT', url: '/api/v1/letters/templates/answer-granted', cookies, payload })
}

test('a faulty wording is refused with what is wrong, and others than the office change nothing', async () => {
  const office = await aPerson(school, { roles: ['disclosure_office'] })
  const editor = await aPerson(school, { roles: ['unit_editor'], unitId })
  const [version] = await versionsSeenBy(office)
  if (!version) throw new Error('no template')
  const faulty = await send(office, { no: 1, content: { ...version.content, title: '{{nobody}}' }, note: '试' })
  expect(faulty.json()).toMatchObject({
    code: 'letter.template-faulty',
    details: { faults: ['空白“{{nobody}}”没有对应的项目'] },
  })
  expect((await send(editor, { no: 1, content: version.content, note: '试' })).statusCode).toBe(403)
  expect(await versionsSeenBy(office)).toHaveLength(1)
})

test('the office sets the words for numbers, and a remedy of the legal office cannot be the default', async () => {
  const { cookies } = await aPerson(school, { roles: ['disclosure_office'] })
  const url = '/api/v1/letters/settings'
  const settings = (await school.app.inject({ url, cookies })).json<Record<string, unknown>>()
  const put = (change: Record<string, unknown>) =>
    school.app.inject({ method: 'PUT', url, cookies, payload: { ...settings, ...change } })
  expect((await put({ defaultRemedy: 'reconsideration' })).statusCode).toBe(400)
  expect((await put({ issuer: '示例医科大学' })).statusCode).toBe(200)
  const { letterId } = await aLetter(school, { unitId })
  expect(await wordsOfPdf(await previewLetter(school.as(), { key: school.parts.secretKey, letterId }))).toMatch(
    /^示例医科大学\(草稿/,
  )
})

test('a wording that ships changed is a new version at the next start', async () => {
  const changed = SHIPPED_TEMPLATES.map((template) =>
    template.id === 'receipt' ? { ...template, content: { ...template.content, title: '登记回执' } } : template,
  )
  await inTx((tx) => loadTemplates(tx, changed, SYSTEM))
  const versions = await school.parts.db
    .selectFrom('letter_template_version')
    .select(['template_id', 'no'])
    .where('no', '>', 1)
    .execute()
  expect(versions).toEqual([{ template_id: 'receipt', no: 2 }])
})

test('a wording is tried before it is kept: blanks show the names of the fields, faults are listed, nothing is written', async () => {
  const editor = await aPerson(school, { roles: ['unit_editor'], unitId })
  const [version] = await versionsSeenBy(editor)
  const content = version?.content ?? {}
  const before = await wholeDatabase(school)
  const preview = async (tried: object) => {
    const url = '/api/v1/letters/template-previews'
    const payload = { content: tried, regime: 'moe29' }
    return (await school.app.inject({ method: 'POST', url, cookies: editor.cookies, payload })).json<{
      faults: string[]
      text: unknown
    }>()
  }
  const good = await preview(content)
  expect(good.faults).toEqual([])
  expect(JSON.stringify(good.text)).toContain('（')
  expect(JSON.stringify(good.text)).not.toContain('{{')
  const bad = await preview({ ...content, addressee: '{{nobody}}' })
  expect(bad.text).toBe(null)
  expect(bad.faults).toContain('空白“{{nobody}}”没有对应的项目')
  expect(await wholeDatabase(school)).toEqual(before)
})
