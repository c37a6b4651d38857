import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** More steps than any page of ours asks for. */
const MOST_STEPS = 160

// Written as text: the tests know no browser types.
const FOCUSED = `(() => {
  const here = document.activeElement
  const labels = [...(here.labels ?? [])].map((label) => label.innerText)
  const name = here.getAttribute('aria-label') ?? (labels.join(' ') || here.innerText || here.value || '')
  const shows = (part) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  }
  const parts = [here, here.parentElement, here.parentElement?.parentElement, here.parentElement?.parentElement?.parentElement]
  const isField = here.matches('input, textarea, [contenteditable=true]')
  return { isField, tag: here.tagName, name: name.trim(), isSeen: parts.some((part) => part && part !== document.body && shows(part)) }
})()`

interface Focused {
  readonly tag: string
  /** Takes words. */
  readonly isField: boolean
  readonly name: string
  readonly isSeen: boolean
}

/** What has the focus. */
export async function focused(page: Page): Promise<Focused> {
  return page.evaluate<Focused>(FOCUSED)
}

interface Way {
  readonly key?: 'Tab' | 'Shift+Tab'
  /** Only what takes words. */
  readonly field?: boolean
}

function check({ tag, name, isSeen }: Focused, page: Page): void {
  if (tag !== 'BODY' && tag !== 'IFRAME') expect(isSeen, `the focus on “${name}” (${tag}) of ${page.url()}`).toBe(true)
}

function isNamed(here: Focused, name: string | RegExp): boolean {
  return typeof name === 'string' ? here.name === name : name.test(here.name)
}

/** Goes on with the Tab key until what is named so has the focus; wherever the focus rests on the way, it can be seen. */
export async function tabTo(page: Page, name: string | RegExp, way: Way = {}): Promise<void> {
  const { key = 'Tab', field = false } = way
  const passed: string[] = []
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(key)
    const here = await focused(page)
    check(here, page)
    if (isNamed(here, name) && (here.isField || !field)) return
    passed.push(here.name.slice(0, 20))
  }
  throw new Error(`the Tab key does not reach ${String(name)} on ${page.url()}, only ${passed.join(' · ')}`)
}

/** Goes there and presses Enter. */
export async function press(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, name, { key })
  await page.keyboard.press('Enter')
}

/** Goes there and writes. */
export async function write(page: Page, name: string | RegExp, words: string): Promise<void> {
  await tabTo(page, name, { field: true })
  await page.keyboard.insertText(words)
}
