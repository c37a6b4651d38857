import { expect, test } from 'vitest'
import {
  agree,
  beginDocument,
  choose,
  type Desk,
  expectAccessible,
  formedOn,
  paste,
  openWaiting,
  signIn,
  submit,
  visit,
} from './people.ts'
import { useWalk } from './walk.ts'

const TITLE = '示例医科大学学术不端行为查处办法（示例）'
const walk = useWalk()

/** Reviewers of the sample school in the order of the route of ordinary disclosure. */
const REVIEWERS = ['jiaowu.head', 'baomi', 'gongkai.zhuren'] as const

/** The secrecy reviewer cannot agree before each question is answered, nor when one of the answers is yes. */
async function answerSecrecy({ page }: Desk): Promise<void> {
  const submitOpinion = page.getByRole('button', { name: '提交意见' })
  await submitOpinion.click()
  for (const kind of ['国家秘密', '工作秘密', '不应公开的个人信息', '商业秘密'])
    await page.getByText(`请逐项审查：是否涉及${kind}`).waitFor()
  await expectAccessible(page)
  for (const answer of await page.getByText('不涉及', { exact: true }).all()) await answer.click()
  await page.getByText('涉及', { exact: true }).last().click()
  await submitOpinion.click()
  await page.getByText('涉及的不能同意，请选“退回修改”并写明理由').waitFor()
}

test('a Word file made by LibreOffice goes through every step of review', async () => {
  const editor = await signIn(walk.browser, walk.platform.url, 'jiaowu.editor')
  await expectAccessible(editor.page)
  await beginDocument(editor)
  await editor.page.setInputFiles('input[type=file][accept=".docx,.xlsx"]', 'test/fixtures/banfa.docx')
  await editor.page.getByText('已导入“banfa.docx”').waitFor()
  expect(await editor.page.getByLabel('标题', { exact: true }).inputValue()).toBe(TITLE)
  // The picture has no words yet: the list of what is missing leads to it.
  await editor.page.getByRole('button', { name: /替代文字/ }).click()
  await editor.page.getByRole('button', { name: '填写图片说明' }).click()
  await editor.page.getByLabel(/图片里有什么/).fill('示例流程图：受理、调查、处理三个步骤')
  await editor.page.getByRole('button', { name: '确定' }).click()
  await editor.page.setInputFiles('aside input[type=file]', 'test/fixtures/banfa.pdf')
  await editor.page.getByRole('button', { name: '移除附件 banfa.pdf' }).waitFor()
  await choose(editor, 'itemIds', '学术不端')
  await choose(editor, 'columnIds', '规章制度')
  await formedOn(editor, '2026-11-02')
  await expectAccessible(editor.page)
  await submit(editor)
  await expectAccessible(editor.page)
  await editor.leave()
  for (const login of REVIEWERS) {
    const reviewer = await signIn(walk.browser, walk.platform.url, login)
    await openWaiting(reviewer, TITLE)
    await expectAccessible(reviewer.page)
    if (login === 'baomi') await answerSecrecy(reviewer)
    await agree(reviewer)
    await reviewer.leave()
  }
})

test('the office publishes it, and the public finds it everywhere', async () => {
  const office = await signIn(walk.browser, walk.platform.url, 'gongkai.zhuren')
  await openWaiting(office, TITLE)
  await office.page.getByRole('button', { name: '发布', exact: true }).click()
  await office.page.getByRole('button', { name: '立即发布' }).click()
  const link = office.page.getByRole('link', { name: /在门户上查看/ })
  await link.waitFor()
  const address = (await link.getAttribute('href')) ?? ''
  await office.leave()

  const { page, url, leave } = await visit(walk.browser, walk.platform.url)
  await page.goto(url + address)
  await page.getByRole('heading', { name: TITLE }).waitFor()
  for (const name of ['banfa.docx', 'banfa.pdf']) {
    const href = await page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .getAttribute('href')
    expect((await page.request.get(url + (href ?? ''))).status()).toBe(200)
  }
  expect(await page.getByRole('cell', { name: '学术委员会', exact: true }).count()).toBe(1)
  expect(await page.getByAltText('示例流程图：受理、调查、处理三个步骤').count()).toBe(1)
  await expectAccessible(page)
  for (const surface of ['/', '/latest', '/units/jiaowu', '/units/jiaowu/columns/rules']) {
    await page.goto(url + surface)
    await page.getByRole('link', { name: TITLE }).first().waitFor()
    await expectAccessible(page)
  }
  await page.goto(`${url}/catalogue/moe50`)
  await expectAccessible(page)
  await page.getByRole('link', { name: /学术不端行为查处机制/ }).click()
  await page.getByRole('link', { name: TITLE }).first().waitFor()
  await expectAccessible(page)
  await expect
    .poll(async () => {
      await page.goto(`${url}/search?q=${encodeURIComponent('学术不端 受理')}`)
      return page.getByRole('link', { name: TITLE }).count()
    })
    .toBe(1)
  await expectAccessible(page)
  expect(await (await page.request.get(`${url}/feeds/latest.xml`)).text()).toContain(TITLE)
  await leave()
})

