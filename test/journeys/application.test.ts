import { expect, test } from 'vitest'
import { SCREENS } from '../support/browser.ts'
import { watchPage } from '../support/page-faults.ts'
import { follow, openCase, pick, receiptOf, step, type Ticket } from './case-steps.ts'
import { type Desk, expectAccessible, signIn, visit } from './people.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()
const TITLE = '示例地下管廊巡检台账'
const ANSWER = '巡检台账见附件，可在本网站下载。'

/** Applies on the public pages, on a phone, without an account. */
async function apply({ page, url }: Desk): Promise<Ticket> {
  await page.goto(`${url}/apply`)
  await page.getByRole('link', { name: '填写申请' }).first().click()
  await page.getByLabel('信息名称、文号或者主题（必填）').fill(TITLE)
  await page.getByLabel('具体内容（必填）').fill('请提供2025年的巡检台账。')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('姓名或者单位名称（必填）').fill('示例甲')
  await page.getByLabel('证件号码或者统一社会信用代码（必填）').fill('X-示例-1')
  await page.getByLabel('联系电话').fill('0416-0000000')
  await page.locator('[data-question]').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '已阅读说明，提交申请' }).click()
  await page.getByRole('heading', { name: '申请已提交' }).waitFor()
  return receiptOf(page)
}

async function sit(login: string): Promise<Desk> {
  return signIn(walk.browser, walk.platform.url, login)
}

async function confirmAndAssign({ number }: Ticket): Promise<void> {
  const office = await sit('gongkai.zhuren')
  const faults = watchPage(office.page, office.url)
  await openCase(office, '申请待确认收到', number)
  await step(office.page, ['确认收到', '确认收到'])
  await step(office.page, ['交办', '交办'], (page) => pick(page, '牵头单位', '教务处'))
  await office.page.getByText('承办中 · 教务处牵头').waitFor()
  await office.page.getByText('期限届满日').first().waitFor()
  await expectAccessible(office.page)
  expect(faults).toEqual([])
  await office.leave()
}

async function searchAndDraft({ number }: Ticket): Promise<void> {
  const unit = await sit('jiaowu.editor')
  const { page } = unit
  await openCase(unit, '申请待办理', number)
  await step(page, ['检索记录', '记录'], async () => {
    await page.getByLabel('检索的范围').fill('后勤档案柜')
    await page.getByLabel('检索的方法').fill('逐卷查阅')
    await page.getByLabel('检索词').fill('管廊')
    await page.getByLabel('检索结果').fill('找到一册')
  })
  await step(page, ['拟答复', '保存答复'], async () => {
    await pick(page, '答复类型', '予以公开')
    await page.getByLabel('获取信息的方式和途径').fill(ANSWER)
  })
  await page.getByText('未经保密审查').first().waitFor()
  await step(page, ['答复送审', '送审'])
  await unit.leave()
}

async function checkSecrecy({ number }: Ticket): Promise<void> {
  const reviewer = await sit('baomi')
  const { page } = reviewer
  await openCase(reviewer, '申请待保密审查', number)
  await step(page, ['保密审查', '通过审查'], async () => {
    await page.getByRole('button', { name: '通过审查' }).click()
    await page.getByText('请逐项审查：是否涉及国家秘密').waitFor()
    for (const answer of await page.getByText('不涉及', { exact: true }).all()) await answer.click()
    await page.getByLabel('审查依据').fill('示例定密事项目录，不涉及')
  })
  await page.getByText('已通过保密审查', { exact: true }).first().waitFor()
  await reviewer.leave()
}

async function signAndDeliver({ number }: Ticket): Promise<void> {
  const leader = await sit('fenguan')
  await openCase(leader, '申请待签发', number)
  await step(leader.page, ['签发', '签发'])
  await leader.leave()
  const office = await sit('gongkai.zhuren')
  await openCase(office, '申请待送达', number)
  await step(office.page, ['送达答复', '登记送达'])
  await office.page.getByText('已答复').first().waitFor()
  await expectAccessible(office.page)
  await office.leave()
}

test('somebody without an account applies on a phone and reads the answer that the school worked out', async () => {
  const applicant = await visit(walk.browser, walk.platform.url)
  const { page } = applicant
  await page.setViewportSize(SCREENS.phone)
  const ticket = await apply(applicant)
  await confirmAndAssign(ticket)
  await searchAndDraft(ticket)
  await checkSecrecy(ticket)
  await signAndDeliver(ticket)
  await follow(applicant, '/apply/progress', ticket)
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor()
  await page.getByText(ANSWER).first().waitFor()
  await applicant.leave()
})
