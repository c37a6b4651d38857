import { beforeEach, expect, test } from 'vitest'
import { goTo, SECRET_NAME } from '../../../test/support/application-builders.ts'
import { anOffice, ask, type Office } from '../../../test/support/disclosure-builders.ts'
import {
  aMailbox,
  answer,
  complaints,
  refusal,
  SECRET_PHONE,
  telephone,
  theme,
  work,
  write,
} from '../../../test/support/letterbox-builders.ts'
import { useSchool } from '../../../test/support/school.ts'

const school = useSchool()
let office: Office
const PUBLIC = { title: '宿舍热水何时恢复', question: '宿舍热水断续，何时恢复？', answer: '11月22日已恢复。' }

beforeEach(async () => {
  office = await anOffice(school)
})

async function page(url: string) {
  return school.app.inject({ url, headers: { accept: 'text/html' } })
}

test('an answer becomes public without its writer, after the leak guard, and is gone at once when it is taken down', async () => {
  const { slug, sectionId } = await aMailbox(school, office)
  const { id, number } = await write(school, slug, { sectionId })
  expect(await refusal(school, office.office, [id, 'publication', PUBLIC])).toBe('case.move-refused')
  await answer(school, office, [id])
  const named = { ...PUBLIC, question: `${SECRET_NAME}问：热水何时恢复？` }
  expect(await refusal(school, office.office, [id, 'publication', named])).toBe('mailbox-letter.writer-named')
  const phone = { ...PUBLIC, answer: `请联系 ${SECRET_PHONE.replace('-', ' ')}` }
  expect(await refusal(school, office.office, [id, 'publication', phone])).toBe('mailbox-letter.writer-named')
  const leak = { ...PUBLIC, answer: '经办人电话13800138000' }
  expect(await refusal(school, office.office, [id, 'publication', leak])).toBe('leak.blocked')
  expect((await page(`/mailboxes/${slug}/answers`)).body).toContain('还没有公开的答复')
  const { no } = await work(school, office.office, [id, 'publication', PUBLIC])
  expect(await refusal(school, office.office, [id, 'publication', PUBLIC])).toBe('mailbox-letter.published-already')
  const url = `/mailboxes/${slug}/answers/${String(no)}`
  const shown = await page(url)
  expect(shown.body).toContain(PUBLIC.answer)
  for (const secret of [number, SECRET_NAME, SECRET_PHONE]) expect(shown.body).not.toContain(secret)
  expect((await page(`/mailboxes/${slug}/answers`)).body).toContain(PUBLIC.title)
  expect((await page('/sitemap-pages.xml')).body).toContain(url)
  await work(school, office.office, [id, 'publication/withdrawal', { reason: '内容有误' }])
  expect((await page(url)).statusCode).toBe(410)
  expect((await page('/sitemap-pages.xml')).body).not.toContain(url)
  const rows = await school.parts.db.selectFrom('mailbox_publication').select('answer').execute()
  expect(rows).toEqual([{ answer: '' }])
})

test('nothing is published against the writer’s wish, and never from the supervision office', async () => {
  const { slug, sectionId } = await aMailbox(school, office)
  const { id } = await write(school, slug, { sectionId, allowsPublication: false })
  await answer(school, office, [id])
  expect(await refusal(school, office.office, [id, 'publication', PUBLIC])).toBe('mailbox-letter.writer-refuses')
  const box = await aMailbox(school, office, complaints())
  const complaint = await write(school, box.slug, { kind: 'complaint' })
  const { hash } = await work(school, office.supervisor, [complaint.id, 'answer', { text: '已核查。' }])
  await work(school, office.supervisor, [complaint.id, 'answer/release', { hash }])
  expect(await refusal(school, office.supervisor, [complaint.id, 'publication', PUBLIC])).toBe('access.denied')
  expect(await refusal(school, office.office, [complaint.id, 'publication', PUBLIC])).toBe('case.not-found')
})

