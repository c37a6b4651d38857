import { beforeEach, expect, test } from 'vitest'
import { parseDay, type Day } from '../../src/kernel/day.ts'
import { goTo } from '../support/application-builders.ts'
import { aPerson, type Person } from '../support/builders.ts'
import { databaseDay } from '../support/database-day.ts'
import { anOffice, type Office } from '../support/disclosure-builders.ts'
import {
  counted,
  type Entry,
  holdAgainstRecount,
  oneOf,
  type Period,
  readLedger,
  type Recount,
  type When,
} from '../support/ledger-recount.ts'
import { aLine, decide, importing } from '../support/list-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
let office: Office
/** The other unit, with reviewers of its own. */
let others: Office
let first: Day
let today: Day
/** What was written into a list: by its number what can never be another. */
let lines: { 编号: string; 清单类型: string; 责任单位: string }[]

const OTHER = '教务处'

beforeEach(async () => {
  office = await anOffice(school)
  const inOther = (role: 'unit_editor' | 'unit_head' | 'secrecy_reviewer'): Promise<Person> =>
    aPerson(school, { roles: [role], unitId: office.otherUnitId })
  const [editor, head, secrecy] = [
    await inOther('unit_editor'),
    await inOther('unit_head'),
    await inOther('secrecy_reviewer'),
  ]
  others = { ...office, editor, head, secrecy }
  today = parseDay(await databaseDay(school))
  first = parseDay(`${today.slice(0, 4)}-01-01`)
  lines = []
})

type Line = Parameters<typeof aLine>[0]

/** Sends a line as one change, valid at once or from a later day, and decides on it; answers whether it was taken. */
async function change(line: Line, { until, lot }: When): Promise<boolean> {
  const by = line.责任单位 === OTHER ? others : office
  const from = lot % 3 === 0 ? `&effectiveOn=${until}` : ''
  const { status, body } = await importing(school, by.editor, [[aLine(line)], `apply=true${from}`])
  expect(status, JSON.stringify(body)).toBe(200)
  if (body['changeId'] === null) return false
  const decision = lot % 11 === 0 ? 'return' : 'approve'
  return (await decide(school, by, [body['changeId'], decision])) === 'approved'
}

/** Words of an entry; what is left out of a service is as its parent says. */
function words(lot: number): Line {
  const [phone, place] = [lot % 4, lot % 5]
  return {
    咨询电话: phone === 0 ? '' : `0000-000 020${String(phone)}`,
    办理地点: place === 0 ? '' : `行政楼 ${String(place)} 层`,
    公开范围: lot % 7 === 0 ? '校内公开' : '社会公开',
  }
}

async function add(kind: string, when: When): Promise<void> {
  const { lot } = when
  const above = lines.filter(({ 清单类型 }) => 清单类型 !== '服务清单')
  const parent = kind === '服务清单' && above.length > 0 && lot % 3 > 0 ? above[lot % above.length] : undefined
  const 编号 = `QD-${String(lines.length + 1)}`
  const line = { 编号, 清单类型: kind, 责任单位: oneOf(['科技处', OTHER], lot >> 2) }
  // A parent that does not hold yet is no parent; then nothing is sent.
  if (await change({ ...line, ...words(lot), 上级编号: parent?.编号 ?? '' }, when)) lines.push(line)
}

async function alter(when: When, changes: Line): Promise<void> {
  const line = lines[when.lot % Math.max(1, lines.length)]
  if (line) await change({ ...line, ...words(when.lot >> 3), ...changes }, when)
}

const HAPPENINGS = {
  'a duty is listed': (when: When) => add('责任清单', when),
  'an approval is listed': (when: When) => add('审批清单', when),
  'a service is listed': (when: When) => add('服务清单', when),
  'another service is listed': (when: When) => add('服务清单', when),
  'an entry is changed': (when: When) => alter(when, {}),
  'another entry is changed': (when: When) => alter({ ...when, lot: when.lot + 1 }, {}),
  'an entry is changed twice': async (when: When) => {
    await alter(when, {})
    goTo(school, when.until)
    await alter({ ...when, lot: when.lot * 8 }, {})
  },
  'a service comes and goes': async (when: When) => {
    const known = lines.length
    await add('服务清单', when)
    const line = lines[known]
    goTo(school, when.until)
    if (line) await change({ ...line, 状态: '取消' }, { ...when, lot: 1 })
  },
  'an entry ends': (when: When) => alter(when, { 状态: '取消' }),
}

