import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { SAMPLE_PASSWORD } from '../../src/load-sample.ts'
import { accessibilityFaults, SCREENS } from '../support/browser.ts'

/** A page of the platform at which somebody sits. */
export interface Desk {
  readonly page: Page
  readonly url: string
  readonly leave: () => Promise<void>
}

/** Opens a page of its own for a visitor. */
export async function visit(browser: Browser, url: string): Promise<Desk> {
  const context = await browser.newContext({
    viewport: SCREENS.wide,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  return { page, url, leave: () => context.close() }
}

/** Fills in the sign-in form that the page shows, the portal's or the dialog over a page of the console. */
export async function signInOver({ page }: Desk, login: string, password = SAMPLE_PASSWORD): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Signs in by the form of the portal and comes to the workbench. */
export async function signIn(browser: Browser, url: string, login: string): Promise<Desk> {
  const desk = await visit(browser, url)
  await desk.page.goto(`${url}/login?back=/console/`)
  await signInOver(desk, login)
  await desk.page.getByRole('heading', { name: '您好' }).waitFor()
  return desk
}

/** Nothing for axe to object to and nothing wider than the screen, on a phone and wide. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const screen of [SCREENS.phone, SCREENS.wide]) {
    await page.setViewportSize(screen)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  }
}

/** Puts HTML on the clipboard as Word does, and pastes it where the cursor is. */
export async function paste({ page }: Desk, html: string): Promise<void> {
  await page.getByRole('textbox', { name: '正文' }).focus()
  // Written as text: the tests know no browser types.
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', ${JSON.stringify(html)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }`)
}

/** Opens the document that waits on the workbench for this reviewer. */
export async function openWaiting({ page }: Desk, title: string): Promise<void> {
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

/** Agrees at the open step; the secrecy reviewer answers each question. */
export async function agree({ page }: Desk): Promise<void> {
  await page.getByText('请您办理').waitFor()
  for (const answer of await page.getByText('不涉及', { exact: true }).all()) await answer.click()
  await page.getByRole('button', { name: '提交意见' }).click()
  await page.getByText('请您办理').waitFor({ state: 'detached' })
}

/** Starts a document for the unit that the editor answers for. */
export async function beginDocument({ page, url }: Desk): Promise<void> {
  await page.goto(`${url}/console/documents`)
  await page.getByRole('button', { name: '新建信息' }).click()
  await page.getByRole('button', { name: '开始起草' }).click()
  await page.waitForURL('**/edit')
  await page.getByRole('textbox', { name: '正文' }).waitFor()
}

/** Chooses an entry of a select in the metadata form by typing a part of it. */
export async function choose({ page }: Desk, field: string, words: string): Promise<void> {
  const select = page.locator(`#field-${field} input[role=combobox]`)
  await select.click()
  await select.fill(words)
  const option = page.locator('.ant-select-item-option').filter({ hasText: words, visible: true }).first()
  await option.waitFor()
  await select.press('Enter')
  await select.press('Escape')
  await option.waitFor({ state: 'hidden' })
}

/** Fills in the day on which the information was formed. */
export async function formedOn({ page }: Desk, day: string): Promise<void> {
  const input = page.locator('#field-formedOn input')
  await input.fill(day)
  await input.press('Enter')
}

/** Waits until nothing is missing and sends the document for review. */
export async function submit({ page }: Desk): Promise<void> {
  await page.getByText('内容齐全，可以送审。').waitFor()
  await page.getByRole('button', { name: '送审', exact: true }).click()
  await page.getByRole('button', { name: '确认送审' }).click()
  await page.getByText('审核中', { exact: true }).first().waitFor()
}