test('a supervisor sees every step and can change nothing', async () => {
  const supervisor = await signIn(walk.browser, walk.platform.url, 'jiandu')
  const { page, url } = supervisor
  await page.goto(`${url}/console/documents?q=${encodeURIComponent('学术不端行为查处')}`)
  await openWaiting(supervisor, TITLE)
  for (const step of ['单位负责人审核', '保密审查', '信息公开办公室审核'])
    await page.getByText(step, { exact: true }).waitFor()
  for (const action of ['修改', '送审', '发布', '撤回公开', '紧急发布', '删除草稿', '催办'])
    expect(await page.getByRole('button', { name: action, exact: true }).count()).toBe(0)
  await expectAccessible(page)
  const id = page.url().split('/').at(-1) ?? ''
  for (const [method, path] of [
    ['PUT', 'draft'],
    ['POST', 'submission'],
    ['POST', 'opinion'],
    ['POST', 'publication'],
    ['POST', 'withdrawal'],
  ] as const) {
    const answer = await page.request.fetch(`${url}/api/v1/documents/${id}/${path}`, { method, data: {} })
    expect([400, 403]).toContain(answer.status())
  }
  await page.goto(`${url}/console/ledger`)
  await page.getByText(TITLE).first().waitFor()
  await expectAccessible(page)
  await supervisor.leave()
})

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body>
<!--StartFragment--><p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'><b><span
style='font-size:16.0pt;font-family:仿宋'>示例说明<o:p></o:p></span></b></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>第一段。</span><img src="file:///C:/a.png"></p>
<table class=MsoTableGrid border=1><tr><td width=200><p class=MsoNormal>项目</p></td><td><p class=MsoNormal>金额</p></td></tr></table><!--EndFragment--></body></html>`

test('a paste from Word arrives clean, and two who write at once lose nothing', async () => {
  const editor = await signIn(walk.browser, walk.platform.url, 'jiaowu.editor')
  await beginDocument(editor)
  await paste(editor, WORD)
  await editor.page.getByText('1 张图片没有带过来').waitFor()
  await editor.page.getByLabel('标题', { exact: true }).fill('示例粘贴')
  await editor.page.getByText('已保存').waitFor()
  const id = editor.page.url().split('/').at(-2) ?? ''
  const address = `${walk.platform.url}/api/v1/documents/${id}`
  const { draft } = (await (await editor.page.request.get(address)).json()) as {
    draft: { bodyHtml: string; version: number; metadata: object }
  }
  expect(draft.bodyHtml).toContain('<p style="text-align:center"><strong>示例说明</strong></p><p>第一段。</p><table>')
  expect(draft.bodyHtml).not.toMatch(/mso|Mso|font|o:p|file:/)
  // A colleague saves in between; the person at the screen hears of it and keeps the words.
  const saved = await editor.page.request.put(`${address}/draft`, { data: { ...draft, title: '同事的标题' } })
  expect(saved.status()).toBe(200)
  await editor.page.getByLabel('标题', { exact: true }).fill('我的标题')
  await editor.page.getByText('这份信息刚刚被别人改过').waitFor()
  await expectAccessible(editor.page)
  await editor.page.getByRole('button', { name: '保留我的内容并覆盖' }).click()
  await editor.page.getByText('已保存').waitFor()
  expect(await (await editor.page.request.get(address)).text()).toContain('我的标题')
  await editor.leave()
})

test('what the head returns comes back with the reason, and goes on after the change', async () => {
  const title = '关于示例教学楼自习室开放时间的通知'
  const editor = await signIn(walk.browser, walk.platform.url, 'jiaowu.editor')
  await beginDocument(editor)
  await editor.page.getByLabel('标题', { exact: true }).fill(title)
  await editor.page.getByRole('textbox', { name: '正文' }).fill('自习室每日开放至二十二时。')
  await choose(editor, 'columnIds', '通知公告')
  await formedOn(editor, '2026-11-02')
  await submit(editor)

  const head = await signIn(walk.browser, walk.platform.url, 'jiaowu.head')
  await openWaiting(head, title)
  await head.page.getByText('退回修改', { exact: true }).click()
  await head.page.getByRole('button', { name: '提交意见' }).click()
  await head.page.getByText('退回须写明理由').waitFor()
  await head.page.getByLabel('意见', { exact: true }).fill('请写明考试周的开放时间。')
  await head.page.getByRole('button', { name: '提交意见' }).click()
  await head.page.getByText('已退回', { exact: true }).first().waitFor()

  await editor.page.reload()
  await editor.page.getByText('请写明考试周的开放时间。').waitFor()
  await editor.page.getByRole('button', { name: '修改', exact: true }).click()
  const text = editor.page.getByRole('textbox', { name: '正文' })
  await text.fill('自习室每日开放至二十二时，考试周开放至二十三时。')
  await editor.page.getByText('已保存').waitFor()
  await submit(editor)
  await editor.page.getByRole('button', { name: '对比' }).click()
  await editor.page.locator('ins', { hasText: '考试周' }).waitFor()
  await editor.leave()

  await head.page.goto(`${walk.platform.url}/console/`)
  await openWaiting(head, title)
  await agree(head)
  await head.page.getByText('等待：').waitFor()
  await head.leave()
})
