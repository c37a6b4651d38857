import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pageFaults, watchPage } from '../support/page-faults.ts'
import { aCall, aDraft } from './prepare.ts'
import { type Desk, signIn } from './people.ts'
import { useWalk } from './walk.ts'

const walk = useWalk()
const url = (): string => walk.platform.url

/** One person of every role that enters the console. */
const PEOPLE = [
  ['jiaowu.editor', 'baomi', 'xitong'],
  ['jiaowu.head', 'xuanchuan.shenhe', 'anquan'],
  ['gongkai.zhuren'],
  ['jiandu', 'fenguan', 'zhuyao', 'shenji'],
] as const
const opened = new Set<string>()
/** What was looked at already, as it looked: a page that is the same for the next role is not looked at twice. */
const looked = new Set<string>()
/** Buttons that were pressed already, with their pages. */
const pressed = new Set<string>()
// Every page and every button of eleven people; a machine that is shared takes thrice as long as one that is not.
const PATIENT = { timeout: 2_400_000 }

async function settled(page: Page): Promise<void> {
  await page.locator('main h1').waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('.ant-spin-spinning, .ant-skeleton-active').first().waitFor({ state: 'detached' })
}

/** The page without what differs from one drawing to the next. */
async function appearance(page: Page): Promise<string> {
  const html = await page.evaluate<string>(
    'document.querySelector("main").outerHTML + document.querySelectorAll("[role=dialog]").length',
  )
  return html.replaceAll(/(?:id|for|aria-[a-z]+|href|class)="[^"]*"|\d{4}-\d\d-\d\d \d\d:\d\d/g, '')
}

async function lookAt(page: Page): Promise<string[]> {
  const seen = await appearance(page)
  if (looked.has(seen)) return []
  looked.add(seen)
  return [...(await pageFaults(page, 'phone')), ...(await pageFaults(page, 'wide'))]
}

/** Buttons that do the same to every row are told apart by the name of the row. */
const ROW_ACTS =
  /^(修改专题|修改检索词|删除检索词|修改|停用|启用|岗位|角色|重置密码|解锁|移除附件|申请保留|放行|到正文).+/

// Written as text: the tests know no browser types.
const PLACE = `(button) => {
  const cell = button.closest('tbody td')
  return cell ? cell.cellIndex + '/' + [...cell.querySelectorAll('button')].indexOf(button) : ''
}`

/** What the button is, the same for every row of a table: its place in the row and what it does. */
async function kindOf(button: Locator, name: string): Promise<string> {
  const place = await button.evaluate<string, unknown>(PLACE)
  const act = ROW_ACTS.exec(name)?.[1]
  return place === '' ? (act ?? name) : `${place} ${act ?? ''}`
}

/** The buttons of the page that nobody has pressed yet, by their names; of those of the rows, one of each kind. */
async function newButtons(page: Page): Promise<string[]> {
  const buttons = await page.locator('main button:enabled').filter({ visible: true }).all()
  const named = await Promise.all(
    buttons.map(async (it) => {
      const name = (await it.getAttribute('aria-label')) ?? (await it.innerText())
      return { name, kind: await kindOf(it, name) }
    }),
  )
  const path = new URL(page.url()).pathname.replace(/[0-9a-z]{20,}/, ':id')
  const news = named.filter(({ name, kind }) => {
    if (name.trim() === '' || pressed.has(`${path} ${kind}`)) return false
    pressed.add(`${path} ${kind}`)
    return true
  })
  return news.map(({ name }) => name)
}

const IN_DIALOG = 'document.activeElement.closest("[role=dialog]") !== null'
const IN_MAIN = 'document.activeElement.closest("main") !== null'
const PATIENCE_MS = 20_000
const AGAIN_MS = 50

/** Does it come true soon? Asked from outside: what the page itself would have to evaluate again, its own policy forbids. */
async function comesTrue(page: Page, expression: string): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS
  while (!(await page.evaluate<boolean>(expression))) {
    if (performance.now() > deadline) return false
    await sleep(AGAIN_MS)
  }
  return true
}

/** Everything a dialog owes to the keyboard: it takes the focus, keeps it, closes with Escape and gives the focus back. */
async function dialogFaults(page: Page, name: string): Promise<string[]> {
  const faults = await lookAt(page)
  const owes = (what: string): unknown => faults.push(`${page.url()} “${name}” ${what}`)
  if (!(await comesTrue(page, IN_DIALOG))) owes('does not take the focus')
  for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
    await page.keyboard.press(key)
    if (!(await comesTrue(page, IN_DIALOG))) owes(`lets ${key} out`)
  }
  await page.keyboard.press('Escape')
  await page.locator('[role=dialog]').filter({ visible: true }).first().waitFor({ state: 'hidden' })
  if (!(await comesTrue(page, IN_MAIN))) owes('does not give the focus back')
  return faults
}

