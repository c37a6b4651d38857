import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { SAMPLE_PASSWORD } from '../../src/load-sample.ts'
import { focused, press, tabTo, write } from './keyboard.ts'
import { aPublished, approve } from './prepare.ts'
import { type Desk, visit } from './people.ts'
import { useWalk } from './walk.ts'

const TITLE = '示例键盘起草通知'
const walk = useWalk()
const url = (): string => walk.platform.url

/** A desk whose mouse has been taken away. */
async function withoutMouse(login: string): Promise<Desk> {
  const desk = await visit(walk.browser, url())
  const { page } = desk
  await page.goto(`${url()}/login?back=/console/`)
  await write(page, /^账号/, login)
  await write(page, /^密码/, SAMPLE_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '您好' }).waitFor()
  return desk
}

async function open(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title }).first().waitFor()
  await press(page, title)
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

test('an editor writes, fills in and sends for review with the keyboard alone', async () => {
  const desk = await withoutMouse('jiaowu.editor')
  const { page } = desk
  await press(page, '信息')
  await page.getByRole('heading', { name: '信息', level: 1 }).waitFor()
  await press(page, '新建信息')
  await page.getByRole('dialog', { name: '新建信息' }).waitFor()
  await press(page, '开始起草')
  await page.getByRole('textbox', { name: '正文' }).waitFor()
  await write(page, '标题', TITLE)
  await write(page, '正文', '只用键盘写成的一段。')
  await press(page, '表格', 'Shift+Tab')
  await page.getByRole('textbox', { name: '正文' }).locator('table').waitFor()
  // Inside a table the Tab key goes from cell to cell; Escape is the way out.
  await page.keyboard.press('Escape')
  await write(page, '栏目', '通知公告')
  await page.locator('.ant-select-item-option').filter({ hasText: '通知公告', visible: true }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await write(page, '产生日期', '2026-11-02')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await page.getByText('内容齐全，可以送审。').waitFor()
  await press(page, '送审', 'Shift+Tab')
  await page.getByRole('dialog', { name: '送审' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await focused(page)).name).toBe('送审')
  await page.keyboard.press('Enter')
  await press(page, '确认送审')
  await page.getByText('审核中', { exact: true }).first().waitFor()
  await desk.leave()
})

test('a reviewer approves and the office publishes with the keyboard alone', async () => {
  const head = await withoutMouse('jiaowu.head')
  await open(head.page, TITLE)
  const id = head.page.url().split('/').at(-1) ?? ''
  await head.page.getByText('请您办理').waitFor()
  await press(head.page, '提交意见')
  await head.page.getByText('请您办理').waitFor({ state: 'detached' })
  await head.leave()
  await approve(url(), { id, title: TITLE }, ['baomi', 'gongkai.jingban'])

  const office = await withoutMouse('gongkai.zhuren')
  await open(office.page, TITLE)
  await press(office.page, '发布')
  await press(office.page, '立即发布')
  await office.page.getByRole('link', { name: /在门户上查看/ }).waitFor()
  await office.leave()
})

test('in a list, / goes to the search form and J and K go from row to row, unless that is turned off', async () => {
  const desk = await withoutMouse('jiaowu.editor')
  const { page } = desk
  await page.goto(`${url()}/console/documents`)
  const rows = page.locator('.ant-table-row a[href*="/console/documents/"]')
  await rows.nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect((await focused(page)).name).toBe(await rows.nth(1).innerText())
  await page.keyboard.press('k')
  expect((await focused(page)).name).toBe(await rows.nth(0).innerText())
  await page.keyboard.press('/')
  expect((await focused(page)).name).toBe('标题')
  await page.keyboard.insertText('j/k')
  await page.keyboard.press('Enter')
  await page.getByText('没有符合条件的信息').waitFor()
  await page.goto(`${url()}/console/security`)
  await tabTo(page, /单个字母的快捷键/)
  await page.keyboard.press('Space')
  await page.goto(`${url()}/console/documents`)
  await rows.nth(1).waitFor()
  await page.keyboard.press('j')
  expect((await focused(page)).tag).toBe('BODY')
  await desk.leave()
})

test('a reader skips to the content, searches, opens, enlarges the text and takes a file with the keyboard alone', async () => {
  const { title } = await aPublished(url(), '示例键盘阅读公告')
  const { page, leave } = await visit(walk.browser, url())
  await page.goto(`${url()}/`)
  await page.keyboard.press('Tab')
  expect((await focused(page)).name).toMatch(/跳到/)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate('document.activeElement.closest("main") !== null || location.hash === "#main"'))
    .toBe(true)
  await expect
    .poll(
      async () => {
        await page.goto(`${url()}/`)
        await write(page, /搜索|关键词|查找/, title)
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { level: 1 }).waitFor()
        return page.getByRole('main').getByRole('link', { name: title }).count()
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0)
  await press(page, title)
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  await press(page, '长者模式')
  await page.locator('html.large').waitFor()
  const answer = page.waitForResponse(/\/files\//)
  await press(page, /示例附件/)
  expect((await answer).status()).toBe(200)
  await leave()
})
