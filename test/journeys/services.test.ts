import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { SCREENS } from '../support/browser.ts'
import { watchPage } from '../support/page-faults.ts'
import { follow, receiptOf, type Ticket } from './case-steps.ts'
import { type Desk, expectAccessible, signIn, signInOver, visit } from './people.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()
const NAME = '示例器材借用'
const SLUG = 'shili-qicai'
const PATIENT = { timeout: 600_000 }
// The day after the one in which the browser is; written as text: the tests know no browser types.
const TOMORROW = 'new Date(Date.now() + 32 * 3600000).toISOString().slice(0, 10)'
const VISITOR: readonly (readonly [label: string, words: string])[] = [
  ['姓名（必填）', '示例访客'],
  ['联系电话（必填）', '0416-0000000'],
]

async function sit(login: string): Promise<Desk> {
  return signIn(walk.browser, walk.platform.url, login)
}

/** Chooses in a select of the designer by its label. */
async function pick(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).last().click()
  await page.locator('.ant-select-item-option').filter({ hasText: words, visible: true }).first().click()
}

async function begin({ page, url }: Desk): Promise<void> {
  await page.goto(`${url}/console/services`)
  await page.getByRole('button', { name: '新建服务' }).click()
  await page.getByLabel('服务名称').last().fill(NAME)
  await page.getByLabel('网址标识').fill(SLUG)
  await page.getByRole('button', { name: '开始设计' }).click()
  await page.getByRole('heading', { name: NAME, level: 1 }).waitFor()
}

async function writeWords(page: Page): Promise<void> {
  await page.getByLabel('这项服务是什么').fill('借用教学器材。')
  await page.getByLabel('承诺时限出自哪个文件').fill('示例器材管理办法')
}

async function writeForm(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^表单/ }).click()
  await page.getByRole('button', { name: '增加一个部分' }).click()
  await page.getByLabel('这一部分的标题').fill('借用内容')
  await page.getByRole('button', { name: '增加项目' }).click()
  await page.getByLabel('项目名称').last().fill('是否带出校外')
  await pick(page, '项目种类', '是或否')
  await page.getByRole('button', { name: '增加项目' }).click()
  await page.getByLabel('项目名称').last().fill('带到哪里')
  await page.getByRole('button', { name: '增加条件' }).last().click()
}

async function writeFlow(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^流程/ }).click()
  await page.getByRole('button', { name: '增加环节' }).click()
  await page.getByLabel('环节名称').fill('审批')
  await pick(page, '由谁办理', '指定单位的负责人')
}

/** The form beside the designer shows the second field only when the first one says so, and tells who would have it. */
async function tryOut(page: Page): Promise<void> {
  const preview = page.locator('.designer > aside')
  expect(await preview.getByLabel('带到哪里（必填）').count()).toBe(0)
  await preview.getByLabel('是否带出校外（必填）').selectOption('yes')
  await preview.getByLabel('带到哪里（必填）').fill('示例医院')
  await preview.getByRole('button', { name: '试运行' }).click()
  await preview.getByText(/审批，教务处负责人/).waitFor()
}

async function design(): Promise<void> {
  const desk = await sit('jiaowu.editor')
  const { page } = desk
  const faults = watchPage(page, desk.url)
  await begin(desk)
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('服务说明：没有写明这项服务是什么。').waitFor()
  await writeWords(page)
  await writeForm(page)
  await writeFlow(page)
  await tryOut(page)
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.getByText('检查通过，可以启用。').waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
  await desk.leave()
}

async function putIntoForce(): Promise<void> {
  const desk = await sit('gongkai.zhuren')
  const { page } = desk
  await page.goto(`${desk.url}/console/services?q=${encodeURIComponent(NAME)}`)
  await page.getByRole('link', { name: NAME }).click()
  await page.getByRole('button', { name: '启用这一版' }).click()
  await page.getByText('第 1 版 · 启用中').waitFor()
  await desk.leave()
}

async function enter(desk: Desk, path: string): Promise<void> {
  await desk.page.setViewportSize(SCREENS.phone)
  await desk.page.goto(`${desk.url}/login?back=${encodeURIComponent(path)}`)
  await signInOver(desk, 'xuesheng')
  await desk.page.waitForURL(`**${path}`)
}

