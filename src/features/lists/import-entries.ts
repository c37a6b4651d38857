import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { RowError, SheetLine } from '../../kernel/sheet-rows.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { readLines, withReasons } from '../../platform/documents/import-sheet.ts'
import { findLeaks } from '../leakguard/index.ts'
import { listUnits } from '../organisation/index.ts'
import { type CheckedSheet, checkRows, type SheetFacts } from './domain/check-rows.ts'
import { COLUMNS } from './domain/entry-rows.ts'
import { findKnown } from './lists.queries.ts'
import { passagesOf, proposeChange } from './propose-change.ts'
import { SHEET } from './sheet.ts'

const MOST_ROWS = 5000
const SAMPLE_NUMBER = 'FW-000-001'

/** What an import did, or would do. */
export interface EntryImport {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly errors: readonly RowError[]
  /** The sheet again with a column of reasons; null when there are no errors. */
  readonly checkedFile: Buffer | null
  /** The change that is now in review; null when nothing was proposed. */
  readonly changeId: string | null
}

async function factsFor(ctx: Context): Promise<SheetFacts> {
  const [units, entries] = await Promise.all([listUnits(ctx.db), findKnown(ctx.db, dayOf(ctx.now()))])
  return {
    units: units.filter(({ state }) => state === 'active'),
    entries,
    mayWrite: (unitId) => may(ctx.actor, 'lists.write', unitId),
  }
}

/** What the leak guard stops, by row and column. */
async function leaksIn(ctx: Context, { rows }: CheckedSheet): Promise<RowError[]> {
  const content = { subjectId: '', revisionHash: null, itemIds: [], passages: passagesOf(rows), files: [] }
  const findings = await findLeaks(ctx.db, content)
  const rowOf = new Map(rows.map(({ number, rowNumber }) => [number, rowNumber]))
  return findings
    .filter(({ action }) => action === 'block')
    .map(({ place, masked }) => {
      const [number = '', column = ''] = place.split(' ')
      return { row: rowOf.get(number) ?? 0, column, message: `含有不能公开的内容：${masked}` }
    })
}

/** Checks lines of the sheet as the import does, the leak guard included; a row with a fault is not among the good ones. */
export async function checkLines(ctx: Context, lines: readonly SheetLine[]): Promise<CheckedSheet> {
  const checked = checkRows(lines, await factsFor(ctx))
  const leaks = await leaksIn(ctx, checked)
  if (leaks.length === 0) return checked
  const bad = new Set(leaks.map(({ row }) => row))
  const rows = checked.rows.filter(({ rowNumber }) => !bad.has(rowNumber))
  return { ...checked, rows, errors: [...checked.errors, ...leaks].sort((a, b) => a.row - b.row) }
}

async function readSheet(bytes: Buffer): Promise<{ lines: SheetLine[]; missing: string[] }> {
  const { lines, missing } = await readLines(bytes, COLUMNS)
  if (lines.length > MOST_ROWS) throw new AppError('upload.too-large', { rows: lines.length })
  // The row of the template that shows how is not meant.
  if (missing.length > 0) return { lines: [], missing }
  return { lines: lines.filter(({ cells }) => cells[1]?.trim().toUpperCase() !== SAMPLE_NUMBER), missing }
}

function headingErrors(missing: readonly string[]): RowError[] {
  return missing.map((column) => ({ row: 1, column, message: '表头中没有这一列，请使用模板' }))
}

/** What is said of an import beside its rows. */
export interface ImportTerms {
  readonly isDryRun: boolean
  readonly skipErrors: boolean
  readonly title: string
  readonly reason: string
  readonly effectiveOn: string | null
}

/**
 * Takes a sheet in: checks every row, then sends all that changes (or, skipping faults, the good rows) for review as one change.
 * Throws the codes of `readSheets` and of `proposeChange`.
 */
export async function importEntries(
  ctx: Context,
  bytes: Buffer,
  { isDryRun, skipErrors, title, reason, effectiveOn }: ImportTerms,
): Promise<EntryImport> {
  authorize(ctx, 'lists.write')
  const { lines, missing } = await readSheet(bytes)
  const { rows, errors: found, ...counts } = await checkLines(ctx, lines)
  const errors = [...headingErrors(missing), ...found]
  const isGood = errors.length === 0 || (skipErrors && missing.length === 0)
  const isApplied = !isDryRun && rows.length > 0 && isGood
  const changeId = isApplied ? (await proposeChange(ctx, { title, reason, effectiveOn, rows })).id : null
  const checkedFile = errors.length === 0 ? null : await withReasons(SHEET, lines, errors)
  return { ...counts, errors, checkedFile, changeId }
}
