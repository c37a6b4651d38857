import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { expect, test } from 'vitest'
import { FOLLOWERS } from '../../src/background.ts'
import { catchUp } from '../../src/platform/ledger/follow.ts'
import { post } from '../support/application-builders.ts'
import { anOffice, aPublication } from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'
import { sendForm } from '../support/uploads.ts'

const school = useSchool()
const ASKED = { title: '学术不端行为查处办法', what: '请提供全文' }
const DIGITS = '零一二三四五六七八九'
const WHO = { kind: 'person', name: '示例甲', documentNo: 'X1', phone: '0416-1', form: 'electronic', way: 'online' }

function unescape(html: string): string {
  return html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
}

function hidden(page: string, name: string): string {
  return unescape(new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? '')
}

/** The hidden fields of the second step, and what a person or a script adds to them. */
function carried(page: string): Record<string, string> {
  return Object.fromEntries(
    ['title', 'what', 'offered', 'noticeVersion', 'ticket'].map((name) => [name, hidden(page, name)]),
  )
}

function sumIn(page: string): string {
  const [, a = '', b = ''] = /请回答：(.)加(.)等于几/.exec(page) ?? []
  return String(DIGITS.indexOf(a) + DIGITS.indexOf(b))
}

function send(url: string, fields: Record<string, string>, file?: { name: string; text: string }) {
  return sendForm(school, url, { fields, files: file ? [{ name: file.name, bytes: file.text }] : [] })
}

async function cases() {
  return school.parts.db.selectFrom('case_file').selectAll().execute()
}

test('without script: what is public is shown first, then the form with a question, then number and code', async () => {
  const office = await anOffice(school)
  const { no } = await aPublication(school, office)
  await catchUp(school.parts.db, FOLLOWERS)
  const guide = await school.app.inject({ url: '/apply', headers: { accept: 'text/html' } })
  expect(guide.body).toContain('15 个工作日')
  const found = await post(school, '/apply/new', ASKED)
  expect(found.body).toContain(`/info/${String(no)}"`)
  const accepted = await post(school, '/apply/found', { nos: hidden(found.body, 'nos') })
  expect(accepted.body).toContain('没有登记申请')
  const ledger = await school.parts.db
    .selectFrom('ledger')
    .select('data')
    .where('type', '=', 'application.found-already')
    .execute()
  expect(ledger).toMatchObject([{ data: { nos: [no] } }])
  const form = await post(school, '/apply/form', { ...ASKED, offered: String(no) })
  const fields = { ...carried(form.body), ...WHO, answer: sumIn(form.body) }
  const receipt = await send('/apply/send-plain', fields, { name: '证明.txt', text: '示例证明' })
  expect(receipt.statusCode).toBe(200)
  expect(receipt.body).toContain('YSQ2026-00001')
  const [file] = await cases()
  expect(file).toMatchObject({ state: 'submitted', channel: 'online', regime: 'moe29', subject: ASKED.title })
  expect(await school.parts.db.selectFrom('case_link').selectAll().execute()).toMatchObject([
    { kind: 'offered', target_id: String(no) },
  ])
  expect(await school.parts.db.selectFrom('case_paper').selectAll().execute()).toMatchObject([{ role: 'application' }])
  const again = await send('/apply/send-plain', fields)
  expect(again.statusCode).toBe(409)
  expect(await cases()).toHaveLength(1)
})

test('with script: a proof of work stands for the answer', async () => {
  await anOffice(school)
  const form = await post(school, '/apply/form', { title: '采购合同', what: '2025年' })
  const challenge = JSON.parse(unescape(/data-task="([^"]*)"/.exec(form.body)?.[1] ?? '')) as Parameters<
    typeof solveChallenge
  >[0]['challenge']
  const solution = await solveChallenge({ challenge, deriveKey })
  const work = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
  const receipt = await send('/apply/send', { ...carried(form.body), ...WHO, work })
  expect(receipt.body).toContain('YSQ2026-00001')
  expect((await send('/apply/send', { ...carried(form.body), ...WHO, work })).statusCode).toBe(409)
})

test('what is missing is said beside the field; what was typed stays; nothing is saved', async () => {
  await anOffice(school)
  const form = await post(school, '/apply/form', { title: '采购合同', what: '2025年' })
  const wrong = await send('/apply/send-plain', { ...carried(form.body), ...WHO, answer: '99' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('验证问题的答案不对')
  const bare = await send('/apply/send-plain', {
    ...carried(form.body),
    ...WHO,
    name: '',
    address: '示例路1号',
    answer: sumIn(form.body),
  })
  expect(bare.statusCode).toBe(400)
  expect(bare.body).toContain('请填写姓名或者名称。')
  expect(bare.body).toContain('示例路1号')
  const program = await send(
    '/apply/send-plain',
    { ...carried(form.body), ...WHO, answer: sumIn(form.body) },
    { name: 'a.exe', text: 'MZ' },
  )
  expect(program.statusCode).toBe(415)
  const stale = await send('/apply/send-plain', {
    ...carried(form.body),
    ...WHO,
    noticeVersion: '2020-01',
    answer: sumIn(form.body),
  })
  expect(stale.statusCode).toBe(409)
  expect((await post(school, '/apply/new', { title: '', what: '' })).statusCode).toBe(400)
  expect(await cases()).toEqual([])
  expect(await school.parts.db.selectFrom('case_number').selectAll().execute()).toEqual([])
})

test('guessing codes is slowed down for each address', async () => {
  await anOffice(school)
  const answers = []
  for (let i = 0; i < 32; i += 1)
    answers.push((await post(school, '/apply/progress', { number: 'YSQ2026-00001', code: 'A' })).statusCode)
  expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 404))
  expect(answers.slice(30)).toEqual([429, 429])
})
