import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  act,
  anAnswered,
  anAnsweringOffice,
  anAssigned,
  anIntake,
  apply,
  decide,
  goTo,
  GRANTED,
  post,
  SECRET_NAME,
  useRules,
} from '../../../test/support/application-builders.ts'
import type { Person } from '../../../test/support/builders.ts'
import { ask, CLEAN, type Office } from '../../../test/support/disclosure-builders.ts'
import { wordsOfPdf } from '../../../test/support/letter-builders.ts'
import { mailSender, sendAll } from '../../../test/support/notice-sending.ts'
import { useSchool } from '../../../test/support/school.ts'
import { type SmtpAtWork, startSmtp } from '../../../test/support/smtp-server.ts'
import { parseLetter } from '../../platform/mail/parse-letter.ts'
import { jobHandlers } from '../../background.ts'
import { orderEscalation } from '../casework/index.ts'

const school = useSchool()
let office: Office
let smtp: SmtpAtWork

beforeEach(async () => {
  office = await anAnsweringOffice(school)
  smtp = await startSmtp()
})
afterEach(() => smtp.stop())

async function mails() {
  await sendAll(mailSender(school, smtp.url))
  return Promise.all(smtp.taken.map(({ raw }) => parseLetter(Buffer.from(raw))))
}

async function told(person: Person): Promise<string[]> {
  const { body } = await ask(school, person, ['GET', '/me/notices?size=100'])
  return (body['rows'] as { title: string }[]).map(({ title }) => title).reverse()
}

async function remind(): Promise<void> {
  await jobHandlers(school.parts)['casework.escalate']?.({})
}

test('an applicant with an address hears by mail what happened and where to look, and nothing of who they are', async () => {
  await useRules(school, office, { regime: 'gov711' })
  const { id } = await anAssigned(school, office)
  await act(school, office.editor, [id, 'extension-proposal', { days: 20, reason: '档案较多' }])
  await act(school, office.office, [id, 'extension'])
  await act(school, office.office, [id, 'supplement-request', { what: '请写明年份', until: '2026-12-10' }])
  await act(school, office.office, [id, 'supplement', { text: '2025年' }])
  await decide(school, office, [id])
  await act(school, office.office, [id, 'delivery', { way: 'online', on: '2026-11-23', note: '' }])
  const all = await mails()
  expect(all.map(({ subject }) => subject)).toEqual([
    '[YSQ2026-00001] 信息公开申请已登记',
    '[YSQ2026-00001] 信息公开申请延期答复',
    '[YSQ2026-00001] 信息公开申请需要补正',
    '[YSQ2026-00001] 信息公开申请已答复',
  ])
  for (const { text, files } of all) {
    expect(text).toContain('凭编号和查询码查看')
    expect(text).not.toContain(SECRET_NAME)
    expect(text).not.toContain('请写明年份')
    expect(files).toEqual([])
  }
})

test('the answer itself goes by mail only to those who chose mail, as the signed letter', async () => {
  const { id } = await anAssigned(school, office, { way: 'email' })
  await decide(school, office, [id])
  await act(school, office.office, [id, 'delivery', { way: 'email', on: '2026-11-23', note: '' }])
  const answer = (await mails()).at(-1)
  expect(answer?.files.map(({ name }) => name)).toEqual(['答复书-YSQ2026-00001.pdf'])
  const words = await wordsOfPdf(Buffer.from(answer?.files[0]?.bytes ?? []))
  expect(words).toContain('示例医大公开答〔2026〕1号')
  expect(words).toContain(SECRET_NAME)
})

test('without an address, or with one that is none, the case goes on without mail', async () => {
  const identity = { ...anIntake().identity, email: '没有' }
  await anAssigned(school, office, { identity })
  expect(await mails()).toEqual([])
})

test('a step that is refused tells nobody anything', async () => {
  const { id } = await apply(school)
  await school.parts.db.updateTable('letter_setting').set({ number_words: '{}' }).execute()
  const { status } = await ask(school, office.office, [
    'POST',
    `/applications/${id}/receipt`,
    { receivedOn: '2026-11-23' },
  ])
  expect(status).toBe(409)
  expect(await mails()).toEqual([])
})

