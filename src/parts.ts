import type pg from 'pg'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/db/database.ts'
import type { FileStore } from './platform/files/file-store.ts'
import type { Visits } from './platform/http/count-visits.ts'
import type { PageCache } from './platform/pages/page-cache.ts'

/** What the process hands to the app: everything that is opened and closed outside it. */
export interface Parts {
  readonly config: Config
  readonly pool: pg.Pool
  readonly db: Database
  readonly files: FileStore
  readonly clock: Clock
  readonly secretKey: Buffer
  readonly pages: PageCache
  /** Visits that this process has counted and not written down. */
  readonly visits: Visits
}
