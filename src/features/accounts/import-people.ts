import { newId } from '../../platform/ids.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { importSheet, type SheetImported } from '../../platform/documents/import-sheet.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { record } from '../../platform/ledger/record.ts'
import { listStaffNos, listUnits, savePeople } from '../organisation/index.ts'
import { checkPeople, COLUMNS, KIND_WORDS, type PersonRow, STATE_WORDS } from './domain/people-rows.ts'
import { linkAccounts, listLogins } from './people.store.ts'
import { endCampusSessionsOf } from './sessions.store.ts'

const SHEET = { name: '人员', columns: COLUMNS }
const SAMPLE_ROW = ['2026000001', '示例学生', '301', '学生', '1998000001', '', '在校', '示例行，导入前请删除']
const LOGIN_AT = 5

/** The template: headings, a drop-down, one sample row. */
export function peopleTemplate(): Promise<Buffer> {
  return writeWorkbook([
    {
      name: SHEET.name,
      header: [...COLUMNS, '说明'],
      rows: [SAMPLE_ROW],
      lists: { 3: [...KIND_WORDS], 6: [...STATE_WORDS] },
    },
  ])
}

async function write(ctx: Context, rows: readonly PersonRow[]): Promise<void> {
  const units = new Map((await listUnits(ctx.db)).map(({ code, id }) => [code, id]))
  await ctx.transaction(async (tx) => {
    const ids = await savePeople(
      tx,
      rows.map(({ staffNo, name, unitCode, kind = 'staff', supervisorNo, state = '' }) => ({
        id: newId(),
        ...{ staffNo, name, kind, supervisorNo, state },
        unitId: units.get(unitCode) ?? null,
      })),
    )
    const links = rows.flatMap(({ login, staffNo }) => {
      const personId = ids.get(staffNo)
      return login === '' || personId === undefined ? [] : [{ login, personId }]
    })
    await linkAccounts(tx, links)
    const left = rows.filter(({ state }) => state === 'left').map(({ staffNo }) => ids.get(staffNo) ?? '')
    await endCampusSessionsOf(tx, left)
    await record(tx, ctx, {
      type: 'person.imported',
      subject: { type: 'person', id: 'import' },
      data: { count: rows.length, linked: links.map(({ login }) => login) },
    })
  })
}

/**
 * Takes in who works and studies here, from the sheets of the personnel and student offices: forms of the service hall are filled with it, and
 * flows find the supervisor. Who has left comes in from the campus no longer, and what is open of them ends; accounts with a password are the
 * administrators'. Who is known by number is changed, empty cells leave what is known. Whether somebody is in the party is not
 * taken from here. Checks every row first, then writes all (or, skipping faults, the good ones) in one transaction.
 */
export function importPeople(
  ctx: Context,
  bytes: Buffer,
  how: { isDryRun: boolean; skipErrors: boolean },
): Promise<SheetImported> {
  authorize(ctx, 'accounts.manage')
  return importSheet(bytes, how, {
    sheet: SHEET,
    check: async (lines) => {
      const logins = lines.map(({ cells }) => (cells[LOGIN_AT] ?? '').trim().toLowerCase())
      const [units, staffNos, known] = await Promise.all([
        listUnits(ctx.db),
        listStaffNos(ctx.db),
        listLogins(ctx.db, logins),
      ])
      return checkPeople(lines, { unitCodes: new Set(units.map(({ code }) => code)), staffNos, logins: known })
    },
    write: (rows) => write(ctx, rows),
  })
}
