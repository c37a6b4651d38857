import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aMixedPdf, WITHHELD } from '../support/redaction-builders.ts'
import { watchPage } from '../support/page-faults.ts'
import { expectAccessible, signIn } from './people.ts'
import { behind } from './prepare.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()

/** An application that the education office works on. */
async function anAssigned(url: string): Promise<string> {
  const office = await behind(url, 'gongkai.zhuren')
  const editor = await behind(url, 'jiaowu.editor')
  const me = (await editor.ask('GET', '/me')) as unknown as { roles: { unitId: string }[] }
  const identity = {
    name: '示例甲',
    documentType: '居民身份证',
    documentNo: 'X-1',
    representative: '',
    contactName: '',
  }
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
  const { id } = await office.ask('POST', '/applications', {
    channel: 'counter',
    cameOn: today,
    kind: 'person',
    identity: { ...identity, phone: '0416-0000000', email: '', address: '示例路1号' },
    request: { title: '采购付款记录', what: '请提供付款记录', purpose: '' },
    form: 'electronic',
    way: 'online',
  })
  const unitIds = [me.roles[0]?.unitId]
  await office.ask('POST', `/applications/${String(id)}/assignments`, { unitIds, note: '' })
  return String(id)
}

async function drawOn(page: Page): Promise<void> {
  await page.getByRole('img', { name: '原件第 1 页' }).waitFor()
  await page.getByRole('button', { name: '下一页' }).click()
  const picture = page.getByRole('img', { name: '原件第 2 页' })
  await picture.waitFor()
  await picture.scrollIntoViewIfNeeded()
  const area = await picture.boundingBox()
  if (!area) throw new Error('no page')
  await page.mouse.move(area.x + area.width * 0.1, area.y + area.height * 0.2)
  await page.mouse.down()
  await page.mouse.move(area.x + area.width * 0.5, area.y + area.height * 0.4, { steps: 5 })
  await page.mouse.up()
}

async function markByNumbers(page: Page): Promise<void> {
  for (const [label, value] of [
    ['页', '2'],
    ['左', '20'],
    ['上', '200'],
    ['宽', '100'],
    ['高', '30'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: '添加位置' }).click()
}

test('an officer marks words and places of a file, looks at the result, and puts it into the answer', async () => {
  const { url } = walk.platform
  const id = await anAssigned(url)
  const desk = await signIn(walk.browser, url, 'jiaowu.editor')
  const { page } = desk
  const faults = watchPage(page, url)
  await page.goto(`${url}/console/applications/${id}`)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '收入信息原件' }).click(),
  ])
  await chooser.setFiles({ name: '付款记录.pdf', mimeType: 'application/pdf', buffer: await aMixedPdf() })
  await page.getByRole('link', { name: '付款记录.pdf', exact: true }).first().click()
  await page.getByRole('heading', { name: '区分处理', level: 1 }).waitFor()
  await drawOn(page)
  await page.getByLabel('词语（出现的各处都遮盖）').fill(WITHHELD)
  await page.getByRole('button', { name: '添加词语' }).click()
  await markByNumbers(page)
  await page.getByRole('heading', { name: '要遮盖的内容 3 处' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '生成遮盖件' }).click()
  await page.getByRole('img', { name: '遮盖件第 1 页' }).waitFor()
  await page.getByText('待逐项查看').first().waitFor()
  await expectAccessible(page)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '确认并放入答复' }).click()
  await page.getByText('已放入答复').first().waitFor()
  expect(faults).toEqual([])
  await desk.leave()
})
