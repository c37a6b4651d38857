import type { Page } from 'playwright-core'
import { accessibilityFaults, SCREENS } from './browser.ts'

const NARROWEST = { width: 320, height: 640 }

// Written as text: the tests know no browser types.
const SHAPE = `({
  lang: document.documentElement.lang,
  headings: [...document.querySelectorAll('h1')].filter((h) => h.checkVisibility()).length,
  unnamed: [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
    .filter((field) => field.checkVisibility() && !field.closest('[aria-hidden=true]') && !field.labels?.length && !field.getAttribute('aria-label') && !field.getAttribute('aria-labelledby'))
    .map((field) => field.outerHTML.slice(0, 120)),
})`

interface Shape {
  readonly lang: string
  readonly headings: number
  readonly unnamed: readonly string[]
}

async function shapeFaults(page: Page): Promise<string[]> {
  const { lang, headings, unnamed } = await page.evaluate<Shape>(SHAPE)
  return [
    ...(lang === 'zh-CN' ? [] : [`lang is “${lang}”`]),
    ...(headings === 1 ? [] : [`${String(headings)} headings of the first level`]),
    ...((await page.title()).trim() === '' ? ['no title'] : []),
    ...unnamed.map((field) => `a field without a label: ${field}`),
  ]
}

async function widthFaults(page: Page): Promise<string[]> {
  const excess = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  return excess > 0 ? [`${String(excess)} px wider than the screen of ${String(page.viewportSize()?.width)} px`] : []
}

/** What is wrong with the page as it stands, on a screen of this size; a phone is also tried at 320 px in the usual text. */
export async function pageFaults(page: Page, screen: keyof typeof SCREENS): Promise<string[]> {
  await page.setViewportSize(SCREENS[screen])
  const faults = [...(await accessibilityFaults(page)), ...(await shapeFaults(page)), ...(await widthFaults(page))]
  if (screen === 'phone' && (await page.locator('html.large').count()) === 0) {
    await page.setViewportSize(NARROWEST)
    faults.push(...(await widthFaults(page)))
    await page.setViewportSize(SCREENS.phone)
  }
  return faults.map((fault) => `${page.url()} (${screen}) ${fault}`)
}

/** Collects what goes wrong behind the face of the page: errors of scripts, missing parts, requests to other hosts. */
export function watchPage(page: Page, home: string): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`${page.url()} threw ${String(error)}`))
  page.on('console', (message) => {
    // What the server refuses is told by the answer itself, below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`${page.url()} said ${message.text()}`)
  })
  page.on('request', (request) => {
    const isOurs = request.url().startsWith(`${home}/`) || /^(?:data|blob|about):/.test(request.url())
    if (!isOurs) faults.push(`${page.url()} asks ${request.url()}`)
  })
  page.on('response', (answer) => {
    if (answer.status() >= 400 && !answer.request().isNavigationRequest())
      faults.push(`${page.url()} got ${String(answer.status())} for ${answer.url()}`)
  })
  return faults
}
