import type { Context } from '../../platform/context.ts'
import { importSheet, type SheetImported } from '../../platform/documents/import-sheet.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { record } from '../../platform/ledger/record.ts'
import { authorizeOrganisation } from './change-organisation.ts'
import { type CheckedRow, checkRows, COLUMNS, KIND_WORDS } from './domain/unit-rows.ts'
import { listUnits } from './organisation.queries.ts'
import { insertUnit } from './organisation.store.ts'

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
export function importUnits(
  ctx: Context,
  bytes: Buffer,
  how: { isDryRun: boolean; skipErrors: boolean },
): Promise<SheetImported> {
  authorizeOrganisation(ctx)
  return importSheet(bytes, how, {
    sheet: SHEET,
    check: async (lines) => {
      const existing = await listUnits(ctx.db)
      return checkRows(lines, { codes: existing.map(({ code }) => code), slugs: existing.map(({ slug }) => slug) })
    },
    write: (rows) => write(ctx, rows),
  })
}
