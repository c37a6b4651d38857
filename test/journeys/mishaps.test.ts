import { expect, test } from 'vitest'
import { anApproved, aDraft } from './prepare.ts'
import {
  beginDocument,
  choose,
  type Desk,
  expectAccessible,
  formedOn,
  paste,
  signIn,
  signInOver,
  visit,
} from './people.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()
const url = (): string => walk.platform.url

interface Kept {
  readonly workState: string
  readonly draft: { readonly title: string; readonly bodyHtml: string }
  readonly revisions: readonly unknown[]
}

/** What the server holds of the document that the person has before them. */
async function kept({ page }: Desk, id: string): Promise<Kept> {
  return (await (await page.request.get(`${url()}/api/v1/documents/${id}`)).json()) as Kept
}

function title({ page }: Desk) {
  return page.getByLabel('标题', { exact: true })
}

test('two people write one draft: the second hears of it, and neither loses a word', async () => {
  const { id } = await aDraft(url(), '示例合写通知')
  const desks = await Promise.all(['jiaowu.editor', 'jiaowu.head'].map((who) => signIn(walk.browser, url(), who)))
  const [first, second] = desks as [Desk, Desk]
  for (const { page } of desks) await page.goto(`${url()}/console/documents/${id}/edit`)
  await title(first).fill('第一人的标题')
  await first.page.getByText('已保存').waitFor()
  await expect.poll(async () => (await kept(first, id)).draft.title).toBe('第一人的标题')
  await second.page.getByRole('textbox', { name: '正文' }).fill('第二人的一段话。')
  await second.page.getByText('这份信息刚刚被别人改过').waitFor()
  await expectAccessible(second.page)
  expect(await second.page.getByRole('textbox', { name: '正文' }).innerText()).toContain('第二人的一段话。')
  expect((await kept(first, id)).draft.title).toBe('第一人的标题')

  await second.page.getByRole('button', { name: '载入对方保存的内容' }).click()
  await second.page.getByRole('button', { name: '先不载入' }).click()
  expect(await second.page.getByRole('textbox', { name: '正文' }).innerText()).toContain('第二人的一段话。')
  await second.page.getByRole('button', { name: '载入对方保存的内容' }).click()
  await second.page.getByRole('button', { name: '载入', exact: true }).click()
  await expect.poll(() => title(second).inputValue()).toBe('第一人的标题')
  await second.page.getByRole('textbox', { name: '正文' }).fill('第二人的一段话。')
  await expect.poll(async () => (await kept(second, id)).draft.bodyHtml).toContain('第二人的一段话。')
  expect((await kept(second, id)).draft.title).toBe('第一人的标题')
  for (const desk of desks) await desk.leave()
})

test('the session ends while somebody writes: after signing in over the page everything is saved', async () => {
  const desk = await signIn(walk.browser, url(), 'jiaowu.editor')
  await beginDocument(desk)
  const id = desk.page.url().split('/').at(-2) ?? ''
  await desk.page.context().clearCookies()
  await title(desk).fill('登录过期时写下的标题')
  await desk.page.getByRole('dialog', { name: '登录已过期，请重新登录' }).waitFor()
  await expectAccessible(desk.page)
  await signInOver(desk, 'jiaowu.editor', 'Not-the-password-1')
  await desk.page.getByRole('dialog').getByText('账号或密码').waitFor()
  await signInOver(desk, 'jiaowu.editor')
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(async () => (await kept(desk, id)).draft.title).toBe('登录过期时写下的标题')
  expect(await title(desk).inputValue()).toBe('登录过期时写下的标题')
  await desk.leave()
})

test('the network fails while somebody writes: the page says so and saves when it is back', async () => {
  const desk = await signIn(walk.browser, url(), 'jiaowu.editor')
  await beginDocument(desk)
  const id = desk.page.url().split('/').at(-2) ?? ''
  await desk.page.context().setOffline(true)
  await title(desk).fill('断网时写下的标题')
  await desk.page.getByText('暂时连不上服务器').waitFor()
  await desk.page.getByText('没有保存，正在重试').waitFor()
  await desk.page.context().setOffline(false)
  await desk.page.keyboard.press('Control+s')
  await expect.poll(async () => (await kept(desk, id)).draft.title).toBe('断网时写下的标题')
  await desk.leave()
})