test('a suggestion box opens and closes by its days; decisions are told, and the digest is read by everybody', async () => {
  const { id: boxId, slug } = await aMailbox(school, office, theme())
  goTo(school, '2026-10-31')
  await expect(write(school, slug)).rejects.toMatchObject({ code: 'mailbox-letter.box-closed' })
  goTo(school, '2026-11-30')
  const { id, number } = await write(school, slug, { kind: 'suggestion' })
  expect(number).toBe('JY2026-00001')
  const digest = () => ask(school, office.office, ['PUT', `/mailboxes/${boxId}/digest`, { text: '感谢大家的建议。' }])
  expect((await digest()).body['code']).toBe('mailbox-letter.not-over')
  const named = { decision: 'adopted', note: `${SECRET_NAME}的建议` }
  expect(await refusal(school, office.office, [id, 'adoption', named])).toBe('mailbox-letter.writer-named')
  await work(school, office.office, [id, 'adoption', { decision: 'adopted', note: '新校区将设直饮水点。' }])
  goTo(school, '2026-12-01')
  expect((await page(`/mailboxes/${slug}`)).body).toContain('已经截止')
  expect((await page(`/mailboxes/${slug}/digest`)).statusCode).toBe(404)
  expect((await digest()).status).toBe(200)
  const shown = await page(`/mailboxes/${slug}/digest`)
  expect(shown.body).toContain('新校区将设直饮水点。')
  expect(shown.body).toContain('感谢大家的建议。')
  expect((await page(`/mailboxes/${slug}`)).body).toContain(`/mailboxes/${slug}/digest`)
})

test('a call is written down with number and code, called back, and counted with the letters', async () => {
  const letters = await aMailbox(school, office)
  const { id: mailboxId } = await aMailbox(school, office, telephone())
  const call = {
    mailboxId,
    kind: 'enquiry',
    isAnonymous: true,
    writer: { name: '', phone: '', email: '' },
    words: { title: '报到时间', what: '询问报到时间' },
    aboutUnitId: null,
    unitId: office.unitId,
  }
  const own = await ask(school, office.office, ['POST', '/telephone-calls', { ...call, mailboxId: letters.id }])
  expect(own.body['code']).toBe('mailbox-letter.not-a-telephone')
  const about = await ask(school, office.office, ['POST', '/telephone-calls', { ...call, aboutUnitId: office.unitId }])
  expect(about.body['code']).toBe('mailbox-letter.unit-complained-of')
  const taken = await ask(school, office.office, ['POST', '/telephone-calls', call])
  expect(taken.body).toMatchObject({ number: 'DH2026-00001', dueOn: '2026-11-30' })
  const id = String(taken.body['id'])
  await work(school, office.editor, [id, 'call-backs', { isReached: true, note: '已告知' }])
  const late = await write(school, letters.slug, { sectionId: letters.sectionId })
  goTo(school, '2026-11-26')
  await answer(school, office, [id, '3月1日报到。'])
  goTo(school, '2026-12-01')
  await answer(school, office, [late.id])
  const { body } = await ask(school, office.office, ['GET', '/mailbox-statistics?from=2026-11-01&to=2026-12-31'])
  expect(body).toMatchObject({
    total: { opened: 2, concluded: 2, late: 1, overdue: 0, onTimeRate: 0.5 },
    averageWorkingDays: 4.5,
  })
  const kinds = body['byKind'] as { key: string; opened: number }[]
  expect(kinds.map(({ key, opened }) => `${key} ${String(opened)}`).sort()).toEqual(['enquiry 1', 'help 1'])
  expect(body['byUnit']).toMatchObject([{ key: office.unitId, name: '科技处', opened: 2, late: 1 }])
  const wrong = await ask(school, office.office, ['GET', '/mailbox-statistics?from=2026-12-31&to=2026-11-01'])
  expect(wrong.body['code']).toBe('mailbox-letter.period-invalid')
  expect((await ask(school, office.editor, ['GET', '/mailbox-statistics?from=2026-11-01&to=2026-12-31'])).status).toBe(
    403,
  )
})
