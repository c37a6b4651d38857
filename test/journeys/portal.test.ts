import { expect, test } from 'vitest'
import { accessibilityFaults, SCREENS } from '../support/browser.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()

/** One page of every kind; what has a number is found by following a link. */
const PAGES = [
  '/',
  '/guide',
  '/apply',
  '/supervision',
  '/accessibility',
  '/privacy',
  '/sitemap',
  '/latest',
  '/latest?page=3',
  '/columns/notices',
  '/columns/gallery',
  '/columns/topics',
  '/units',
  '/units/caiwu',
  '/units/caiwu/columns/fees',
  '/catalogue/moe50',
  '/catalogue/moe50?state=open',
  '/catalogue/sanwu',
  `/search?q=${encodeURIComponent('收费标准')}`,
  `/search?q=${encodeURIComponent('没有这样的词语')}`,
  '/corrections',
  '/login?back=/console/',
  '/info/999999',
  '/info/1',
  // A wide table in an article.
  '/info/300',
]

test.each(Object.entries(SCREENS))(
  'every kind of page is accessible and fits the screen: %s',
  async (_name, viewport) => {
    // Nothing here needs a script.
    const context = await walk.browser.newContext({ viewport, locale: 'zh-CN' })
    const page = await context.newPage()
    const faults: string[] = []
    for (const path of PAGES) {
      await page.goto(walk.platform.url + path)
      faults.push(...(await accessibilityFaults(page)))
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      if (overflow > 0) faults.push(`${path}: ${String(overflow)} px wider than the screen`)
    }
    expect(faults).toEqual([])
    await context.close()
  },
)

test('without script a reader searches, filters, enlarges the text and reports an error', async () => {
  const context = await walk.browser.newContext({ viewport: SCREENS.phone, javaScriptEnabled: false, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${walk.platform.url}/`)
  await page.locator('main input[name=q]').fill('收费标准')
  await page.getByRole('button', { name: '搜索' }).first().click()
  await page.getByRole('combobox', { name: '责任单位' }).selectOption({ label: '计划财务处' })
  await page.getByRole('button', { name: '筛选' }).click()
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
