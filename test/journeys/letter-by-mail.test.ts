import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCREENS } from '../support/browser.ts'
import { type ImapAtWork, startImap } from '../support/imap-server.ts'
import { aLetter, anAccount } from '../support/mailbox-builders.ts'
import { watchPage } from '../support/page-faults.ts'
import { codeIn, headerOf, type SmtpAtWork, startSmtp, type TakenLetter, wordsOf } from '../support/smtp-server.ts'
import { follow, pick, step, type Ticket } from './case-steps.ts'
import { expectAccessible, signIn, visit } from './people.ts'
import { behind } from './prepare.ts'
import { useWalk } from './walk.ts'

const PRINCIPAL = 'xzxx@example.edu.cn'
const WRITER = 'writer@qq.com'
const WORDS = '示例：三号楼热水断续供应。'
const MORE = '补充：只在晚上断。'
const ANSWER = '水泵已经更换，恢复供应。'
let imap: ImapAtWork
let smtp: SmtpAtWork

beforeAll(async () => {
  ;[imap, smtp] = [await startImap(), await startSmtp()]
})
const walk = useWalk(() => ({
  SMTP_URL: smtp.url,
  MAIL_FROM: `示例学校 <${PRINCIPAL}>`,
  MAIL_POLL_SECONDS: '5',
}))
afterAll(async () => {
  await imap.stop()
  await smtp.stop()
})

/** The mailbox is read from its account, as the office sets it up. */
async function setUpAccount(): Promise<void> {
  const office = await behind(walk.platform.url, 'gongkai.zhuren')
  await office.ask('PUT', '/mail-accounts', anAccount(imap, { address: PRINCIPAL }))
}

/** Waits until a mail to the writer with these words has gone out. */
async function mailWith(words: string): Promise<TakenLetter> {
  const found = () => smtp.taken.find((mail) => mail.to === WRITER && wordsOf(mail).includes(words))
  await expect.poll(() => found() !== undefined).toBe(true)
  return found()!
}

async function writesAndGetsReceipt(): Promise<Ticket & { mail: TakenLetter }> {
  imap.deliver(aLetter({ id: 'first@qq.com', from: WRITER, subject: '示例来信', text: WORDS }))
  const mail = await mailWith('已经收到')
  expect(headerOf(mail, 'In-Reply-To')).toBe('<first@qq.com>')
  const number = /XJ\d{4}-\d{5}/.exec(wordsOf(mail))?.[0] ?? ''
  return { number, code: codeIn(mail), mail }
}

async function givesOut({ number }: Ticket): Promise<string> {
  const office = await signIn(walk.browser, walk.platform.url, 'gongkai.zhuren')
  const { page } = office
  const faults = watchPage(page, office.url)
  await page.goto(`${office.url}/console/mailbox-letters?number=${number}`)
  await page.getByRole('main').getByRole('link', { name: number }).click()
  await page.getByText(WORDS).first().waitFor()
  expect(await page.getByText(WRITER).count()).toBe(0)
  await step(page, ['分办', '分办'], () => pick(page, '牵头单位', '教务处'))
  await page.getByText('办理中', { exact: false }).first().waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
  const { pathname } = new URL(page.url())
  await office.leave()
  return pathname
}

async function answers(path: string): Promise<void> {
  const unit = await signIn(walk.browser, walk.platform.url, 'jiaowu.editor')
  await unit.page.goto(unit.url + path)
  // What the writer added by mail is there with the first mail.
  await unit.page.getByText(MORE).first().waitFor()
  await step(unit.page, ['拟答复', '保存答复'], () => unit.page.getByLabel('答复内容').fill(ANSWER))
  await unit.leave()
  const office = await signIn(walk.browser, walk.platform.url, 'gongkai.zhuren')
  await office.page.goto(office.url + path)
  await step(office.page, ['审发', '审发'])
  await office.page.getByText('已答复', { exact: false }).first().waitFor()
  await expectAccessible(office.page)
  await office.leave()
}

test('somebody writes to the principal by mail, adds to it in the thread, gets the answer there, and rates it on a phone', async () => {
  await setUpAccount()
  const ticket = await writesAndGetsReceipt()
  const path = await givesOut(ticket)
  const heads = [`In-Reply-To: ${headerOf(ticket.mail, 'Message-ID') ?? ''}`]
  imap.deliver(aLetter({ id: 'second@qq.com', from: WRITER, subject: '回复：来信已收到', text: MORE, heads }))
  const unit = await behind(walk.platform.url, 'jiaowu.editor')
  const letter = () => unit.ask('GET', `/mailbox-letters/${path.split('/').at(-1) ?? ''}`)
  await expect.poll(async () => JSON.stringify(await letter())).toContain(MORE)
  await answers(path)
  const answer = await mailWith(ANSWER)
  expect(headerOf(answer, 'In-Reply-To')).toBe('<second@qq.com>')
  expect(headerOf(answer, 'Reply-To')).toBe(PRINCIPAL)
  const writer = await visit(walk.browser, walk.platform.url)
  await writer.page.setViewportSize(SCREENS.phone)
  await follow(writer, '/mailboxes/progress', ticket)
  await writer.page.getByText(ANSWER).waitFor()
  await writer.page.getByLabel('您对这次办理').selectOption({ label: '满意' })
  await writer.page.getByRole('button', { name: '提交评价' }).click()
  await writer.page.getByText('感谢您的评价。').waitFor()
  await expectAccessible(writer.page)
  await writer.leave()
})