type Fields = Readonly<Record<string, unknown>>

/** A version that the ledger leads to, by its id; what it says is frozen beside it. */
interface Version {
  readonly validFrom: string
  readonly isEnded: boolean
  readonly fields: Fields
}

interface Listed {
  readonly number: string
  readonly kind: string
  readonly unitId: string
  readonly parentId: string | null
  readonly versions: Version[]
}

async function fieldsOf(): Promise<Map<string, Fields>> {
  const { rows } = await school.parts.pool.query<{ id: string; fields: Fields }>('select id, fields from list_version')
  return new Map(rows.map(({ id, fields }) => [id, fields]))
}

function listedIn(entries: readonly Entry[], fields: ReadonlyMap<string, Fields>): Map<string, Listed> {
  const all = new Map<string, Listed>()
  for (const { type, subjectId, unitId, data } of entries) {
    if (!/^list-entry\.(added|changed|ended)$/.test(type)) continue
    const { number, kind, parentId, versionId, validFrom } = data as Record<string, string>
    const head = { number: String(number), kind: String(kind), unitId, parentId: parentId ?? null }
    const entry = all.get(subjectId) ?? { ...head, versions: [] }
    const says = fields.get(String(versionId)) ?? {}
    entry.versions.push({ validFrom: String(validFrom), isEnded: type === 'list-entry.ended', fields: says })
    all.set(subjectId, entry)
  }
  return all
}

/** On a day that holds which was approved last of what has begun, if it does not end the entry. */
function heldOn(listed: Listed | undefined, day: string): Fields | undefined {
  const last = listed?.versions.findLast(({ validFrom }) => validFrom <= day)
  return last?.isEnded === false ? last.fields : undefined
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

function daysOf({ from, to }: Period): string[] {
  const days: string[] = []
  for (let day: string = from; day <= to; day = nextDay(day)) days.push(day)
  return days
}

/** The figures of a period day by day: slow, and without a thought of which days matter. */
async function recount(period: Period): Promise<Recount<'lists'>> {
  const all = listedIn(await readLedger(school), await fieldsOf())
  const days = daysOf(period)
  const sayOn = (entry: Listed, day: string): string | undefined => {
    const [own, above] = [heldOn(entry, day), heldOn(all.get(entry.parentId ?? ''), day)]
    // The database keeps the names of fields in one order.
    return own && JSON.stringify(Object.entries(own).map(([name, value]) => value ?? above?.[name] ?? null))
  }
  const eve = new Date(Date.parse(period.from) - 86_400_000).toISOString().slice(0, 10)
  const held = [...all.values()].filter((entry) => heldOn(entry, period.to))
  const services = [...all.values()].filter(({ kind }) => kind === 'service')
  const updated = services.filter((entry) => {
    const before = sayOn(entry, eve)
    const after = days.map((day) => sayOn(entry, day)).filter((each) => each !== undefined)
    return before !== undefined && after.some((each) => each !== before)
  })
  const beginnings = daysOf({ from: first, to: period.to })
  const added = services.filter((entry) => {
    const begun = beginnings.find((day) => heldOn(entry, day))
    return begun !== undefined && begun >= period.from
  })
  return {
    'lists.units': counted([...new Set(held.map(({ unitId }) => unitId))]),
    'lists.entries': counted(held),
    'lists.services': counted(held.filter(({ kind }) => kind === 'service')),
    'lists.updated': counted(updated),
    'lists.added': counted(added),
  }
}

test('the lists are what the ledger says of them when it is read from the beginning, and each figure opens as many entries', async () => {
  await holdAgainstRecount({
    school,
    reader: office.supervisor,
    first,
    today,
    happenings: HAPPENINGS,
    recount,
    runs: 4,
  })
}, 300_000)
