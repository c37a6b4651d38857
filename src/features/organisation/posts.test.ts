import { expect, test } from 'vitest'
import { aPerson, aUnit } from '../../../test/support/builders.ts'
import { ask } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()

test('a post is held by one person after the other, and the record of it stays', async () => {
  const unitId = await aUnit(school)
  const admin = await aPerson(school, { roles: ['system_admin'] })
  const auditor = await aPerson(school, { roles: ['audit_admin'] })
  const posts = `/units/${unitId}/posts`
  const { id } = (await ask(school, admin, ['POST', posts, { name: '科长', sort: 10 }])).body as { id: string }
  expect((await ask(school, admin, ['POST', posts, { name: '科长', sort: 20 }])).body).toMatchObject({
    code: 'post.name-taken',
    title: '本单位已有同名的岗位，请换一个名称。',
  })
  const first = { staffNo: 'T-0001', name: '示例人员甲', fromOn: '2025-03-01' }
  const duty = (await ask(school, admin, ['POST', `/posts/${id}/duties`, first])).body as { id: string }
  const twice = await ask(school, admin, ['POST', `/posts/${id}/duties`, first])
  expect(twice.body).toMatchObject({ code: 'duty.held-already' })
  const early = await ask(school, admin, ['PUT', `/duties/${duty.id}/end`, { untilOn: '2025-03-01' }])
  expect(early.body).toMatchObject({ code: 'duty.ends-before-start' })
  await ask(school, admin, ['PUT', `/duties/${duty.id}/end`, { untilOn: '2026-09-01' }])
  const second = { staffNo: 'T-0002', name: '示例人员乙', fromOn: '2026-09-01' }
  await ask(school, admin, ['POST', `/posts/${id}/duties`, second])
  await ask(school, admin, ['PUT', `/posts/${id}`, { name: '综合科科长', sort: 10 }])
  expect((await ask(school, auditor, ['GET', posts])).body).toMatchObject({
    mayManage: false,
    rows: [
      {
        name: '综合科科长',
        holders: [
          { name: '示例人员乙', fromOn: '2026-09-01', untilOn: null },
          { name: '示例人员甲', fromOn: '2025-03-01', untilOn: '2026-09-01' },
        ],
      },
    ],
  })
})

test('who does not keep the organisation neither sees staff numbers nor changes posts', async () => {
  const unitId = await aUnit(school)
  const editor = await aPerson(school, { roles: ['unit_editor'], unitId })
  expect((await ask(school, editor, ['GET', `/units/${unitId}/posts`])).status).toBe(403)
  expect((await ask(school, editor, ['POST', `/units/${unitId}/posts`, { name: '岗位', sort: 1 }])).status).toBe(403)
})
