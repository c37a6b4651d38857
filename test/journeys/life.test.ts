import { expect, test } from 'vitest'
import { step } from './case-steps.ts'
import { anApproved, aPublished, behind } from './prepare.ts'
import { expectAccessible, signIn, submit, visit } from './people.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()
const url = (): string => walk.platform.url

/** The titles to which a page or a feed leads; what is marked in them is taken as text. */
function titlesOn(text: string): string[] {
  const found = [
    ...text.matchAll(/href="\/info\/\d+"[^>]*>([^]*?)<\/a>/g),
    ...text.matchAll(/<title>(?:<!\[CDATA\[)?([^<\]]*)/g),
  ]
  return found.map(([, words = '']) => words.replaceAll(/<[^>]*>/g, '').trim())
}

/** The surfaces on which a notice of the education office can be seen, by title. */
async function surfacesWith(title: string): Promise<string[]> {
  const surfaces = ['/', '/latest', '/columns/notices', `/search?q=${encodeURIComponent(title)}`, '/feeds/latest.xml']
  const texts = await Promise.all(surfaces.map(async (path) => (await fetch(url() + path)).text()))
  return surfaces.filter((_, at) => titlesOn(texts[at] ?? '').includes(title))
}

test('an edit after approval needs approval again, at every step', async () => {
  const prepared = await anApproved(url(), '示例批后再改通知')
  const office = await signIn(walk.browser, url(), 'gongkai.zhuren')
  await office.page.goto(`${url()}/console/documents/${prepared.id}`)
  await office.page.getByRole('button', { name: '发布', exact: true }).waitFor()

  const editor = await signIn(walk.browser, url(), 'jiaowu.editor')
  await editor.page.goto(`${url()}/console/documents/${prepared.id}`)
  await editor.page.getByRole('button', { name: '修改', exact: true }).click()
  await editor.page.getByText('改动后须重新送审').waitFor()
  await editor.page.getByRole('textbox', { name: '正文' }).fill('批准之后又改了一句。')
  await editor.page.getByText('已保存').waitFor()

  // The office still has the old page before it: pressing the button publishes nothing.
  await office.page.getByRole('button', { name: '发布', exact: true }).click()
  await office.page.getByRole('button', { name: '立即发布' }).click()
  await office.page
    .getByText(/还没有通过审核|未通过审核|审核通过/)
    .last()
    .waitFor()
  await office.page.reload()
  await office.page.getByText('草稿', { exact: true }).first().waitFor()
  expect(await office.page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
  expect(await surfacesWith(prepared.title)).toEqual([])

  await submit(editor)
  await editor.leave()
  const head = await behind(url(), 'jiaowu.head')
  const { steps } = (await head.ask(
    'GET',
    `/review-cases/${String((await head.ask('GET', `/documents/${prepared.id}`))['reviewCaseId'])}`,
  )) as unknown as { steps: { opinions: unknown[] }[] }
  expect(steps.map(({ opinions }) => opinions.length)).toEqual([0, 0, 0])
  await office.leave()
})

test('what is scheduled appears at its hour and not before', async () => {
  const { id, title } = await anApproved(url(), '示例定时发布通知')
  const office = await signIn(walk.browser, url(), 'gongkai.zhuren')
  const { page } = office
  await page.goto(`${url()}/console/documents/${id}`)
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByText('定时', { exact: true }).click()
  await page.getByRole('button', { name: '定时发布' }).click()
  await page.getByText('请选择发布时间').waitFor()
  await page.getByLabel('时间（北京时间）').fill('2126-12-01 08:30')
  await page.keyboard.press('Enter')
  await expectAccessible(page)
  await page.getByRole('button', { name: '定时发布' }).click()
  await page.getByText('将于 2126-12-01 08:30 自动发布').waitFor()
  await expectAccessible(page)
  expect(await surfacesWith(title)).toEqual([])

  // The office brings the hour forward; nobody presses a button when it comes.
  const remote = await behind(url(), 'gongkai.zhuren')
  await remote.ask('POST', `/documents/${id}/publication`, { at: new Date(Date.now() + 2000).toISOString() })
  await expect.poll(() => surfacesWith(title)).toHaveLength(5)
  await page.reload()
  await page.getByRole('link', { name: /在门户上查看/ }).waitFor()
  await office.leave()
})

test('what is withdrawn says so on its page and is gone from lists, search and feed', async () => {
  const { id, title, no } = await aPublished(url(), '示例撤回公告')
  await expect.poll(() => surfacesWith(title)).toHaveLength(5)
  const office = await signIn(walk.browser, url(), 'gongkai.zhuren')
  await office.page.goto(`${url()}/console/documents/${id}`)
  await office.page.getByRole('button', { name: '撤回公开' }).click()
  await office.page.getByRole('button', { name: '撤回', exact: true }).click()
  await office.page.getByText('请选择撤回的种类').waitFor()
  await expectAccessible(office.page)
  await office.page
    .getByText(/发布有误/)
    .first()
    .click()
  await office.page.getByLabel('给读者的说明').fill('附件中的日期有误，更正后重新发布。')
  await office.page.getByRole('button', { name: '撤回', exact: true }).click()
  await office.page.getByText('已撤回', { exact: true }).first().waitFor()
  await office.leave()

  const { page, leave } = await visit(walk.browser, url())
  const answer = await page.goto(`${url()}/info/${String(no)}`)
  expect(answer?.status()).toBe(410)
  await page.getByText('附件中的日期有误，更正后重新发布。').waitFor()
  expect(await page.getByText(`${title}正文。`).count()).toBe(0)
  await expectAccessible(page)
  await expect.poll(() => surfacesWith(title)).toEqual([])
  await leave()
})

test('a reader reports an error, the unit answers, and the reader finds the answer', async () => {
  const { no } = await aPublished(url(), '示例纠错通知')
  const { page, leave } = await visit(walk.browser, url())
  await page.goto(`${url()}/info/${String(no)}`)
  await page.getByRole('link', { name: '此信息不准确？' }).click()
  await page.getByLabel(/哪里不准确/).fill('闭馆时间与门口张贴的不一致。')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已收到您的反映' }).waitFor()
  await expectAccessible(page)
  const [number = '', code = ''] = await page.locator('.receipt').allInnerTexts()

  const editor = await signIn(walk.browser, url(), 'jiaowu.editor')
  await editor.page.goto(`${url()}/console/mailbox-letters?from=correction`)
  await editor.page.getByRole('link', { name: number }).click()
  await editor.page.getByText('闭馆时间与门口张贴的不一致。').waitFor()
  await editor.page.getByText('还是反映时的版本', { exact: true }).waitFor()
  await expectAccessible(editor.page)
  await step(editor.page, ['拟答复', '保存答复'], async () => {
    await editor.page.getByText('经核实无误', { exact: true }).click()
    await editor.page.getByLabel('答复内容').fill('门口张贴的是假期时间，现在以页面为准。')
  })
  await editor.leave()
  const head = await signIn(walk.browser, url(), 'jiaowu.head')
  await head.page.goto(`${url()}/console/mailbox-letters?number=${number}`)
  await head.page.getByRole('link', { name: number }).click()
  await step(head.page, ['审发', '审发'])
  await head.page.getByText('已答复', { exact: false }).first().waitFor()
  await head.leave()

  await page.goto(`${url()}/mailboxes/progress`)
  await page.getByLabel('编号').fill(number)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText('门口张贴的是假期时间，现在以页面为准。').waitFor()
  await expectAccessible(page)
  await leave()
})
