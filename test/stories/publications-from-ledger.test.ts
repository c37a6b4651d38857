import { beforeEach, expect, test } from 'vitest'
import { insertCatalogue } from '../../src/features/catalogue/index.ts'
import { type Day, parseDay } from '../../src/kernel/day.ts'
import { anAnsweringOffice, goTo } from '../support/application-builders.ts'
import { databaseDay } from '../support/database-day.ts'
import { anItem, aPublication, doing, type Office } from '../support/disclosure-builders.ts'
import { type LedgerPublication, publicationsIn } from '../support/ledger-publications.ts'
import {
  counted,
  type Entry,
  holdAgainstRecount,
  isWithin,
  type Period,
  readLedger,
  type Recount,
  type Recounted,
  type When,
} from '../support/ledger-recount.ts'
import { aMigrated, anUpdate } from '../support/monitor-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const does = doing(school)
let office: Office
let first: Day
let today: Day
/** The catalogues with which the school began: they are loaded, and stand on no ledger. */
let begun: Item[]
/** What may be filed under now, and what was published: the choices of what happens next. */
let choices: { items: Item[]; documents: string[] }

interface Item {
  readonly id: string
  readonly kind: 'national' | 'three-affairs'
  readonly from: string
  until?: string
}

beforeEach(async () => {
  office = await anAnsweringOffice(school)
  today = parseDay(await databaseDay(school))
  first = parseDay(`${today.slice(0, 4)}-01-01`)
  begun = [{ id: office.itemId, kind: 'national', from: '' }]
  await school.parts.db.transaction().execute(async (tx) => {
    const { classId } = office
    const affairs = { id: 'affairs', name: '“阳光三务”目录', shortName: '阳光三务', kind: 'three-affairs' as const }
    await insertCatalogue(tx, { ...affairs, unitId: null, source: '', isOfficial: true, intro: '', sort: 2 })
    for (const number of ['43', '44'])
      begun.push({
        id: await anItem(tx, 'moe50', { number, title: `事项${number}`, classId }),
        kind: 'national',
        from: '',
      })
    const group = await anItem(tx, 'affairs', { number: '1', title: '校务' })
    for (const number of ['11', '12', '13']) {
      const id = await anItem(tx, 'affairs', { number, title: `类别${number}`, classId: group })
      begun.push({ id, kind: 'three-affairs', from: '' })
    }
  })
  choices = { items: begun, documents: [] }
})

function chosen(ids: readonly string[], lot: number): string {
  return ids[lot % Math.max(1, ids.length)] ?? ''
}

function anyItem(lot: number): string {
  return chosen(
    choices.items.map(({ id }) => id),
    lot,
  )
}

function metadata(lot: number) {
  const itemIds = [...new Set([anyItem(lot), anyItem(lot >> 3)])]
  const campus = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }
  return { itemIds, ...(lot % 3 === 0 ? campus : {}) }
}

// Whatever the clock of the school says, what is published is published on the day of the database.
async function publish({ lot }: When): Promise<string> {
  goTo(school, today)
  const { id } = await aPublication(school, office, { title: '示例信息', metadata: metadata(lot) })
  choices.documents.push(id)
  return id
}

/** What another system had published, on a day that it printed. */
async function takeOver({ on, lot }: When): Promise<void> {
  const originalPublishedOn = on < today ? on : today
  choices.documents.push(await aMigrated(school, office, { originalPublishedOn, metadata: metadata(lot) }))
}

async function revise(lot: number): Promise<void> {
  goTo(school, today)
  const id = chosen(choices.documents, lot)
  if (id !== '') await anUpdate(school, office, [id, `<p>第${String(lot)}稿</p>`, metadata(lot)])
}

async function withdrawn(when: When): Promise<string> {
  const id = await publish(when)
  choices.documents = choices.documents.filter((each) => each !== id)
  const kind = when.lot % 2 === 0 ? 'in-error' : 'withdrawn-kept'
  await does(office.office, 'POST', `/documents/${id}/withdrawal`, { kind, note: '有误' })
  return id
}

async function split({ until, lot }: When): Promise<void> {
  const [old] = choices.items.filter(({ from }) => from < until).slice(lot % 3)
  if (!old) return
  const parts = ['甲', '乙'].map((name) => ({
    number: `${String(choices.items.length)}${String(lot)}${name}`,
    title: `细化${name}`,
  }))
  const order = { on: until, countsOn: lot % 2 === 0, reason: '细化', parts }
  const { ids } = await does(office.office, 'POST', `/catalogue-items/${old.id}/split`, order)
  const fresh = (ids as string[]).map((id) => ({ id, kind: old.kind, from: until }))
  choices.items = [...choices.items.filter(({ id }) => id !== old.id), ...fresh]
}

