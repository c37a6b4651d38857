import { expect, test } from 'vitest'
import { SCREENS } from '../support/browser.ts'
import { watchPage } from '../support/page-faults.ts'
import { follow, openCase, receiptOf, step, type Ticket } from './case-steps.ts'
import { type Desk, expectAccessible, signIn, visit } from './people.ts'
import { behind } from './prepare.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()
const WORDS = '示例：教务处对转专业名单的公示没有满五天。'
const WRITER = '示例举报人'
const ANSWER = '经查，公示期少于规定，已责令重新公示。'
const ACCUSED = ['jiaowu.editor', 'jiaowu.head'] as const

/** Complains on the public pages, on a phone, without an account. */
async function complain({ page, url }: Desk): Promise<Ticket> {
  await page.goto(`${url}/mailboxes`)
  await page.getByRole('link', { name: '监督举报信箱' }).first().click()
  await page.getByRole('link', { name: '写信' }).first().click()
  await page.getByLabel('类型').selectOption({ label: '投诉' })
  await page.getByLabel(/^投诉的单位/).selectOption({ label: '教务处' })
  await page.getByLabel('标题（必填）').fill('转专业公示')
  await page.getByLabel('内容（必填）').fill(WORDS)
  await page.getByLabel('姓名').fill(WRITER)
  await page.getByLabel('联系电话').fill('0416-0000000')
  await page.locator('[data-question]').waitFor({ state: 'hidden' })
  await expectAccessible(page)
  await page.setViewportSize(SCREENS.phone)
  await page.getByRole('button', { name: '已阅读说明，提交' }).click()
  await page.getByRole('heading', { name: '来信已收到' }).waitFor()
  return receiptOf(page)
}

async function handle({ number }: Ticket): Promise<string> {
  const supervisor = await signIn(walk.browser, walk.platform.url, 'jiandu')
  const { page } = supervisor
  const faults = watchPage(page, supervisor.url)
  await openCase(supervisor, '举报待办理', number)
  await page.getByText(WORDS).waitFor()
  expect(await page.getByText(WRITER).count()).toBe(0)
  await page.getByRole('button', { name: '查看身份信息' }).click()
  await page.getByLabel('用途').fill('核实举报')
  await page.getByRole('button', { name: '查看并记录' }).click()
  await page.getByRole('dialog').getByText(WRITER).waitFor()
  await page
    .getByRole('dialog')
    .locator('.ant-modal-footer')
    .getByRole('button', { name: /^关\s?闭$/ })
    .last()
    .click()
  await page.getByText(WRITER).waitFor({ state: 'detached' })
  await step(page, ['拟答复', '保存答复'], () => page.getByLabel('答复内容').fill(ANSWER))
  await step(page, ['审发', '审发'])
  await page.getByText('已答复', { exact: false }).first().waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
  const { pathname } = new URL(page.url())
  await supervisor.leave()
  return pathname
}

/** The unit complained of, and the office: no list, no figure, no address shows it to them. */
async function seesNothing(login: string, { number }: Ticket, path: string): Promise<void> {
  const remote = await behind(walk.platform.url, login)
  const id = path.split('/').at(-1) ?? ''
  await expect(remote.ask('GET', `/mailbox-letters/${id}`)).rejects.toThrow('404')
  for (const address of ['/mailbox-letters?size=100', '/me/notices?size=100'])
    expect(JSON.stringify(await remote.ask('GET', address))).not.toContain(number)
  const desk = await signIn(walk.browser, walk.platform.url, login)
  await desk.page.goto(`${desk.url}${path}`)
  await desk.page.getByText('没有找到这一件，或者您无权查看。').waitFor()
  await desk.page.goto(`${desk.url}/console/mailbox-letters?number=${number}`)
  await desk.page.getByText('没有符合条件的来信。').waitFor()
  await desk.leave()
}

async function readAndRate(writer: Desk, ticket: Ticket): Promise<void> {
  const { page } = writer
  await follow(writer, '/mailboxes/progress', ticket)
  await page.getByText(ANSWER).waitFor()
  await page.getByLabel('是否解决').selectOption({ label: '已解决' })
  await page.getByRole('button', { name: '提交', exact: true }).first().click()
  await page.getByText('感谢告知。').waitFor()
  await page.getByLabel('您对这次办理').selectOption({ label: '满意' })
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('感谢您的评价。').waitFor()
}

test('somebody complains on a phone; the supervision office alone sees it and answers, and the answer is read and rated', async () => {
  const writer = await visit(walk.browser, walk.platform.url)
  await writer.page.setViewportSize(SCREENS.phone)
  const ticket = await complain(writer)
  const path = await handle(ticket)
  for (const login of [...ACCUSED, 'gongkai.zhuren']) await seesNothing(login, ticket, path)
  await readAndRate(writer, ticket)
  await writer.leave()
  const supervisor = await signIn(walk.browser, walk.platform.url, 'jiandu')
  await supervisor.page.goto(`${supervisor.url}${path}`)
  await supervisor.page.getByText('来信人说已经解决').waitFor()
  await supervisor.page.getByText('4 分（满分 5 分）').waitFor()
  await supervisor.leave()
})

const FOCUSED = 'document.activeElement.getAttribute("aria-label") ?? document.activeElement.id'

test('the duty office writes down a call without the mouse, and is ready for the next one', async () => {
  const office = await signIn(walk.browser, walk.platform.url, 'gongkai.zhuren')
  const { page } = office
  await page.goto(`${office.url}/console/calls`)
  await page.getByLabel('事项，一句话').focus()
  for (const words of ['示例宿舍停水', '示例：三号楼从早上起停水。']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  for (const words of ['示例来电人', '0416-0000000']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Control+Enter')
  const receipt = page.getByRole('dialog').filter({ visible: true })
  await receipt.getByText(/^DH\d{4}-\d{5}$/).waitFor()
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('已告知，登记下一个')
  await page.keyboard.press('Enter')
  await receipt.waitFor({ state: 'hidden' })
  await page.getByRole('main').getByText('示例宿舍停水').waitFor()
  await expect.poll(() => page.evaluate<string>(FOCUSED)).toContain('title')
  await office.leave()
})
