import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { watchPage } from '../support/page-faults.ts'
import { step } from './case-steps.ts'
import { type Desk, expectAccessible, signIn, visit } from './people.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()
const MATTER = '示例：公示期不足'
const DONE = '已经重新公示，并核对了以后各期的安排。'

function at(login: string): Promise<Desk> {
  return signIn(walk.browser, walk.platform.url, login)
}

/** The supervision office chooses what the monitors found at the education office, and makes one order of it. */
async function order(): Promise<string> {
  const desk = await at('jiandu')
  const { page, url } = desk
  const faults = watchPage(page, url)
  await page.goto(`${url}/console/monitors`)
  await page.getByRole('heading', { name: '监测' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '立即检查一轮' }).click()
  const boxes = page.getByRole('checkbox', { name: /选择 事项 JW/ })
  const found = async () => {
    await page.goto(`${url}/console/monitors?q=${encodeURIComponent('事项 JW')}`)
    await page.getByText(/^共 \d+ 条$/).waitFor()
    return boxes.count()
  }
  await expect.poll(found, { timeout: 60_000, interval: 1000 }).toBeGreaterThan(0)
  const count = await boxes.count()
  for (const box of await boxes.all()) await box.check()
  await page.getByRole('button', { name: `就选中的 ${String(count)} 个问题发出整改通知` }).click()
  const form = page.getByRole('dialog', { name: '发出整改通知' })
  // What is published says whose and how much.
  const matter = await form.getByLabel('整改事项').inputValue()
  expect(matter).toMatch(/（教务处）$/)
  expect([...matter.matchAll(/ (\d+) 个/g)].reduce((sum, [, one]) => sum + Number(one), 0)).toBe(count)
  await form.getByLabel('整改事项').fill(MATTER)
  expect(await form.getByLabel('发现的问题').inputValue()).toContain('JW-11')
  await form.getByLabel('整改要求').fill('补公开，并报告。')
  await form.getByRole('button', { name: '发出', exact: true }).click()
  await page.waitForURL(/\/console\/orders\/\w+/)
  await page.getByText(MATTER).first().waitFor()
  await expectAccessible(page)
  expect(faults).toEqual([])
  const { pathname } = new URL(page.url())
  await desk.leave()
  return pathname
}

/** One step of the order by somebody whose step it is. */
async function go(login: string, path: string, act: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await at(login)
  await desk.page.goto(`${desk.url}${path}`)
  await desk.page.getByText(MATTER).first().waitFor()
  await act(desk)
  await desk.leave()
}

test('the supervision office orders, the unit answers, somebody else looks again, and the public reads that it is closed', async () => {
  const path = await order()
  await go('jiaowu.head', path, async ({ page }) => {
    await step(page, ['报告整改', '报告'], () => page.getByLabel('做了什么').fill(DONE))
    await page.getByText(DONE).first().waitFor()
  })
  await go('jiandu', path, async ({ page }) => {
    // Whoever ordered does not look again.
    expect(await page.getByRole('button', { name: '复核', exact: true }).isDisabled()).toBe(true)
  })
  await go('fenguan', path, async ({ page }) => {
    await step(page, ['复核', '确定'], async () => {
      await page.getByLabel('复核意见').fill('示例：查看了公示记录，已整改。')
      // The monitors have not seen it cured.
      await page.getByLabel('问题没有消除仍办结的理由').fill('示例：信息正在审核，一周内公开。')
    })
    await page.getByText('查看了公示记录').first().waitFor()
  })
  const reader = await visit(walk.browser, walk.platform.url)
  await reader.page.goto(`${reader.url}/rectification`)
  await reader.page.getByText(MATTER).waitFor()
  await expectAccessible(reader.page)
  await reader.leave()
})

/** Opens the report and does one step of it. */
async function withReport(login: string, path: string, name: string): Promise<void> {
  const desk = await at(login)
  await desk.page.goto(`${desk.url}${path}`)
  await step(desk.page, [name, name])
  await desk.leave()
}

/** What the monitors see becomes a problem of the report: one that lists none is not sent on. */
async function takeOverProblem(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /问题清单/ }).click()
  await page
    .getByRole('button', { name: /^登记到报告/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('tab', { name: '问题清单（1）' }).waitFor()
}

test('the office writes the annual report from the records, a leader signs it, and a reader opens what stands behind a number', async () => {
  const office = await at('gongkai.zhuren')
  const { page, url } = office
  const faults = watchPage(page, url)
  await page.goto(`${url}/console/reports`)
  await page.getByRole('button', { name: '新建报告' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '生成初稿' }).click()
  await page.waitForURL(/\/console\/reports\/\w+/)
  await page.getByRole('tab', { name: '编写' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('tab', { name: '预览' }).click()
  await page.getByText('663').filter({ visible: true }).first().waitFor()
  await takeOverProblem(page)
  expect(faults).toEqual([])
  const { pathname } = new URL(page.url())
  await office.leave()
  await withReport('gongkai.jingban', pathname, '审核送签')
  await withReport('fenguan', pathname, '签发')
  await withReport('gongkai.zhuren', pathname, '公布')
  const reader = await visit(walk.browser, url)
  await reader.page.goto(`${url}/reports`)
  await reader.page.locator('a[href^="/reports/"]').first().click()
  await expectAccessible(reader.page)
  await reader.page.getByRole('link', { name: '663' }).first().click()
  await reader.page.getByRole('heading', { name: '清单条目' }).waitFor()
  await reader.page.getByText('逐条记录').waitFor()
  await reader.leave()
})
