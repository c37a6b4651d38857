import type { DisclosureTables } from './schema/disclosure-tables.ts'
import type { LawTables } from './schema/law-tables.ts'
import type { PeopleTables } from './schema/people-tables.ts'
import type { PlatformTables } from './schema/platform-tables.ts'
import type { ReaderTables } from './schema/reader-tables.ts'
import type { ReviewTables } from './schema/review-tables.ts'

/** Every table, as the migrations make it. Features name the columns only in their stores and queries. */
export interface Schema extends PlatformTables, PeopleTables, LawTables, ReviewTables, DisclosureTables, ReaderTables {}
