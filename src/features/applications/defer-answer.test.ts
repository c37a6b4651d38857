import { beforeEach, expect, test } from 'vitest'
import {
  act,
  anAnsweringOffice,
  anAssigned,
  anAnswered,
  goTo,
  post,
  useRules,
} from '../../../test/support/application-builders.ts'
import { ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { wholeDatabase } from '../../../test/support/whole-database.ts'

const school = useSchool()
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
})

async function refused(person: Office['office'], [id, what, body]: readonly [string, string, object]) {
  const before = await wholeDatabase(school)
  const { body: answer } = await ask(school, person, ['POST', `/applications/${id}/${what}`, body])
  expect(await wholeDatabase(school)).toEqual(before)
  return answer['code']
}

const REASON = '申请人三个月内提出 60 件申请，说明了理由'

test('under 条例第三十五条 a later day is set once, the applicant is told, and the day explains itself', async () => {
  await useRules(school, office, { regime: 'gov711' })
  const { id, number, code } = await anAssigned(school, office)
  const before = await ask(school, office.office, ['GET', `/applications/${id}`])
  const dueOn = String(before.body['dueOn'])
  expect(await refused(office.office, [id, 'deferral', { until: dueOn, reason: REASON }])).toBe(
    'application.deferral-too-early',
  )
  expect(await refused(office.editor, [id, 'deferral', { until: '2027-03-31', reason: REASON }])).toBe('case.not-yours')
  await act(school, office.office, [id, 'deferral', { until: '2027-03-31', reason: REASON }])
  const { body } = await ask(school, office.office, ['GET', `/applications/${id}`])
  expect(body).toMatchObject({ dueOn: '2027-03-31', state: 'assigned' })
  const { explanation } = body['clock'] as { explanation: string[] }
  expect(explanation.join('')).toContain('另行确定答复期限到2027年3月31日')
  expect(explanation.join('')).toContain('第三十五条')
  const page = await post(school, '/apply/progress', { number, code })
  for (const words of ['延迟答复告知书', '2027年3月31日']) expect(page.body).toContain(words)
  expect(await refused(office.office, [id, 'deferral', { until: '2027-04-30', reason: REASON }])).toBe(
    'application.deferred-already',
  )
})

test('rules that know no deferral give none, and what is late stays late', async () => {
  const { id } = await anAssigned(school, office)
  const order = { until: '2027-03-31', reason: REASON }
  expect(await refused(office.office, [id, 'deferral', order])).toBe('application.regime-lacks-deferral')
  await useRules(school, office, { regime: 'gov711' })
  const second = await anAssigned(school, office)
  goTo(school, '2027-02-01')
  expect(await refused(office.office, [second.id, 'deferral', order])).toBe('application.overdue')
})

test('an answer becomes one document, however often it is asked for, and another only after that was thrown away', async () => {
  const { id } = await anAnswered(school, office)
  const disclose = () => act(school, office.office, [id, 'disclosure', { title: '转为公开' }])
  const [first, second] = await Promise.all([disclose(), disclose()])
  expect(second).toEqual(first)
  const count = async (): Promise<number> =>
    (await school.parts.db.selectFrom('document').select('id').execute()).length
  expect(await count()).toBe(1)
  await school.parts.db.updateTable('document').set({ work_state: 'discarded' }).execute()
  expect(await disclose()).not.toEqual(first)
  expect(await count()).toBe(2)
})
