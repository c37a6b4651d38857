import { beforeEach, expect, test } from 'vitest'
import { act, anAnswered, anAnsweringOffice, apply, goTo } from '../../../test/support/application-builders.ts'
import { type Answered, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMailbox, complaints, write } from '../../../test/support/letterbox-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
const YEAR = 'from=2026-01-01&to=2026-12-31'
let office: Office

beforeEach(async () => {
  office = await anAnsweringOffice(school)
  goTo(school, '2026-03-02')
})

async function values(): Promise<Record<string, number>> {
  const { body } = await ask(school, null, ['GET', `/figures?${YEAR}`])
  return Object.fromEntries(
    (body['figures'] as { key: string; value: number }[]).map(({ key, value }) => [key, value] as const),
  )
}

async function evidenceOf(key: string, person: Office['office'] | null): Promise<Answered> {
  const { body } = await ask(school, person, ['GET', `/figures/${key}?${YEAR}`])
  return body['evidence'] as Answered
}

test('applications stand in the rows of the national table; a trial of the supervision office is in none', async () => {
  const answered = await anAnswered(school, office)
  await apply(school, { kind: 'research' })
  const trial = await apply(school)
  await act(school, office.supervisor, [trial.id, 'mystery', { code: trial.code }])
  goTo(school, '2027-01-05')
  expect(await values()).toMatchObject({
    'applications.new': 2,
    'applications.carried-in': 0,
    'applications.concluded': 1,
    'applications.granted': 1,
    'applications.denied': 0,
    'applications.carried-out': 1,
  })
  expect(await evidenceOf('applications.concluded', office.supervisor)).toMatchObject({
    total: 1,
    rows: [{ title: answered.number }],
  })
  const stranger = await evidenceOf('applications.new', null)
  expect(stranger).toMatchObject({ total: 0, rows: [] })
  expect(stranger['withheld']).toContain('逐件明细只对负责办理和监督的人员开放')
})

test('letters are counted without complaints to the supervision office, and listed to it alone', async () => {
  await aMailbox(school, office)
  await aMailbox(school, office, complaints())
  const letter = await write(school, 'xiaozhang')
  await write(school, 'jubao', { kind: 'complaint' })
  goTo(school, '2027-01-05')
  expect(await values()).toMatchObject({ 'letters.received': 1, 'letters.concluded': 0 })
  expect(await evidenceOf('letters.received', office.supervisor)).toMatchObject({ rows: [{ title: letter.number }] })
  for (const person of [office.office, office.editor, null])
    expect(await evidenceOf('letters.received', person)).toMatchObject({ rows: [] })
})