async function cross(lot: number, isLinked: boolean): Promise<void> {
  const [from, to] = [anyItem(lot), anyItem(lot >> 4)]
  if (from !== to) await does(office.office, 'PUT', `/catalogue-items/${from}/crossings/${to}`, { isLinked, note: '' })
}

const HAPPENINGS = {
  'something is published': publish,
  'something else is published': publish,
  'something is taken over': takeOver,
  'something else is taken over': takeOver,
  'something is revised': ({ lot }: When) => revise(lot),
  'something is withdrawn': withdrawn,
  'items are linked': ({ lot }: When) => cross(lot, true),
  'other items are linked': ({ lot }: When) => cross(lot * 3, true),
  'items are linked no longer': ({ lot }: When) => cross(lot, false),
  'an item is split': split,
}

interface Catalogue {
  readonly items: Item[]
  readonly crossings: { readonly from: string; readonly to: string }[]
}

function splitIn(catalogue: Catalogue, { subjectId, data }: Entry): void {
  const old = catalogue.items.find(({ id }) => id === subjectId)
  if (!old) throw new Error(`${subjectId} was never in a catalogue`)
  old.until = String(data['on'])
  for (const id of data['ids'] as string[]) {
    catalogue.items.push({ id, kind: old.kind, from: old.until })
    if (data['countsOn'] === true) catalogue.crossings.push({ from: subjectId, to: id })
  }
}

function catalogueIn(entries: readonly Entry[]): Catalogue {
  const catalogue: Catalogue = { items: begun.map((item) => ({ ...item })), crossings: [] }
  const { crossings } = catalogue
  for (const entry of entries) {
    const { from, to } = entry.data as Record<string, string>
    if (entry.type === 'catalogue.item-split') splitIn(catalogue, entry)
    if (entry.type === 'catalogue.crossing-added') crossings.push({ from: String(from), to: String(to) })
    if (entry.type === 'catalogue.crossing-removed')
      crossings.splice(0, crossings.length, ...crossings.filter((each) => each.from !== from || each.to !== to))
  }
  return catalogue
}

/** Every item that counts for this one: itself, and step by step what is linked to it. */
function countingFor(id: string, crossings: Catalogue['crossings']): Set<string> {
  const reached = new Set([id])
  for (const item of reached) for (const { from, to } of crossings) if (to === item) reached.add(from)
  return reached
}

/** The items in force at the end of a period for which everybody can read something. */
function disclosed({ items, crossings }: Catalogue, readable: readonly LedgerPublication[], to: Day): Item[] {
  const filed = new Set(readable.flatMap(({ itemIds }) => itemIds))
  const inForce = items.filter(({ from, until }) => from <= to && (until ?? '9999-12-31') > to)
  return inForce.filter(({ id }) => [...countingFor(id, crossings)].some((each) => filed.has(each)))
}

/** What was withdrawn is counted, and not opened. */
function openLive(all: readonly LedgerPublication[]): Recounted {
  return { value: all.length, opens: all.filter(({ isLive }) => isLive).length }
}

/** The figures of a period by reading the whole ledger, entry by entry. */
async function recount(period: Period): Promise<Recount<'publications'>> {
  const entries = await readLedger(school)
  const all = [...(await publicationsIn(school, entries)).values()].filter(({ listedOn }) => listedOn <= period.to)
  const open = all.filter(({ audience }) => audience === 'public')
  const readable = open.filter(({ isLive }) => isLive)
  const items = disclosed(catalogueIn(entries), readable, period.to)
  return {
    'publications.affairs': counted(items.filter(({ kind }) => kind === 'three-affairs')),
    'publications.items': counted(items.filter(({ kind }) => kind === 'national')),
    'publications.total': openLive(all),
    'publications.public': openLive(open),
    'publications.new': openLive(open.filter(({ listedOn }) => isWithin(listedOn, period))),
  }
}

test('what was published is what the ledger says when it is read from the beginning, and opens what still shows', async () => {
  const lives = { school, reader: office.supervisor, first, today, happenings: HAPPENINGS, recount, runs: 7 }
  await holdAgainstRecount(lives)
  expect(choices.documents.length).toBeGreaterThan(0)
}, 300_000)
