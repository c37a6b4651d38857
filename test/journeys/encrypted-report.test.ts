import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SCREENS } from '../support/browser.ts'
import { watchPage } from '../support/page-faults.ts'
import { openCase, receiptOf, type Ticket } from './case-steps.ts'
import { type Desk, expectAccessible, signIn, visit } from './people.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()
const WORDS = '示例加密内容：某人收受礼品。'
const WRITER = '示例加密举报人'
const FILE = '示例附件的内容'

// Written as text: the tests know no browser types. The browser does not tell the debugger what a form with files holds.
const NOTE_WHAT_IS_SENT = `{
  const real = window.fetch
  window.sent = []
  window.fetch = async (address, how) => {
    if (how?.body instanceof FormData) window.sent.push(await new Response(how.body).text())
    return real(address, how)
  }
}`

async function makeKey({ page, url }: Desk): Promise<string> {
  await page.goto(`${url}/console/mailboxes`)
  await page.getByRole('button', { name: '监督举报信箱的加密密钥' }).click()
  const drawer = page.getByRole('dialog').filter({ visible: true })
  await drawer.getByText('还没有密钥').waitFor()
  await drawer.getByRole('button', { name: '生成一个口令' }).click()
  const passphrase = await drawer.locator('b.written').innerText()
  await drawer.getByText('我知道口令丢失后').click()
  await expectAccessible(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    drawer.getByRole('button', { name: '生成、下载并公布' }).click(),
  ])
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toMatchObject({ format: 'mingtang-report-key' })
  await drawer.waitFor({ state: 'hidden' })
  return passphrase
}

/** Reports on a phone; nothing of it that was typed leaves the browser. */
async function report({ page, url }: Desk): Promise<Ticket> {
  await page.addInitScript(NOTE_WHAT_IS_SENT)
  await page.setViewportSize(SCREENS.phone)
  await page.goto(`${url}/mailboxes`)
  await page.getByRole('link', { name: '监督举报信箱' }).first().click()
  await page.getByText('现用密钥第 1 号').waitFor()
  await page.getByRole('link', { name: '写信' }).first().click()
  const choice = page.getByLabel('在浏览器中加密，只有监督办公室能打开')
  // The script offers it; until it runs the page says that only the server protects the report.
  await choice.waitFor()
  expect(await choice.isChecked()).toBe(true)
  await page.locator('[data-plain]').waitFor({ state: 'hidden' })
  await page.locator('[data-question]').waitFor({ state: 'hidden' })
  const submit = page.getByRole('button', { name: '已阅读说明，提交' })
  await page.getByLabel('类型').selectOption({ label: '投诉' })
  await page.getByLabel('标题（必填）').fill('示例加密标题')
  await submit.click()
  await page.getByText('请写明内容。').waitFor()
  await page.getByLabel('内容（必填）').fill(WORDS)
  await page.getByLabel('姓名').fill(WRITER)
  await page.getByLabel('联系电话').fill('0416-1112223')
  await page
    .getByLabel('附件（可不选）')
    .setInputFiles({ name: '示例.txt', mimeType: 'text/plain', buffer: Buffer.from(FILE) })
  await expectAccessible(page)
  await page.setViewportSize(SCREENS.phone)
  await submit.click()
  await page.getByRole('heading', { name: '来信已收到' }).waitFor()
  const everything = await page.evaluate<string>('window.sent.join()')
  expect(everything).toContain('name="encrypted"')
  expect(everything).toContain('name="files"')
  expect(everything).not.toMatch(/示例加密|0416-1112223|示例附件|收受礼品/)
  return receiptOf(page)
}

async function read(office: Desk, { number }: Ticket, passphrase: string): Promise<void> {
  const { page } = office
  await page.goto(`${office.url}/console/`)
  await openCase(office, '举报待办理', number)
  expect(await page.getByText(WORDS).count()).toBe(0)
  await page.getByRole('button', { name: '打开加密内容' }).click()
  const dialog = page.getByRole('dialog').filter({ visible: true })
  await dialog.getByLabel('密钥口令').fill(`${passphrase}x`)
  await dialog.getByRole('button', { name: '打开并记录' }).click()
  await dialog.getByText('口令不对，没有打开').waitFor()
  await dialog.getByLabel('密钥口令').fill(passphrase)
  await dialog.getByRole('button', { name: '打开并记录' }).click()
  await dialog.waitFor({ state: 'hidden' })
  for (const text of [WORDS, WRITER, '0416-1112223', '示例.txt']) await page.getByText(text).first().waitFor()
  await expectAccessible(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '解密并下载' }).click(),
  ])
  expect(readFileSync(await file.path(), 'utf8')).toBe(FILE)
  await page.getByText('打开加密举报').first().waitFor()
  await page.getByRole('button', { name: '合上' }).click()
  await page.getByText(WORDS).waitFor({ state: 'detached' })
}

test('the office makes a key, somebody reports on a phone encrypted to it, and the office reads it with the passphrase', async () => {
  const office = await signIn(walk.browser, walk.platform.url, 'jiandu')
  const faults = watchPage(office.page, office.url)
  const passphrase = await makeKey(office)
  const writer = await visit(walk.browser, walk.platform.url)
  const wrong = watchPage(writer.page, writer.url)
  const ticket = await report(writer)
  await read(office, ticket, passphrase)
  expect([...faults, ...wrong]).toEqual([])
  await writer.leave()
  await office.leave()
})

test('without script the form says that the server alone protects the report', async () => {
  const context = await walk.browser.newContext({ javaScriptEnabled: false, viewport: SCREENS.phone })
  const page = await context.newPage()
  await page.goto(`${walk.platform.url}/mailboxes`)
  await page.getByRole('link', { name: '监督举报信箱' }).first().click()
  await page.getByRole('link', { name: '写信' }).first().click()
  await page.getByText('只由服务器加密保存').waitFor()
  expect(await page.getByText('在浏览器中加密，只有监督办公室能打开').isVisible()).toBe(false)
  await context.close()
})
