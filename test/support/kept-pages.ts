import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Watch } from '../../src/platform/ledger/watch-ledger.ts'
import { watchPages } from '../../src/watch-pages.ts'
import type { School } from './school.ts'

/** Lets the school answer strangers from kept pages, as the running platform does. */
export function useKeptPages(school: School): Pick<Watch, 'caughtUp' | 'isInStep'> {
  let watch: Watch | undefined
  beforeAll(async () => {
    watch = await watchPages(school.parts)
  })
  beforeEach(() => {
    // The tables were emptied behind the ledger's back.
    school.parts.pages.dropAll()
  })
  afterAll(() => watch?.stop())
  return {
    caughtUp: () => watch?.caughtUp() ?? Promise.resolve(),
    isInStep: () => watch?.isInStep() ?? false,
  }
}
