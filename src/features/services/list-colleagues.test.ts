import { expect, test } from 'vitest'
import { aPerson } from '../../../test/support/builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()

async function find(cookies: Record<string, string>, q: string): Promise<{ status: number; ids: string[] }> {
  const url = `/api/v1/hall/colleagues?q=${encodeURIComponent(q)}`
  const answer = await school.app.inject({ url, cookies })
  const rows = answer.statusCode === 200 ? answer.json<{ rows: { id: string }[] }>().rows : []
  return { status: answer.statusCode, ids: rows.map(({ id }) => id) }
}

test('staff find staff by a part of the name, and nobody else: no student, no member of the campus, no wildcard', async () => {
  const clerk = await aPerson(school, { roles: ['unit_editor'] })
  const member = await aPerson(school, { roles: ['campus_member'] })
  const { name } = await school.parts.db
    .selectFrom('account')
    .select('name')
    .where('id', '=', clerk.id)
    .executeTakeFirstOrThrow()
  const found = await find(clerk.cookies, name.slice(0, 2))
  expect(found.status).toBe(200)
  expect(found.ids).toContain(clerk.id)
  expect(found.ids).not.toContain(member.id)
  expect((await find(clerk.cookies, '%')).ids).toEqual([])
  expect((await find(member.cookies, name)).status).toBe(403)
})
