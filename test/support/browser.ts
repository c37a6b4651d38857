import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { AxeResults } from 'axe-core'

/** The two shapes in which every page is walked. */
export const SCREENS = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const

/** Opens the Chromium that `npm test` found (CHROMIUM_PATH). As root Chromium cannot use its sandbox. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath, args: [...args, '--lang=zh-CN', '--disable-dev-shm-usage'] })
}

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// Written as text: the tests know no browser types. Where everything that can be pressed stands, as one line.
const PLACES = `[...document.querySelectorAll('a, button, input, select, textarea, [role], [tabindex]')]
  .map((one) => one.getBoundingClientRect())
  .map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ')).join(',')`
const STANDSTILL = { rounds: 40, ms: 100 }

/** Waits until nothing on the page moves any more; after a change of size the console lays itself out in several turns. */
async function standsStill(page: Page): Promise<void> {
  let before = ''
  for (let round = 0; round < STANDSTILL.rounds; round++) {
    const now = await page.evaluate<string>(PLACES)
    if (now === before) return
    before = now
    await page.waitForTimeout(STANDSTILL.ms)
  }
}

/** What axe objects to on the page as it stands, one line a finding; empty means nothing. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await standsStill(page)
  // The content policy of the page forbids foreign script; the debugger is not bound by it.
  await page.evaluate(readFileSync(axeSource, 'utf8'))
  const results = await page.evaluate<AxeResults>(`axe.run(document, { runOnly: ${JSON.stringify(STANDARDS)} })`)
  return results.violations.flatMap((fault) =>
    fault.nodes.map((node) => `${page.url()} ${fault.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}
