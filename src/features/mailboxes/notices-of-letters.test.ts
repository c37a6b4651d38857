import { beforeEach, expect, test } from 'vitest'
import { post } from '../../../test/support/application-builders.ts'
import { aPerson, type Person } from '../../../test/support/builders.ts'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import { aMailbox, answer, complaints, SECRET_WORDS, work, write } from '../../../test/support/letterbox-builders.ts'
import { useSchool } from '../../../test/support/school.ts'
import { jobHandlers } from '../../background.ts'

const school = useSchool()
let office: Office
let otherUnit: string
let other: Person

beforeEach(async () => {
  office = await anOffice(school)
  ;[otherUnit, other] = [office.otherUnitId, office.stranger]
})

interface Told {
  readonly title: string
  readonly text: string
  readonly path: string
  readonly kindName: string
}

async function told(person: Person): Promise<Told[]> {
  const { body } = await ask(school, person, ['GET', '/me/notices?size=100'])
  return (body['rows'] as Told[]).toReversed()
}

const titles = async (person: Person) => (await told(person)).map(({ title }) => title)

test('who works on the letters of a unit hears of one that is given to it, without its words; nobody else does', async () => {
  const { slug } = await aMailbox(school, office)
  const { id, number } = await write(school, slug)
  await work(school, office.office, [id, 'assignments', { unitIds: [office.unitId], note: '' }])
  expect(await told(office.editor)).toMatchObject([
    {
      kindName: '来信分办提醒',
      title: `来信 ${number} 已交本单位办理`,
      text: '答复期限届满日为 2026-11-30。',
      path: `/mailbox-letters/${id}`,
    },
  ])
  expect(await titles(office.head)).toHaveLength(1)
  for (const person of [other, office.office, office.supervisor]) expect(await told(person)).toEqual([])
  expect(JSON.stringify(await told(office.editor))).not.toContain(SECRET_WORDS)
})

test('the unit to which a letter is handed over hears of it; given back, the office does', async () => {
  const { slug } = await aMailbox(school, office)
  const { id, number } = await write(school, slug)
  await work(school, office.office, [id, 'assignments', { unitIds: [office.unitId], note: '' }])
  const over = (unitId: string, whoseUnitId: string) => ({ unitId, whoseUnitId, reason: '不属于本单位' })
  await work(school, office.editor, [id, 'hand-over', over(office.unitId, otherUnit)])
  expect(await titles(other)).toEqual([`来信 ${number} 由其他单位转来，请本单位办理`])
  await work(school, other, [id, 'hand-over', over(otherUnit, office.unitId)])
  expect(await titles(office.office)).toEqual([`来信 ${number} 的承办单位有争议，请分办`])
  expect(await titles(office.editor)).toHaveLength(1)
})

test('a letter that goes to its unit by its section is told of once, by the queue; opened again, once more', async () => {
  const { slug, sectionId } = await aMailbox(school, office)
  const { id, number, code } = await write(school, slug, { sectionId })
  const tell = () => jobHandlers(school.parts)['mailboxes.tell-routed']?.({ caseId: id })
  await tell()
  await tell()
  expect(await titles(office.editor)).toEqual([`来信 ${number} 已交本单位办理`])
  await answer(school, office, [id])
  await post(school, '/mailboxes/progress/reopening', { number, code, text: '仍然没有热水' })
  expect((await titles(office.editor)).at(-1)).toBe(`来信 ${number} 来信人要求重新办理`)
})

test('of a complaint to the supervision office no unit hears; of one to the office, nobody who serves where it complains of', async () => {
  const secret = await aMailbox(school, office, complaints())
  await write(school, secret.slug, { kind: 'complaint', aboutUnitId: office.unitId })
  const { slug } = await aMailbox(school, office, { slug: 'plain' })
  const { id, number } = await write(school, slug, { kind: 'complaint', aboutUnitId: office.unitId })
  const both = await aPerson(school, {
    roles: [
      { role: 'unit_editor', unitId: otherUnit },
      { role: 'unit_editor', unitId: office.unitId },
    ],
  })
  await work(school, office.office, [id, 'assignments', { unitIds: [otherUnit], note: '' }])
  expect(await titles(other)).toEqual([`来信 ${number} 已交本单位办理`])
  for (const person of [both, office.editor, office.head]) expect(await told(person)).toEqual([])
})
