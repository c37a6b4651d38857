import type { ColumnType, Generated } from 'kysely'

/** A civil date column; always read and written as 'YYYY-MM-DD'. */
export type DateColumn = string
/** An instant; read as Date, written as Date. */
export type Instant = Date
/** An instant that the database sets when none is given. */
export type GeneratedInstant = ColumnType<Date, Date | undefined, Date>
/** jsonb: read as a value, written as JSON text (use `json()` of platform/db/json.ts). */
export type Json<T = unknown> = ColumnType<T, string, string>
/** jsonb with a default. */
export type GeneratedJson<T = unknown> = ColumnType<T, string | undefined, string>
/** Text that is empty when none is given. */
export type Text = Generated<string>
/** A list of texts with a default. */
export type Texts = ColumnType<string[], string[] | undefined, string[]>
