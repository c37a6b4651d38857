import type { RowError } from '../../kernel/sheet-rows.ts'
import type { Context } from '../../platform/context.ts'
import { readLines, withReasons } from '../../platform/documents/import-sheet.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { record } from '../../platform/ledger/record.ts'
import { authorizeOrganisation } from './change-organisation.ts'
import { type CheckedRow, checkRows, COLUMNS, KIND_WORDS } from './domain/unit-rows.ts'
import { listUnits } from './organisation.queries.ts'
import { insertUnit } from './organisation.store.ts'

/** What an import did, or would do. */
export interface ImportResult {
  readonly accepted: number
  readonly applied: boolean
  readonly errors: readonly RowError[]
  /** The sheet again with a column of reasons; empty when there are no errors. */
  readonly checkedFile: Buffer | null
}

const SHEET = { name: '单位', columns: COLUMNS }

const SAMPLE_ROW = [
  'D01',
  '示例处',
  '示例处',
  '行政部门',
  '',
  'shili',
  '是',
  '0000-000 0100',
  'shili@example.edu.cn',
  '行政楼 100',
  '周一至周五 8:00—16:30',
  '示例行，导入前请删除',
]

/** The template: headings, drop-downs from the dictionary, one sample row. */
export function unitTemplate(): Promise<Buffer> {
  return writeWorkbook([
    {
      name: SHEET.name,
      header: [...COLUMNS],
      rows: [SAMPLE_ROW],
      lists: { 3: [...KIND_WORDS], 6: ['是', '否'] },
    },
  ])
}

async function write(ctx: Context, rows: readonly CheckedRow[]): Promise<void> {
  await ctx.transaction(async (tx) => {
    const ids = new Map((await listUnits(tx)).map(({ code, id }) => [code, id]))
    // Parents first, wherever they stand in the sheet.
    for (let left = [...rows]; left.length > 0; ) {
      const ready = left.filter(({ parentCode }) => parentCode === '' || ids.has(parentCode))
      for (const { parentCode, rowNumber: _, ...values } of ready)
        ids.set(
          values.code,
          await insertUnit(tx, {
            ...values,
            parentId: parentCode === '' ? null : (ids.get(parentCode) ?? null),
            sort: ids.size,
          }),
        )
      left = left.filter((row) => !ready.includes(row))
    }
    await record(tx, ctx, {
      type: 'unit.imported',
      subject: { type: 'unit', id: 'import' },
      data: { count: rows.length, codes: rows.map(({ code }) => code) },
    })
  })
}

/** Imports units from Excel: checks every row first, then writes all (or, skipping faults, the good ones) in one transaction. */
export async function importUnits(
  ctx: Context,
  bytes: Buffer,
  { isDryRun, skipErrors }: { isDryRun: boolean; skipErrors: boolean },
): Promise<ImportResult> {
  authorizeOrganisation(ctx)
  const { lines } = await readLines(bytes, COLUMNS)
  const existing = await listUnits(ctx.db)
  const { rows, errors } = checkRows(lines, {
    codes: existing.map(({ code }) => code),
    slugs: existing.map(({ slug }) => slug),
  })
  const applied = !isDryRun && rows.length > 0 && (errors.length === 0 || skipErrors)
  if (applied) await write(ctx, rows)
  const checkedFile = errors.length === 0 ? null : await withReasons(SHEET, lines, errors)
  return { accepted: rows.length, applied, errors, checkedFile }
}