/** Two megabytes as Word puts them on the clipboard, with what a page must never run. */
const HOSTILE_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><script>window.isHacked = true</script>
<p class=MsoNormal onclick="window.isHacked = true" style='mso-pagination:none'>开头一段。</p>
<img src=x onerror="window.isHacked = true"><iframe src="javascript:parent.isHacked = true"></iframe>
<a href="javascript:window.isHacked = true">链接</a><svg onload="window.isHacked = true"></svg>
${'<p class=MsoNormal style="mso-pagination:widow-orphan;font-family:仿宋_GB2312"><span lang=EN-US>某段文字，内容重复。</span></p>\n'.repeat(17_000)}
<p class=MsoNormal>结尾一段。</p></body></html>`

test('strange words arrive as they are, and hostile ones arrive harmless', async () => {
  expect(HOSTILE_WORD.length).toBeGreaterThan(1_900_000)
  const desk = await signIn(walk.browser, url(), 'jiaowu.editor')
  await beginDocument(desk)
  const id = desk.page.url().split('/').at(-2) ?? ''
  const strange = '𠮷林🎓‏עברית‎“引号”<b>&amp;'
  await title(desk).fill(strange)
  await paste(desk, HOSTILE_WORD)
  await desk.page.getByText('结尾一段。').waitFor()
  await expect.poll(async () => (await kept(desk, id)).draft.bodyHtml.includes('结尾一段。')).toBe(true)
  const { draft } = await kept(desk, id)
  expect(draft.title).toBe(strange)
  expect(draft.bodyHtml.startsWith('<p>开头一段。</p>')).toBe(true)
  expect(draft.bodyHtml).not.toMatch(/script|onerror|onclick|onload|iframe|svg|mso/i)
  expect(await desk.page.evaluate('window.isHacked')).toBe(undefined)
  await desk.page.goto(`${url()}/console/documents?q=${encodeURIComponent('𠮷林')}`)
  await desk.page.getByRole('link', { name: strange }).waitFor()
  await expectAccessible(desk.page)
  await desk.leave()
})

test('a title that is too long and a day that does not exist are told beside the field', async () => {
  const desk = await signIn(walk.browser, url(), 'jiaowu.editor')
  await beginDocument(desk)
  await title(desk).fill('长'.repeat(250))
  await desk.page.getByRole('button', { name: '标题最多 200 个字。' }).waitFor()
  await formedOn(desk, '2026-02-30')
  await desk.page.keyboard.press('Tab')
  // Nothing stands in the field that is not kept.
  await expect.poll(() => desk.page.locator('#field-formedOn input').inputValue()).toBe('')
  const submit = desk.page.getByRole('button', { name: '送审', exact: true })
  expect(await submit.isDisabled()).toBe(true)
  expect(await submit.getAttribute('aria-description')).toMatch(/还差 \d+ 处/)
  await expectAccessible(desk.page)
  await desk.leave()
})

test('pressed twice, it is sent for review once', async () => {
  const desk = await signIn(walk.browser, url(), 'jiaowu.editor')
  await beginDocument(desk)
  const id = desk.page.url().split('/').at(-2) ?? ''
  await title(desk).fill('示例双击送审')
  await desk.page.getByRole('textbox', { name: '正文' }).fill('正文。')
  await choose(desk, 'columnIds', '通知公告')
  await formedOn(desk, '2026-11-02')
  await desk.page.getByText('内容齐全，可以送审。').waitFor()
  await desk.page.getByRole('button', { name: '送审', exact: true }).click()
  await desk.page.getByRole('button', { name: '确认送审' }).dblclick()
  await desk.page.getByText('审核中', { exact: true }).first().waitFor()
  const { workState, revisions } = await kept(desk, id)
  expect([workState, revisions.length]).toEqual(['in-review', 1])
  await desk.leave()
})

test('published in one window: the other window and the way back show what is, and publish nothing twice', async () => {
  const { id } = await anApproved(url(), '示例两个窗口')
  const one = await signIn(walk.browser, url(), 'gongkai.zhuren')
  const address = `${url()}/console/documents/${id}`
  const other = await one.page.context().newPage()
  await one.page.goto(address)
  await other.goto(address)
  await other.getByRole('button', { name: '发布', exact: true }).click()
  await one.page.getByRole('button', { name: '发布', exact: true }).click()
  await one.page.getByRole('button', { name: '立即发布' }).dblclick()
  await one.page.getByRole('link', { name: /在门户上查看/ }).waitFor()
  await other.getByRole('button', { name: '立即发布' }).click()
  await other
    .getByRole('dialog')
    .getByText(/没有通过审核|已经发布/)
    .waitFor()
  await other.close()
  await one.page.getByRole('link', { name: /在门户上查看/ }).click()
  await one.page.getByRole('heading', { name: '示例两个窗口', level: 1 }).waitFor()
  await one.page.goBack()
  await one.page.getByRole('link', { name: /在门户上查看/ }).waitFor()
  expect(await one.page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
  const { revisions } = await kept(one, id)
  expect(revisions.length).toBe(1)
  await one.leave()
})

test('a stranger who knows an address of the console is asked to sign in and comes back to it', async () => {
  const { id } = await aDraft(url(), '示例回到原处')
  const desk = await visit(walk.browser, url())
  await desk.page.goto(`${url()}/console/documents/${id}`)
  await desk.page.waitForURL('**/login?back=*')
  await signInOver(desk, 'jiaowu.editor')
  await desk.page.getByRole('heading', { name: '示例回到原处', level: 1 }).waitFor()
  await desk.leave()
})
