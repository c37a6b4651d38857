import { expect, test } from 'vitest'
import type { Person } from '../../../test/support/builders.ts'
import { act, aDefinition, aHall, aMatter, type Hall, tasksOf } from '../../../test/support/hall-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import type { Condition } from '../../kernel/form-terms.ts'
import { clerksOf, field, flow, form, step } from '../../sample/hall-parts.ts'

const school = useSchool()

async function ask(
  person: Person,
  method: 'GET' | 'POST' | 'PUT',
  { url, payload }: { url: string; payload?: object },
) {
  const answer = await school.app.inject({
    method,
    url: `/api/v1/hall${url}`,
    cookies: person.cookies,
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

function draftOf({ serviceId }: Hall, definition: object, revision = 0) {
  return { url: `/services/${serviceId}/draft`, payload: { definition, revision } }
}

const force = ({ serviceId }: Hall, revision: number) => ({
  url: `/services/${serviceId}/force`,
  payload: { revision },
})

test('a clerk writes a draft, the office puts it into force, and the page of the service shows it', async () => {
  const hall = await aHall(school)
  const made = aDefinition(hall.unitId, { summary: '新的说明。' })
  expect(await ask(hall.clerk, 'PUT', draftOf(hall, made))).toMatchObject({
    status: 200,
    body: { revision: 1, faults: [] },
  })
  expect((await ask(hall.clerk, 'POST', force(hall, 1))).status).toBe(403)
  expect((await ask(hall.office, 'POST', force(hall, 1))).status).toBe(200)
  const page = await school.app.inject({ url: `/hall/${hall.slug}`, headers: { accept: 'text/html' } })
  expect(page.body).toContain('新的说明。')
  const { body } = await ask(hall.clerk, 'GET', { url: `/services/${hall.serviceId}` })
  expect(body['versions']).toMatchObject([
    { no: 2, state: 'in-force' },
    { no: 1, state: 'past' },
  ])
  const [fresh, old] = body['versions'] as { id: string }[]
  const differences = await ask(hall.clerk, 'GET', {
    url: `/versions/${fresh?.id ?? ''}/differences?with=${old?.id ?? ''}`,
  })
  expect(differences.body['rows']).toEqual([{ place: 'summary', before: '示例服务。', after: '新的说明。' }])
})

test('a draft is previewed as the page of its form, by whoever may design it and nobody else', async () => {
  const hall = await aHall(school)
  const made = aDefinition(hall.unitId, { form: form(['内容', field('text', 'why', { label: '新的项目' })]) })
  const { body } = await ask(hall.clerk, 'PUT', draftOf(hall, made))
  const url = `/hall/preview/${String(body['versionId'])}`
  const look = (person: Person) => school.app.inject({ url, cookies: person.cookies, headers: { accept: 'text/html' } })
  const page = await look(hall.clerk)
  expect(page.body).toContain('新的项目')
  expect(page.body).toContain('这是预览，不能提交')
  expect((await look(hall.stranger)).statusCode).toBe(404)
  expect((await look(hall.applicant)).statusCode).toBe(403)
})

test('whoever saves an older draft overwrites nobody', async () => {
  const hall = await aHall(school)
  const made = aDefinition(hall.unitId)
  await ask(hall.clerk, 'PUT', draftOf(hall, made))
  expect((await ask(hall.head, 'PUT', draftOf(hall, made, 1))).status).toBe(200)
  expect((await ask(hall.clerk, 'PUT', draftOf(hall, made, 1))).status).toBe(409)
  expect((await ask(hall.office, 'POST', force(hall, 1))).status).toBe(409)
})

test('a service of another unit is not there for its designers', async () => {
  const hall = await aHall(school)
  expect((await ask(hall.stranger, 'GET', { url: `/services/${hall.serviceId}` })).status).toBe(404)
  expect((await ask(hall.stranger, 'GET', { url: `/versions/${hall.versionId}` })).status).toBe(404)
  expect((await ask(hall.stranger, 'PUT', draftOf(hall, aDefinition(hall.unitId)))).status).toBe(404)
  expect((await ask(hall.applicant, 'GET', { url: '/services' })).status).toBe(403)
  expect((await ask(hall.stranger, 'GET', { url: '/services' })).body).toEqual({ rows: [] })
})

test('a draft may be unfinished; what could strand a matter keeps it from coming into force', async () => {
  const hall = await aHall(school)
  const made = aDefinition(hall.unitId, { flow: flow(step('check', '核对', { who: [] })) })
  expect((await ask(hall.clerk, 'PUT', draftOf(hall, made))).status).toBe(200)
  expect(await ask(hall.office, 'POST', force(hall, 1))).toMatchObject({
    status: 409,
    body: { code: 'hall.definition-faulty', details: { faults: [{ message: '没有指定由谁办理，办件会停在这里。' }] } },
  })
})

test('a step for a post that nobody holds keeps a draft from coming into force', async () => {
  const hall = await aHall(school)
  const vacant = step('check', '核对', { who: [{ kind: 'post', unitId: hall.unitId, post: '空缺的岗位' }] })
  await ask(hall.clerk, 'PUT', draftOf(hall, aDefinition(hall.unitId, { flow: flow(vacant) })))
  const refused = await ask(hall.office, 'POST', force(hall, 1))
  expect(refused.status).toBe(409)
  expect(JSON.stringify(refused.body)).toContain('没有在用的账号')
})

function deep(levels: number): Condition {
  return levels === 0 ? { is: 'filled', field: 'why' } : { is: 'not', of: [deep(levels - 1)] }
}

function hostile(unitId: string): [what: string, definition: unknown][] {
  const made = aDefinition(unitId)
  const withField = (rest: object) => ({
    ...made,
    form: {
      sections: [{ key: 's', title: '内容', fields: [{ ...field('text', 'why', { label: '事由' }), ...rest }] }],
    },
  })
  return [
    ['an expression of its own', withField({ pattern: '(a+)+$' })],
    ['a property that nobody knows', withField({ onload: 'alert(1)' })],
    ['a kind that nobody knows', withField({ kind: 'script' })],
    ['a condition without end', withField({ showWhen: deep(2000) })],
    [
      'more fields than anybody fills in',
      {
        ...made,
        form: form([
          '内容',
          ...Array.from({ length: 41 }, (_, at) => field('text', `f${String(at)}`, { label: '项目' })),
        ]),
      },
    ],
    ['a text without end', { ...made, summary: '长'.repeat(300_000) }],
    [
      'a step for an administrator',
      { ...made, flow: flow(step('x', '步骤', { who: [{ kind: 'role', role: 'system_admin' }] })) },
    ],
    ['no definition at all', []],
    ['a list where words are wanted', { ...made, summary: ['a'] }],
  ]
}

test('a hostile definition is refused with a clear error, and nothing of it is kept or run', async () => {
  const hall = await aHall(school)
  for (const [what, definition] of hostile(hall.unitId)) {
    const saved = await ask(hall.clerk, 'PUT', {
      url: `/services/${hall.serviceId}/draft`,
      payload: { definition, revision: 0 },
    })
    expect([400, 413], what).toContain(saved.status)
    const tried = await ask(hall.clerk, 'POST', {
      url: '/trial',
      payload: { definition, typed: {}, kind: 'staff', unitId: '' },
    })
    expect([400, 413], what).toContain(tried.status)
  }
  const proto = `{"definition":{"__proto__":{"polluted":true}},"revision":0}`
  const sent = await school.app.inject({
    method: 'PUT',
    url: `/api/v1/hall/services/${hall.serviceId}/draft`,
    cookies: hall.clerk.cookies,
    headers: { 'content-type': 'application/json' },
    payload: proto,
  })
  expect(sent.statusCode).toBe(400)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(await school.parts.db.selectFrom('service_version').select('no').execute()).toEqual([{ no: 1 }])
})

test('a trial shows each step with whose it would be, and keeps nothing', async () => {
  const hall = await aHall(school)
  const definition = aDefinition(hall.unitId, {
    flow: flow(
      step('check', '核对', { who: [clerksOf(hall.unitId)] }),
      step('long', '加批', {
        who: [{ kind: 'unit-head', unitId: hall.unitId }],
        when: { is: 'equals', field: 'long', value: true },
      }),
    ),
  })
  const trial = (typed: object) =>
    ask(hall.clerk, 'POST', { url: '/trial', payload: { definition, typed, kind: 'student', unitId: hall.unitId } })
  const short = await trial({ why: '实习', long: 'no' })
  expect(short.body).toMatchObject({ faults: [], steps: [{ name: '核对', holder: '教务处', dueOn: '2026-11-25' }] })
  const long = await trial({ long: 'yes' })
  expect(long.body).toMatchObject({
    faults: [{ field: 'why' }],
    steps: [{ name: '核对' }, { name: '加批', holder: '教务处负责人' }],
  })
  expect(await school.parts.db.selectFrom('case_file').select('id').execute()).toEqual([])
})

test('a new service is made with its first draft; its address is taken once', async () => {
  const hall = await aHall(school)
  const payload = { slug: 'xin-fuwu', name: '新服务', unitId: hall.unitId, definition: aDefinition(hall.unitId) }
  const made = await ask(hall.head, 'POST', { url: '/services', payload })
  expect(made.status).toBe(200)
  expect((await ask(hall.head, 'POST', { url: '/services', payload })).status).toBe(409)
  expect((await ask(hall.stranger, 'POST', { url: '/services', payload })).status).toBe(403)
  // Nobody can apply before it is in force.
  expect((await school.app.inject({ url: '/hall/xin-fuwu', headers: { accept: 'text/html' } })).statusCode).toBe(404)
})

test('a closed service takes nothing in, and what runs goes on', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall)
  const payload = { name: '示例服务', unitId: hall.unitId, state: 'closed', sort: 0, listEntryId: null }
  expect((await ask(hall.clerk, 'PUT', { url: `/services/${hall.serviceId}`, payload })).status).toBe(200)
  expect(
    (await school.app.inject({ url: `/hall/${hall.slug}/apply`, cookies: hall.applicant.cookies })).statusCode,
  ).toBe(404)
  const [task] = await tasksOf(school, hall.clerk)
  expect(await act(school, hall.clerk, { taskId: task?.taskId ?? '', action: 'approve' })).toBe(200)
})
