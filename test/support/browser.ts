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

/** What axe objects to on the page as it stands, one line a finding; empty means nothing. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // The content policy of the page forbids foreign script; the debugger is not bound by it.
  await page.evaluate(readFileSync(axeSource, 'utf8'))
  const results = await page.evaluate<AxeResults>(`axe.run(document, { runOnly: ${JSON.stringify(STANDARDS)} })`)
  return results.violations.flatMap((fault) =>
    fault.nodes.map((node) => `${page.url()} ${fault.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}
