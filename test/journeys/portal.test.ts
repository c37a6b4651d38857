import type { BrowserContext } from 'playwright-core'
import { expect, test } from 'vitest'
import { SCREENS } from '../support/browser.ts'
import { pageFaults, watchPage } from '../support/page-faults.ts'
import { findPages } from './found-pages.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()
const READERS = 2

/** Both screens in both sizes of text. */
const WAYS = (['wide', 'phone'] as const).flatMap((screen) => [false, true].map((isLarge) => ({ screen, isLarge })))

async function aReader(screen: keyof typeof SCREENS, options: { isLarge?: boolean; javaScriptEnabled?: boolean } = {}) {
  const { isLarge = false, javaScriptEnabled = true } = options
  const context = await walk.browser.newContext({ viewport: SCREENS[screen], locale: 'zh-CN', javaScriptEnabled })
  if (isLarge) await context.request.get(`${walk.platform.url}/reading-mode?large=1`)
  return context
}

/** Walks the addresses, taking the next one as soon as a page is done with. */
async function walkAll(context: BrowserContext, addresses: string[], screen: keyof typeof SCREENS) {
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const hidden = watchPage(page, walk.platform.url)
  const [faults, titles]: [string[], string[]] = [[], []]
  for (let next = addresses.shift(); next !== undefined; next = addresses.shift()) {
    await page.goto(walk.platform.url + next)
    faults.push(...(await pageFaults(page, screen)))
    titles.push(`${await page.title()} ← ${new URL(page.url()).pathname}`)
  }
  return { faults: [...faults, ...hidden], titles }
}

/** Titles that two different pages share. */
function shared(titles: readonly string[]): string[] {
  const different = [...new Set(titles)].map((line) => line.split(' ← ')[0] ?? '')
  return different.filter((title, at) => different.indexOf(title) !== at)
}

test('links lead from the front page to a page of every kind', async () => {
  const { addresses, missing } = await findPages(walk.platform.url)
  expect(missing).toEqual([])
  expect(addresses.length).toBeGreaterThan(20)
})

test.each(WAYS)(
  'every kind of page is accessible, fits the screen and asks nobody else: $screen, large text $isLarge',
  async ({ screen, isLarge }) => {
    const { addresses } = await findPages(walk.platform.url)
    const waiting = addresses.filter((address) => address !== '/reading-mode')
    const context = await aReader(screen, { isLarge })
    const walks = await Promise.all(Array.from({ length: READERS }, () => walkAll(context, waiting, screen)))
    expect(walks.flatMap(({ faults }) => faults)).toEqual([])
    expect(shared(walks.flatMap(({ titles }) => titles))).toEqual([])
    await context.close()
  },
)

test('without script a reader opens a page of every kind', async () => {
  const { addresses } = await findPages(walk.platform.url)
  const context = await aReader('phone', { javaScriptEnabled: false })
  const page = await context.newPage()
  for (const address of addresses) {
    await page.goto(walk.platform.url + address)
    expect(await page.getByRole('main').innerText(), address).not.toBe('')
    expect(await page.getByRole('heading', { level: 1 }).count(), address).toBe(1)
  }
  await context.close()
})

test('without script a reader searches, filters, enlarges the text and reports an error', async () => {
  const context = await aReader('phone', { javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${walk.platform.url}/`)
  await page.locator('main input[name=q]').fill('收费标准')
  await page.getByRole('button', { name: '搜索' }).first().click()
  await page
    .getByRole('navigation', { name: '缩小范围' })
    .getByRole('link', { name: /计划财务处/ })
    .click()
  await page
    .getByRole('link', { name: /教育收费公示/ })
    .first()
    .click()
  expect(await page.getByText('发布时间').count()).toBeGreaterThan(0)
  await page.getByRole('link', { name: '长者模式' }).click()
  expect(await page.locator('html').getAttribute('class')).toContain('large')
  await page.getByRole('link', { name: '此信息不准确？' }).click()
  await page.getByLabel(/哪里不准确/).fill('第一行的金额与缴费通知不一致。')
  await page.getByRole('button', { name: '提交' }).click()
  expect(await page.getByRole('main').innerText()).toMatch(/编号/)
  await context.close()
})
