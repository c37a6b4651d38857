import type { Page } from 'playwright-core'
import type { Desk } from './people.ts'

/** What somebody gets who sends a form: what they follow it with. */
export interface Ticket {
  readonly number: string
  readonly code: string
}

/** Number and code of the receipt that the public page shows. */
export async function receiptOf(page: Page): Promise<Ticket> {
  const [number = '', code = ''] = await page.locator('.receipt').allInnerTexts()
  return { number, code }
}

/** Opens the case that waits on the workbench. */
export async function openCase({ page }: Desk, figure: string, number: string): Promise<void> {
  await page.getByRole('link', { name: figure }).click()
  await page.getByRole('main').getByRole('link', { name: number }).click()
  await page.getByRole('heading', { name: number, level: 1 }).waitFor()
}

/** Presses the button of a step, fills in its dialog, and confirms. */
export async function step(
  page: Page,
  [button, ok]: readonly [button: string, ok: string],
  fill: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog').filter({ visible: true })
  await dialog.waitFor()
  await fill(page)
  await dialog.getByRole('button', { name: ok, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Chooses an entry of a select in the open dialog by typing a part of it. */
export async function pick(page: Page, field: string, words: string): Promise<void> {
  const select = page.getByRole('dialog').getByRole('combobox', { name: field })
  await select.click()
  await select.fill(words)
  await page.locator('.ant-select-item-option').filter({ hasText: words, visible: true }).first().click()
}

/** Shows number and code on the public page that follows cases. */
export async function follow({ page, url }: Desk, path: string, ticket: Ticket): Promise<void> {
  await page.goto(`${url}${path}`)
  await page.getByLabel('编号').fill(ticket.number)
  await page.getByLabel('查询码').fill(ticket.code)
  await page.getByRole('button', { name: '查询', exact: true }).click()
}
