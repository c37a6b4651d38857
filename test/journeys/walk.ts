import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { dataFolder, type Platform, startPlatform } from '../support/platform.ts'

/** A new sample school in a process of its own, and a browser, for the tests of one file. */
export interface Walk {
  readonly platform: Platform
  readonly browser: Browser
}

/** `settings` of the process are asked for when it starts, after what the file itself has started before. */
export function useWalk(settings: () => Record<string, string> = () => ({})): Walk {
  const folder = dataFolder()
  const walk = {} as { platform: Platform; browser: Browser }
  beforeAll(async () => {
    walk.platform = await startPlatform({ DATA_DIR: folder.path, ...settings() })
    walk.browser = await openBrowser()
  })
  afterAll(async () => {
    await walk.browser.close()
    await walk.platform.end('SIGTERM')
    folder.remove()
  })
  return walk
}
