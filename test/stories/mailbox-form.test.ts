import { expect, test } from 'vitest'
import { loadSchool } from '../../src/load-school.ts'
import { sampleSchool } from '../../src/sample/sample-school.ts'
import { post } from '../support/application-builders.ts'
import { anOffice } from '../support/disclosure-builders.ts'
import { aMailbox, complaints, openForm, telephone, theme } from '../support/letterbox-builders.ts'
import { useSchool } from '../support/school.ts'
import { sendForm } from '../support/uploads.ts'

const school = useSchool()
const LETTER = { kind: 'enquiry', title: '报到时间', what: '何时报到？', name: '示例甲', phone: '0416-1' }

async function letters() {
  return school.parts.db.selectFrom('mailbox_letter').select(['kind', 'section_id', 'is_anonymous']).execute()
}

test('without script: the list, the guide with its terms, the form, then number and code that open the letter', async () => {
  const office = await anOffice(school)
  const { slug, sectionId } = await aMailbox(school, office)
  await aMailbox(school, office, telephone())
  const list = await school.app.inject({ url: '/mailboxes', headers: { accept: 'text/html' } })
  expect(list.body).toContain('校长信箱')
  expect(list.body).not.toContain('值班电话')
  const guide = await school.app.inject({ url: `/mailboxes/${slug}`, headers: { accept: 'text/html' } })
  expect(guide.body).toContain('5 个工作日内答复')
  expect(guide.body).toContain('试行')
  const { fields } = await openForm(school, slug)
  const sent = { ...fields, ...LETTER, section: sectionId, publish: '1' }
  const receipt = await sendForm(school, `/mailboxes/${slug}/send-plain`, { fields: sent })
  expect(receipt.statusCode).toBe(200)
  expect(receipt.body).toContain('XJ2026-00001')
  expect(await letters()).toEqual([{ kind: 'enquiry', section_id: sectionId, is_anonymous: false }])
  const code = /receipt-code">([^<]+)</.exec(receipt.body)?.[1] ?? ''
  const progress = await post(school, '/mailboxes/progress', { number: 'xj2026-00001', code: code.toLowerCase() })
  expect(progress.body).toContain('办理中')
  expect(progress.body).toContain('科技处')
  expect((await sendForm(school, `/mailboxes/${slug}/send-plain`, { fields: sent })).statusCode).toBe(409)
  expect(await letters()).toHaveLength(1)
})

test('what is missing is said beside the field, what was typed stays, nothing is saved', async () => {
  const office = await anOffice(school)
  const { slug } = await aMailbox(school, office)
  const send = async (changes: Record<string, string>) =>
    sendForm(school, `/mailboxes/${slug}/send-plain`, {
      fields: { ...(await openForm(school, slug)).fields, ...LETTER, ...changes },
    })
  const bare = await send({ name: '', phone: '', what: '' })
  expect(bare.statusCode).toBe(400)
  for (const words of ['请填写姓名。', '电话、邮箱请至少填写一项。', '请写明内容。', '报到时间'])
    expect(bare.body).toContain(words)
  expect((await send({ anonymous: '1' })).statusCode).toBe(400)
  expect((await send({ answer: '99' })).body).toContain('验证问题的答案不对')
  expect((await send({ noticeVersion: '2020-01' })).statusCode).toBe(409)
  expect(await letters()).toEqual([])
  expect(await school.parts.db.selectFrom('case_number').selectAll().execute()).toEqual([])
})

test('where it is allowed, a letter without a name keeps no person', async () => {
  const office = await anOffice(school)
  const { slug } = await aMailbox(school, office, complaints())
  const { fields } = await openForm(school, slug)
  const sent = await sendForm(school, `/mailboxes/${slug}/send-plain`, {
    fields: { ...fields, ...LETTER, anonymous: '1' },
  })
  expect(sent.body).toContain('TS2026-00001')
  expect(await letters()).toMatchObject([{ is_anonymous: true }])
  expect(await school.parts.db.selectFrom('case_person').selectAll().execute()).toEqual([])
})

test('a telephone has no form, and a box that is over takes nothing', async () => {
  const office = await anOffice(school)
  await aMailbox(school, office, telephone())
  const { slug } = await aMailbox(school, office, theme())
  const { fields } = await openForm(school, slug)
  school.clock.now = new Date('2026-12-01T10:00:00+08:00')
  expect(
    (await sendForm(school, `/mailboxes/${slug}/send-plain`, { fields: { ...fields, ...LETTER } })).statusCode,
  ).toBeGreaterThan(399)
  expect((await openForm(school, slug)).page.statusCode).toBe(409)
  expect((await openForm(school, 'dianhua')).page.statusCode).toBe(404)
  expect((await openForm(school, 'none')).page.statusCode).toBe(404)
  expect(await letters()).toEqual([])
})

test('the sample school has a mailbox of each kind, and tells that its terms are a trial', async () => {
  await loadSchool(school.as(), sampleSchool, 'Ceshi-2026')
  const list = await school.app.inject({ url: '/mailboxes', headers: { accept: 'text/html' } })
  for (const name of ['校长信箱', '教务处信箱', '后勤管理处信箱', '招生就业处信箱', '新校园建议箱', '监督举报信箱'])
    expect(list.body).toContain(name)
  const guide = await school.app.inject({ url: '/mailboxes/xiaozhang', headers: { accept: 'text/html' } })
  expect(guide.body).toContain('教学与学籍')
  expect(guide.body).toContain('示例医科大学信箱办理规则，试行')
})