test('each hears of what is theirs to do: the unit of the assignment, the reviewer of the draft, who signs, and all of a message', async () => {
  const { id, number, code } = await anAssigned(school, office)
  const { hash } = await act(school, office.editor, [id, 'decision', GRANTED])
  await act(school, office.editor, [id, 'decision/submission'])
  await act(school, office.secrecy, [id, 'decision/secrecy', { ...CLEAN, hash }])
  await post(school, '/apply/progress/message', { number, code, text: '请尽快' })
  const assigned = '申请 YSQ2026-00001 已交本单位办理'
  const message = '申请 YSQ2026-00001 的申请人留言'
  const toSign = '申请 YSQ2026-00001 的答复待签发'
  expect(await told(office.editor)).toEqual([assigned, message])
  expect(await told(office.head)).toEqual([assigned, message])
  expect(await told(office.secrecy)).toEqual(['申请 YSQ2026-00001 的答复待保密审查'])
  expect(await told(office.leader)).toEqual([toSign])
  expect(await told(office.office)).toEqual([toSign, message])
  for (const person of [office.stranger, office.supervisor]) expect(await told(person)).toEqual([])
  const { body } = await ask(school, office.office, ['GET', '/me/notices?size=100'])
  expect(JSON.stringify(body)).not.toContain('请尽快')
})

test('the daily job reminds at 5, 2 and 0 working days and when it is late, each once, the head from the day on and the office when it is late', async () => {
  const { id } = await anAssigned(school, office)
  for (const day of [
    '2026-12-04',
    '2026-12-07',
    '2026-12-08',
    '2026-12-10',
    '2026-12-14',
    '2026-12-15',
    '2026-12-16',
  ]) {
    goTo(school, day)
    await remind()
    await remind()
  }
  const due = (when: string): string => `申请 YSQ2026-00001 的答复${when}到期`
  const late = '申请 YSQ2026-00001 已逾期未答复'
  const titles = (await told(office.editor)).slice(1)
  expect(titles).toEqual([due('5 个工作日内'), due('2 个工作日内'), due('今天'), late])
  expect((await told(office.head)).slice(1)).toEqual([due('今天'), late])
  expect(await told(office.office)).toEqual([late])
  const answered = await anAnswered(school, office)
  expect(answered.id).not.toBe(id)
  goTo(school, '2027-01-29')
  await remind()
  expect((await told(office.office)).filter((title) => /到期|逾期/.test(title))).toEqual([late, late])
})

test('what is still with the office reminds the office, and a day that was moved is reminded of again', async () => {
  await useRules(school, office, { regime: 'gov711' })
  const { id } = await apply(school)
  await act(school, office.office, [id, 'receipt', { receivedOn: '2026-11-23' }])
  goTo(school, '2026-12-16')
  await remind()
  expect(await told(office.office)).toEqual(['申请 YSQ2026-00001 的答复5 个工作日内到期'])
  await act(school, office.office, [id, 'assignments', { unitIds: [office.unitId], note: '' }])
  await act(school, office.editor, [id, 'extension-proposal', { days: 1, reason: '复杂' }])
  await act(school, office.office, [id, 'extension'])
  await remind()
  expect((await told(office.editor)).at(-1)).toBe('申请 YSQ2026-00001 的答复5 个工作日内到期')
})

test('the job comes at eight in the morning in China, once, and at once where the hour was missed', async () => {
  const runs = async () => {
    const { rows } = await school.parts.pool.query<{ run_at: Date }>(
      `select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'casework.escalate'`,
    )
    return rows.map(({ run_at }) => run_at.toISOString())
  }
  await orderEscalation(school.as())
  await orderEscalation(school.as())
  expect(await runs()).toEqual(['2026-11-24T00:00:00.000Z'])
  await orderEscalation(school.as(), { fromToday: true })
  expect(await runs()).toEqual(['2026-11-23T00:00:00.000Z'])
})

test('what was told is erased with the case', async () => {
  const { id } = await anAnswered(school, office)
  await act(school, office.office, [id, 'closing'])
  goTo(school, '2036-11-24')
  await jobHandlers(school.parts)['applications.erase']?.({ caseId: id })
  expect(await mails()).toEqual([])
  const titles = await told(office.editor)
  expect(new Set(titles)).toEqual(new Set(['（保存期满，已删除）']))
})