/** Answers the number of the matter. */
async function apply(): Promise<string> {
  const desk = await visit(walk.browser, walk.platform.url)
  const { page } = desk
  await enter(desk, `/hall/${SLUG}`)
  await page.getByRole('link', { name: '在线办理' }).click()
  await page.getByLabel('是否带出校外（必填）').selectOption('no')
  await expectAccessible(page)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.locator('.notice.good').first().waitFor()
  const [number = ''] = /BS[\d-]+/.exec(await page.locator('main').innerText()) ?? []
  await desk.leave()
  return number
}

async function approve(number: string): Promise<void> {
  const desk = await sit('jiaowu.head')
  const { page } = desk
  const faults = watchPage(page, desk.url)
  await page.getByRole('link', { name: '服务待办' }).click()
  await page.getByLabel('编号').fill(number)
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByRole('main').getByRole('link', { name: number }).click()
  await page.getByRole('button', { name: '打开申请内容' }).click()
  await page.getByText('是否带出校外').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '同意', exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await page.getByText('这一环节已经办过').waitFor()
  expect(faults).toEqual([])
  await desk.leave()
}

async function rate(): Promise<void> {
  const desk = await visit(walk.browser, walk.platform.url)
  const { page } = desk
  await enter(desk, '/hall/mine')
  await page.getByRole('heading', { name: '新的通知' }).waitFor()
  await expectAccessible(page)
  await page
    .getByRole('link', { name: new RegExp(NAME) })
    .first()
    .click()
  await page.getByText('办结').first().waitFor()
  await expectAccessible(page)
  await page.getByLabel('您对这次办理').selectOption('5')
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('感谢您的评价').waitFor()
  await page.goto(`${desk.url}/hall/mine`)
  await page.getByRole('button', { name: '都看过了' }).click()
  await page.getByRole('link', { name: '我的附件' }).click()
  await page.getByRole('heading', { name: '我的附件', level: 1 }).waitFor()
  await expectAccessible(page)
  await desk.leave()
}

test(
  'a clerk designs a service without code, a student applies on a phone, it is approved, and the student rates it',
  PATIENT,
  async () => {
    await design()
    await putIntoForce()
    const number = await apply()
    await approve(number)
    await rate()
  },
)

/** Somebody without account asks to be let in; answers number and code. */
async function visitorApplies({ page, url }: Desk): Promise<Ticket> {
  await page.setViewportSize(SCREENS.phone)
  await page.goto(`${url}/hall/fangke-ruxiao`)
  await page.getByRole('link', { name: '在线办理' }).click()
  await page.getByLabel('来访日期（必填）').fill(await page.evaluate<string>(TOMORROW))
  await page.getByLabel('接待人和单位（必填）').fill('示例接待人，教务处')
  await page.getByLabel('事由（必填）').fill('示例：参加座谈')
  await page.getByLabel('是否驾车（必填）').selectOption('no')
  for (const [label, words] of VISITOR) await page.getByLabel(label).fill(words)
  await page.locator('[data-question]').waitFor({ state: 'hidden' })
  await expectAccessible(page)
  await page.setViewportSize(SCREENS.phone)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.locator('.receipt').first().waitFor()
  return receiptOf(page)
}

test('a visitor without account asks to be let in on a phone, the unit agrees, and number and code tell what came of it', async () => {
  const visitor = await visit(walk.browser, walk.platform.url)
  const ticket = await visitorApplies(visitor)
  const desk = await sit('baowei.editor')
  await desk.page.goto(`${desk.url}/console/hall`)
  await desk.page.getByRole('main').getByRole('link', { name: ticket.number }).click()
  await desk.page.getByRole('button', { name: '同意', exact: true }).first().click()
  await desk.page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await desk.page.getByText('这一环节已经办过').waitFor()
  await desk.leave()
  await follow(visitor, '/hall/progress', ticket)
  await visitor.page.getByText('办结').first().waitFor()
  await expectAccessible(visitor.page)
  await visitor.leave()
})
