import type { PersonKind } from '../../../kernel/person-kind.ts'
import type { RowError, SheetLine } from '../../../kernel/sheet-rows.ts'

/** The headings of the import template, in order. */
export const COLUMNS = ['工号或者学号', '姓名', '单位代码', '身份', '导师或者直接上级的工号', '账号', '状态'] as const
type Column = (typeof COLUMNS)[number]

const KINDS: Readonly<Record<string, Exclude<PersonKind, 'visitor'>>> = { 教职工: 'staff', 学生: 'student' }
/** The dictionary of 身份. */
export const KIND_WORDS: readonly string[] = Object.keys(KINDS)

const STATES: Readonly<Record<string, PersonState>> = { 在校: 'active', 离校: 'left' }
/** The dictionary of 状态; empty leaves what is known, and means 在校 for somebody new. */
export const STATE_WORDS: readonly string[] = Object.keys(STATES)
export type PersonState = 'active' | 'left'

/** A person of the sheet; empty texts leave what is known as it is. */
export interface PersonRow {
  readonly rowNumber: number
  readonly staffNo: string
  readonly name: string
  readonly unitCode: string
  readonly kind: Exclude<PersonKind, 'visitor'> | undefined
  readonly supervisorNo: string
  readonly login: string
  /** Empty where the sheet does not say, undefined for a word that is none. */
  readonly state: PersonState | '' | undefined
}

/** What is known already. `logins`: the accounts there are, with the number of the person behind each, or null. */
export interface Known {
  readonly unitCodes: ReadonlySet<string>
  readonly staffNos: ReadonlySet<string>
  readonly logins: ReadonlyMap<string, string | null>
}

function parse({ rowNumber, cells }: SheetLine): PersonRow {
  const at = (index: number): string => (cells[index] ?? '').trim()
  const [staffNo, name, unitCode, kind] = [at(0), at(1), at(2), KINDS[at(3)]]
  return {
    rowNumber,
    staffNo,
    name,
    unitCode,
    kind,
    supervisorNo: at(4),
    login: at(5).toLowerCase(),
    state: at(6) === '' ? '' : STATES[at(6)],
  }
}

const LONGEST_NUMBER = 30
const LONGEST_NAME = 60

/** Numbers that somebody has, here or in the sheet, and those that stand in it twice. */
interface Sheet {
  readonly known: Known
  readonly numbers: ReadonlySet<string>
  readonly twice: ReadonlySet<string>
  readonly loginsTwice: ReadonlySet<string>
}

type Check = readonly [column: Column, message: string, isWrong: (row: PersonRow, sheet: Sheet) => boolean]

const CHECKS: readonly Check[] = [
  ['工号或者学号', '必须填写', ({ staffNo }) => staffNo === ''],
  ['工号或者学号', '最多 30 个字符', ({ staffNo }) => staffNo.length > LONGEST_NUMBER],
  ['工号或者学号', '在表中重复', ({ staffNo }, { twice }) => staffNo !== '' && twice.has(staffNo)],
  ['姓名', '必须填写', ({ name }) => name === ''],
  ['姓名', '最多 60 个字', ({ name }) => name.length > LONGEST_NAME],
  ['单位代码', '没有这个单位', ({ unitCode }, { known }) => unitCode !== '' && !known.unitCodes.has(unitCode)],
  ['身份', `应为${KIND_WORDS.join('或者')}`, ({ kind }) => kind === undefined],
  [
    '导师或者直接上级的工号',
    '没有这个人，表中也没有',
    ({ supervisorNo }, { numbers }) => supervisorNo !== '' && !numbers.has(supervisorNo),
  ],
  [
    '导师或者直接上级的工号',
    '不能是本人',
    ({ supervisorNo, staffNo }) => supervisorNo !== '' && supervisorNo === staffNo,
  ],
  ['账号', '没有这个账号，请先新建', ({ login }, { known }) => login !== '' && !known.logins.has(login)],
  [
    '账号',
    '已经是另一个人的',
    ({ login, staffNo }, { known }) => ![staffNo, null, undefined].includes(known.logins.get(login)),
  ],
  ['状态', `应为${STATE_WORDS.join('或者')}，或者空着`, ({ state }) => state === undefined],
  ['账号', '在表中重复', ({ login }, { loginsTwice }) => login !== '' && loginsTwice.has(login)],
]

function repeated(values: readonly string[]): Set<string> {
  const seen = new Set<string>()
  return new Set(values.filter((value) => value !== '' && seen.size === seen.add(value).size))
}

/** Checks every row; the good rows are those without a fault whose supervisors are known or good too. */
export function checkPeople(lines: readonly SheetLine[], known: Known): { rows: PersonRow[]; errors: RowError[] } {
  const rows = lines.map(parse)
  const sheet: Sheet = {
    known,
    numbers: new Set([...known.staffNos, ...rows.map(({ staffNo }) => staffNo)]),
    twice: repeated(rows.map(({ staffNo }) => staffNo)),
    loginsTwice: repeated(rows.map(({ login }) => login)),
  }
  const errors = rows.flatMap((row) =>
    CHECKS.filter(([, , isWrong]) => isWrong(row, sheet)).map(([column, message]) => ({
      row: row.rowNumber,
      column,
      message,
    })),
  )
  const bad = new Set(errors.map(({ row }) => row))
  const good = rows.filter(({ rowNumber }) => !bad.has(rowNumber))
  // Whose supervisor stands in a faulty row is written without one, and gets it when that row is.
  const written = new Set([...known.staffNos, ...good.map(({ staffNo }) => staffNo)])
  const settled = good.map((row) => (written.has(row.supervisorNo) ? row : { ...row, supervisorNo: '' }))
  return { rows: settled, errors }
}
