import { expect, test } from 'vitest'
import { aPerson, type Person } from '../../../test/support/builders.ts'
import { act, aHall, aMatter, type formBody, type Hall, send, tasksOf } from '../../../test/support/hall-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { jobHandlers } from '../../background.ts'

const school = useSchool()
const HTML = { accept: 'text/html' }
const PROOF = ['证明.txt', '非常私人的证明'] as const

async function get(person: Person, url: string) {
  return school.app.inject({ url, cookies: person.cookies, headers: HTML })
}

async function post(person: Person, url: string) {
  return school.app.inject({ method: 'POST', url, cookies: person.cookies })
}

async function ownIds(): Promise<string[]> {
  const rows = await school.parts.db.selectFrom('person_file').select('id').orderBy('kept_at').execute()
  return rows.map(({ id }) => id)
}

function save(hall: Hall, fields: Parameters<typeof formBody>[0]) {
  return send(school, hall, { person: hall.applicant, fields: { 'f.why': '实习', ...fields, act: 'save' } })
}

/** The text of the one file of a matter, as whoever has its first step reads it. */
async function paperOf(hall: Hall): Promise<string> {
  const [task] = await tasksOf(school, hall.clerk)
  const { cookies } = hall.clerk
  const url = `/api/v1/hall/tasks/${task?.taskId ?? ''}`
  const opened = await school.app.inject({ method: 'POST', url: `${url}/opening`, cookies })
  const [paper] = opened.json<{ papers: { id: string }[] }>().papers
  return (await school.app.inject({ url: `${url}/papers/${paper?.id ?? ''}`, cookies })).body
}

test('files stay with the form that was saved, and go with it when it is sent; in the database they are sealed', async () => {
  const hall = await aHall(school)
  expect((await save(hall, { 'f.proof': PROOF })).body).toContain('附件也一并保存')
  const form = await get(hall.applicant, `/hall/${hall.slug}/apply`)
  const [id = ''] = await ownIds()
  expect(form.body).toContain(`name="f.proof.kept.0" checked="" value="own-${id}"`)
  expect(form.body).toContain('证明.txt')
  const { rows } = await school.parts.pool.query<{ all: string }>('select p::text as all from person_file p')
  expect(rows[0]?.all).not.toContain('证明')
  await aMatter(school, hall, {
    fields: { 'f.why': '实习', 'f.proof.kept.0': `own-${id}`, 'f.proof.kept.0.name': '随便写的名字' },
  })
  expect(await paperOf(hall)).toBe(PROOF[1])
})

test('a form that comes back with a fault keeps its files', async () => {
  const hall = await aHall(school)
  const page = await send(school, hall, { person: hall.applicant, fields: { 'f.why': '', 'f.proof': PROOF } })
  expect(page.statusCode).toBe(400)
  const [id = ''] = await ownIds()
  expect(page.body).toContain(`own-${id}`)
})

test('one upload is used again, when its owner asked for that, and only then', async () => {
  const hall = await aHall(school)
  await aMatter(school, hall, { fields: { 'f.why': '实习', 'f.proof': PROOF } })
  expect(await ownIds()).toEqual([])
  await aMatter(school, hall, { fields: { 'f.why': '实习', 'f.proof': PROOF, keepFiles: '1' } })
  const [id = ''] = await ownIds()
  expect((await get(hall.applicant, `/hall/${hall.slug}/apply`)).body).toMatch(/从我的附件中选用[^]*证明\.txt/)
  for (const task of await tasksOf(school, hall.clerk))
    await act(school, hall.clerk, { taskId: task.taskId, action: 'refuse', text: '重新申请' })
  await aMatter(school, hall, { fields: { 'f.why': '再来', 'f.proof.own.0': `own-${id}` } })
  expect(await paperOf(hall)).toBe(PROOF[1])
})

test('nobody else sees, uses or deletes it, whatever they guess', async () => {
  const hall = await aHall(school)
  await save(hall, { 'f.proof': PROOF })
  const [id = ''] = await ownIds()
  expect((await get(hall.applicant, `/hall/mine/files/${id}`)).body).toBe(PROOF[1])
  const administrator = await aPerson(school, { roles: ['system_admin'] })
  for (const person of [hall.stranger, hall.clerk, hall.office, administrator]) {
    expect((await get(person, `/hall/mine/files/${id}`)).statusCode).toBe(404)
    expect((await get(person, '/hall/mine/files')).body).not.toContain('证明.txt')
    await post(person, `/hall/mine/files/${id}/removal`)
    for (const name of ['f.proof.own.0', 'f.proof.kept.0']) {
      const fields = { 'f.why': '冒用', [name]: `own-${id}` }
      expect((await send(school, hall, { person, fields })).body).toContain('有附件已经不在')
    }
  }
  expect((await school.app.inject({ url: `/hall/mine/files/${id}`, headers: HTML })).statusCode).toBe(401)
  expect(await ownIds()).toEqual([id])
  expect(await school.parts.db.selectFrom('service_case').select('case_id').execute()).toEqual([])
  // Even under the row of somebody else it does not open.
  await school.parts.db.updateTable('person_file').set({ account_id: hall.stranger.id }).execute()
  expect((await get(hall.stranger, `/hall/mine/files/${id}`)).statusCode).toBe(500)
})

test('its owner deletes it, and what was saved with it goes on without it', async () => {
  const hall = await aHall(school)
  await save(hall, { 'f.proof': PROOF })
  const [id = ''] = await ownIds()
  expect((await get(hall.applicant, '/hall/mine/files')).body).toMatch(/证明\.txt[^]*2027-05-22 以前没有再用/)
  await post(hall.applicant, `/hall/mine/files/${id}/removal`)
  expect(await ownIds()).toEqual([])
  expect((await get(hall.applicant, `/hall/${hall.slug}/apply`)).body).not.toContain('证明.txt')
})

test('what nobody has used for half a year goes, with forms that were never sent', async () => {
  const hall = await aHall(school)
  await save(hall, { 'f.proof': PROOF })
  school.clock.now = new Date('2027-05-23T10:00:00+08:00')
  const [id = ''] = await ownIds()
  expect((await get(hall.applicant, `/hall/mine/files/${id}`)).statusCode).toBe(404)
  await school.parts.db
    .updateTable('service_draft')
    .set({ saved_at: new Date('2026-11-23T10:00:00+08:00') })
    .execute()
  await jobHandlers(school.parts)['services.erase']?.({})
  expect(await ownIds()).toEqual([])
  expect(await school.parts.db.selectFrom('service_draft').select('account_id').execute()).toEqual([])
})

test('one person keeps fifty files, and no more', async () => {
  const hall = await aHall(school)
  await save(hall, { 'f.proof': PROOF })
  const row = await school.parts.db.selectFrom('person_file').selectAll().executeTakeFirstOrThrow()
  for (let at = 0; at < 49; at++)
    await school.parts.db
      .insertInto('person_file')
      .values({ ...row, id: `copy-${String(at)}`, expires_on: '2026-11-22' })
      .execute()
  const full = await save(hall, { 'f.proof': PROOF })
  expect(full.statusCode).toBe(409)
  expect(full.body).toContain('附件已满')
  expect(await ownIds()).toHaveLength(50)
})