/** Two drawings of the screen: what a click opens at once is there then. */
const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'

async function openEverything(page: Page, address: string): Promise<string[]> {
  const faults: string[] = []
  for (const name of await newButtons(page)) {
    if (page.url() !== address) await page.goto(address).then(() => settled(page))
    const button = page
      .locator('main button:enabled')
      .filter({ visible: true })
      .and(page.getByRole('button', { name, exact: true }))
    if ((await button.count()) === 0) continue
    await button.first().click()
    await page.evaluate(DRAWN)
    const isOpen = (await page.locator('[role=dialog]').filter({ visible: true }).count()) > 0
    faults.push(...(isOpen ? await dialogFaults(page, name) : await lookAt(page)))
  }
  return faults
}

/** Pages that another one leads to, and the person who is led there. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'gongkai.zhuren': ['/console/monitors/due-soon', '/console/monitors/words', '/console/monitors/links'],
}

async function walkMenu({ page }: Desk, login: string): Promise<string[]> {
  const faults: string[] = []
  const titles: string[] = []
  const entries = await page.locator('nav a').all()
  const offered = await Promise.all(entries.map(async (entry) => (await entry.getAttribute('href')) ?? ''))
  const addresses = [...offered, ...(BESIDE[login] ?? [])].map((path) => url() + path)
  for (const address of addresses) {
    await page.goto(address)
    await settled(page)
    opened.add(new URL(page.url()).pathname.replace(/^\/console\/?/, ''))
    titles.push(await page.title())
    faults.push(...(await lookAt(page)), ...(await openEverything(page, page.url())))
  }
  if (new Set(titles).size < titles.length) faults.push(`titles are not unique: ${titles.join(' | ')}`)
  return faults
}

test('every page that the menu offers to a role is accessible, with what its buttons open', PATIENT, async () => {
  const walks = PEOPLE.map(async (logins) => {
    const faults: string[] = []
    for (const login of logins) {
      const desk = await signIn(walk.browser, url(), login)
      const hidden = watchPage(desk.page, url())
      faults.push(...(await walkMenu(desk, login)).map((fault) => `${login}: ${fault}`), ...hidden)
      await desk.leave()
    }
    return faults
  })
  expect((await Promise.all(walks)).flat()).toEqual([])
  const routes = [...readFileSync('console/src/app/router.tsx', 'utf8').matchAll(/path: '([^':*]+)'/g)]
  const missing = routes.map(([, path = '']) => path).filter((path) => path !== '/' && !opened.has(path))
  expect(missing).toEqual([])
})

test('a document, its editor and an address that leads nowhere are accessible', PATIENT, async () => {
  const { id } = await aDraft(url(), '示例页面检查 13912345678')
  const desk = await signIn(walk.browser, url(), 'jiaowu.editor')
  const hidden = watchPage(desk.page, url())
  for (const path of [`documents/${id}`, `documents/${id}/edit`]) {
    await desk.page.goto(`${url()}/console/${path}`)
    await settled(desk.page)
    if (path.endsWith('edit')) await desk.page.getByText('公开前检查：2 处被拦截').waitFor()
    expect([...(await lookAt(desk.page)), ...(await openEverything(desk.page, desk.page.url()))]).toEqual([])
  }
  expect(hidden).toEqual([])
  await desk.page.goto(`${url()}/console/nowhere`)
  await desk.page.getByText('没有这个页面').waitFor()
  expect([...(await pageFaults(desk.page, 'phone')), ...(await pageFaults(desk.page, 'wide'))]).toEqual([])
  await desk.leave()
})

test(
  'a letter, its list, the log of calls and a template are accessible, with what their buttons open',
  PATIENT,
  async () => {
    const id = await aCall(url(), '示例来电')
    const desk = await signIn(walk.browser, url(), 'gongkai.zhuren')
    const hidden = watchPage(desk.page, url())
    const paths = [`mailbox-letters/${id}`, 'mailbox-letters', 'calls', 'mailbox-statistics?figure=opened']
    for (const path of [...paths, 'letter-templates/answer-granted']) {
      await desk.page.goto(`${url()}/console/${path}`)
      await settled(desk.page)
      // The letters of a figure lie over the page, so that its buttons cannot be pressed.
      const openedByButtons = path.includes('figure=') ? [] : await openEverything(desk.page, desk.page.url())
      expect([...(await lookAt(desk.page)), ...openedByButtons]).toEqual([])
    }
    expect(hidden).toEqual([])
    await desk.leave()
  },
)
