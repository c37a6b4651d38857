import { expect, test } from 'vitest'
import { aDefinition, aHall, aMatter, formBody, send, tasksOf } from '../../../test/support/hall-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { newChallenge } from '../../platform/human-check.ts'
import { clerksOf, equals, field, flow, form, step } from '../../sample/hall-parts.ts'

const school = useSchool()
const NUMERALS = '零一二三四五六七八九'
const HTML = { accept: 'text/html' }

async function minePage(hall: { applicant: { cookies: Record<string, string> } }): Promise<string> {
  const page = await school.app.inject({ url: '/hall/mine', cookies: hall.applicant.cookies, headers: HTML })
  return page.body
}

test('what is left out is said beside its field, what was typed stays, and nothing is kept', async () => {
  const hall = await aHall(school, (unitId) =>
    aDefinition(unitId, { flow: flow(step('check', '核对', { who: [clerksOf(unitId)] })) }),
  )
  const page = await send(school, hall, { person: hall.applicant, fields: { 'f.why': '', 'f.long': 'yes' } })
  expect(page.statusCode).toBe(400)
  expect(page.body).toMatch(/请填写“事由”。/)
  expect(page.body).toContain('<option value="yes" selected="">')
  expect(await school.parts.db.selectFrom('case_file').select('id').execute()).toEqual([])
})

test('what is saved is there when the form is opened again, and gone once it was sent; nobody else has it', async () => {
  const hall = await aHall(school)
  const saved = await send(school, hall, { person: hall.applicant, fields: { 'f.why': '没写完', act: 'save' } })
  expect(saved.body).toContain('已保存')
  const open = (cookies: Record<string, string>) =>
    school.app.inject({ url: `/hall/${hall.slug}/apply`, cookies, headers: HTML })
  expect((await open(hall.applicant.cookies)).body).toContain('没写完')
  expect((await open(hall.clerk.cookies)).body).not.toContain('没写完')
  expect(await minePage(hall)).toMatch(/没有填完的[^]*示例服务/)
  const { rows } = await school.parts.pool.query<{ all: string }>('select d::text as all from service_draft d')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.all).not.toContain('没写完')
  await aMatter(school, hall)
  expect(await minePage(hall)).not.toContain('没有填完的')
})

test('what the university knows is filled in, and the telephone as it was given last', async () => {
  const hall = await aHall(school, (unitId) =>
    aDefinition(unitId, {
      form: form([
        '联系',
        field('text', 'why', { label: '事由' }),
        field('text', 'who', { label: '姓名', prefill: 'name' }),
        field('telephone', 'phone', { label: '电话', prefill: 'telephone' }),
      ]),
    }),
  )
  const open = async () =>
    (await school.app.inject({ url: `/hall/${hall.slug}/apply`, cookies: hall.applicant.cookies, headers: HTML })).body
  expect(await open()).toMatch(/name="f.who"[^>]*value="示例人员/)
  await aMatter(school, hall, { fields: { 'f.why': '甲', 'f.who': '乙', 'f.phone': '0000-99999' } })
  expect(await open()).toMatch(/name="f.phone"[^>]*value="0000-99999"/)
})

test('a form that is sent twice makes one matter', async () => {
  const hall = await aHall(school)
  const fields = { 'f.why': '实习', mark: 'the-same' }
  expect((await send(school, hall, { person: hall.applicant, fields })).statusCode).toBe(200)
  expect((await send(school, hall, { person: hall.applicant, fields })).statusCode).toBe(409)
  expect(await tasksOf(school, hall.clerk)).toHaveLength(1)
})

test('a visitor without account applies as a person, and follows it with number and code', async () => {
  const hall = await aHall(school, (unitId) =>
    aDefinition(unitId, {
      flow: flow(
        step('check', '核对', { who: [clerksOf(unitId)], when: equals('applicant_kind', 'visitor') }),
        step('end', '放行', { who: [clerksOf(unitId)] }),
      ),
    }),
  )
  const { ticket, question } = await newChallenge(school.parts.secretKey, school.clock.now)
  const [one = 0, two = 0] = question.split('加').map((part) => NUMERALS.indexOf(part.charAt(0)))
  const fields = { versionId: hall.versionId, name: '来访者', phone: '0000-5678', 'f.why': '参观', ticket }
  const post = (answer: string) =>
    school.app.inject({ method: 'POST', url: `/hall/${hall.slug}/send-plain`, ...formBody({ ...fields, answer }) })
  expect((await post('-1')).statusCode).toBeGreaterThanOrEqual(400)
  const done = await post(String(one + two))
  expect(done.statusCode).toBe(200)
  const [, number = ''] = /class="receipt">([^<]+)</.exec(done.body) ?? []
  const [, code = ''] = /receipt-code">([^<]+)</.exec(done.body) ?? []
  const look = (payload: string) =>
    school.app.inject({
      method: 'POST',
      url: '/hall/progress',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    })
  expect((await look(new URLSearchParams({ number, code }).toString())).body).toMatch(/核对[^]*正在这一步/)
  expect((await look(new URLSearchParams({ number, code: 'AAAA' }).toString())).statusCode).toBe(404)
})
