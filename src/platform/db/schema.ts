import type { ApplicationTables } from './schema/application-tables.ts'
import type { AssessmentTables } from './schema/assessment-tables.ts'
import type { ConcernTables } from './schema/concern-tables.ts'
import type { ChannelTables } from './schema/channel-tables.ts'
import type { CaseTables } from './schema/case-tables.ts'
import type { DisclosureTables } from './schema/disclosure-tables.ts'
import type { HallTables } from './schema/hall-tables.ts'
import type { LawTables } from './schema/law-tables.ts'
import type { LeakTables } from './schema/leak-tables.ts'
import type { LetterTables } from './schema/letter-tables.ts'
import type { FigureTables } from './schema/figure-tables.ts'
import type { ListTables } from './schema/list-tables.ts'
import type { MailboxTables } from './schema/mailbox-tables.ts'
import type { MonitorTables } from './schema/monitor-tables.ts'
import type { NoticeTables } from './schema/notice-tables.ts'
import type { OversightTables } from './schema/oversight-tables.ts'
import type { PeopleTables } from './schema/people-tables.ts'
import type { PlatformTables } from './schema/platform-tables.ts'
import type { ReaderTables } from './schema/reader-tables.ts'
import type { ReportTables } from './schema/report-tables.ts'
import type { ReviewTables } from './schema/review-tables.ts'
import type { SiteTables } from './schema/site-tables.ts'

/** Every table, as the migrations make it. Features name the columns only in their stores and queries. */
export interface Schema
  extends PlatformTables,
    PeopleTables,
    LawTables,
    ReviewTables,
    LeakTables,
    LetterTables,
    NoticeTables,
    SiteTables,
    DisclosureTables,
    AssessmentTables,
    CaseTables,
    ChannelTables,
    ConcernTables,
    ApplicationTables,
    MailboxTables,
    FigureTables,
    MonitorTables,
    OversightTables,
    ListTables,
    HallTables,
    ReportTables,
    ReaderTables {}
