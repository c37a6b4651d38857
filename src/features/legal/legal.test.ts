import { expect, test } from 'vitest'
import { useSchool } from '../../../test/support/school.ts'
import { loadShippedTerms, termOn } from './index.ts'

const school = useSchool()

function load(): Promise<void> {
  return school.parts.db.transaction().execute(loadShippedTerms)
}

test('the shipped terms are loaded as often as the platform starts, and say their article', async () => {
  await load()
  await load()
  expect(await termOn(school.parts.db, { ruleSet: 'moe29', term: 'publish' }, '2026-11-23')).toMatchObject({
    value: 20,
    unit: 'workday',
    article: '第十七条',
    instrument: '《高等学校信息公开办法》（教育部令第29号）',
    isVerified: true,
  })
})

test('a new wording holds from its day on, and the old one for the days before', async () => {
  await load()
  const { db } = school.parts
  await db
    .updateTable('rule_term')
    .set({ valid_to: '2027-01-01' })
    .where('rule_set_id', '=', 'moe29')
    .where('key', '=', 'reply')
    .execute()
  await db
    .insertInto('rule_term')
    .values({
      rule_set_id: 'moe29',
      key: 'reply',
      value: 20,
      unit: 'workday',
      is_verified: true,
      valid_from: '2027-01-01',
    })
    .execute()
  const reply = async (day: string): Promise<number> =>
    (await termOn(db, { ruleSet: 'moe29', term: 'reply' }, day)).value
  expect([await reply('2026-12-31'), await reply('2027-01-01')]).toEqual([15, 20])
})

test('before the law there is no term, and none is guessed', async () => {
  await load()
  await expect(termOn(school.parts.db, { ruleSet: 'moe29', term: 'publish' }, '2010-08-31')).rejects.toThrow('no term')
})
