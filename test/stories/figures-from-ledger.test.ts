import type { Receipt } from '../../src/features/applications/receive-application.ts'
import { beforeEach, expect, test } from 'vitest'
import { addDays, type Day, parseDay } from '../../src/kernel/day.ts'
import {
  act,
  anAnsweringOffice,
  anAssigned,
  apply,
  decide,
  goTo,
  GRANTED,
  post,
} from '../support/application-builders.ts'
import { aMember, type Person } from '../support/builders.ts'
import { databaseDay } from '../support/database-day.ts'
import { ask, type Office } from '../support/disclosure-builders.ts'
import { aHall, aMatter, aVisitorsMatter, type Hall } from '../support/hall-builders.ts'
import {
  counted,
  type Entry,
  holdAgainstRecount,
  isWithin,
  oneOf,
  type Period,
  readLedger,
  type Recount,
  RECOUNTED,
  type When,
} from '../support/ledger-recount.ts'
import { aMailbox, answer, complaints, work, write } from '../support/letterbox-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
let office: Office
let hall: Hall
let student: Person
let first: Day
let today: Day

beforeEach(async () => {
  office = await anAnsweringOffice(school)
  hall = await aHall(school)
  student = await aMember(school, { kind: 'student', unitId: office.unitId })
  today = parseDay(await databaseDay(school))
  first = parseDay(`${today.slice(0, 4)}-01-01`)
  await aMailbox(school, office)
  await aMailbox(school, office, complaints())
})

const REASONS = { ground: '第十条', explanation: '示例理由' }
const WAY = '见附件，可在本网站下载。'

// Answers of each group of the national table, and the group in which each stands.
const ANSWERS = {
  granted: { parts: GRANTED.parts, group: 'granted' },
  'already-public': { parts: { way: WAY }, group: 'granted' },
  partial: { parts: { way: WAY, withheld: '名单', ...REASONS }, group: 'partial' },
  'third-party': { parts: REASONS, group: 'denied' },
  'special-regime': { parts: { channel: '档案馆', ...REASONS }, group: 'denied' },
  'must-make': { parts: { explanation: '没有现成的' }, group: 'cannot' },
  'not-ours': { parts: { explanation: '不归本校', rightBody: '不掌握' }, group: 'cannot' },
  publication: { parts: { way: WAY }, group: 'not-processed' },
  other: { parts: REASONS, group: 'other' },
} as const
const KINDS = Object.keys(ANSWERS) as [keyof typeof ANSWERS, ...(keyof typeof ANSWERS)[]]

async function answered({ on, until, lot }: When): Promise<Receipt> {
  const receipt = await anAssigned(school, office)
  const { id } = receipt
  const kind = oneOf(KINDS, lot)
  await decide(school, office, [id, { kind, parts: ANSWERS[kind].parts }])
  // What is sent on paper may be delivered on an earlier day than it is written down.
  goTo(school, until)
  const way = lot % 2 === 0 ? { way: 'online', on: until } : { way: 'counter', on }
  await act(school, office.office, [id, 'delivery', { ...way, note: '' }])
  return receipt
}

const REMEDIES = ['report', 'appeal', 'reconsideration', 'litigation'] as const

async function remedied(when: When): Promise<void> {
  const { id, code } = await answered({ ...when, until: when.on })
  goTo(school, when.until)
  const brought = {
    kind: oneOf(REMEDIES, when.lot),
    body: '示例机关',
    registeredOn: when.lot % 5 === 0 ? when.until : when.on,
  }
  const { remedyId } = await act(school, office.office, [id, 'remedies', brought])
  if (when.lot % 3 === 0) await act(school, office.supervisor, [id, 'mystery', { code }])
  if (when.lot % 2 === 0) return
  const end = { outcome: 'upheld', note: '维持', endedOn: when.until }
  await act(school, office.supervisor, [id, `remedies/${String(remedyId)}/outcome`, end])
}

async function letterTo(slug: string, until: Day | undefined): Promise<void> {
  const { id } = await write(school, slug)
  if (until === undefined) return
  await work(school, office.office, [id, 'assignments', { unitIds: [office.unitId], note: '' }])
  goTo(school, until)
  await answer(school, office, [id])
}

const APPLICATIONS = {
  'an application stays open': () => apply(school),
  'an application is answered': answered,
  'another application is answered': answered,
  'a remedy is sought': remedied,
  'an application is withdrawn': async ({ until }: When) => {
    const { number, code } = await apply(school)
    goTo(school, until)
    await post(school, '/apply/progress/withdrawal', { number, code })
  },
  'an application is none': async ({ until }: When) => {
    const { id } = await apply(school)
    goTo(school, until)
    await act(school, office.office, [id, 'transfer', { to: 'petition', hasConsent: true, note: '信访事项' }])
  },
  'the supervision office tries': async () => {
    const { id, code } = await apply(school)
    await act(school, office.supervisor, [id, 'mystery', { code }])
  },
}

const LETTERS = {
  'a letter waits': () => letterTo('xiaozhang', undefined),
  'a letter is answered': ({ until }: When) => letterTo('xiaozhang', until),
  'somebody complains': () => letterTo('jubao', undefined),
}

const HALL = {
  'somebody of the staff asks the hall': () => aMatter(school, hall),
  'a student asks the hall': () => aMatter(school, hall, { person: student }),
  'a visitor asks the hall': () => aVisitorsMatter(school, hall),
}

interface Matter {
  readonly openedOn: string
  readonly number: string
  readonly personKind: string
  readonly remedies: { kind: string; on: string }[]
  concludedOn?: string
  fate?: string
}

// What ends a case, and what it comes to.
function fateOf({ type, data }: Entry): string | undefined {
  if (type === 'application.delivered') return ANSWERS[data['decision'] as keyof typeof ANSWERS].group
  if (type === 'application.withdrawn') return 'other'
  if (type === 'application.transferred') return 'not-processed'
  return type === 'mailbox-letter.answered' ? 'answered' : undefined
}

function happenTo(known: Matter, entry: Entry): void {
  const { type, data } = entry
  const fate = fateOf(entry)
  if (fate !== undefined) Object.assign(known, { fate, concludedOn: String(data['on']) })
  if (type === 'application.remedy-registered')
    known.remedies.push({ kind: String(data['kind']), on: String(data['registeredOn']) })
}

/** Every case of the ledger, without the trials of the supervision office. */
function casesOf(entries: readonly Entry[]): Matter[] {
  const cases = new Map<string, Matter>()
  for (const entry of entries) {
    const { type, subjectId, data } = entry
    const { number, on, personKind = '' } = data as Record<string, string>
    if (/^(application|mailbox-letter|service-matter)\.submitted$/.test(type))
      cases.set(subjectId, { openedOn: String(on), number: String(number), personKind, remedies: [] })
    if (type === 'supervision.mystery-marked') cases.delete(subjectId)
    const known = cases.get(subjectId)
    if (known) happenTo(known, entry)
  }
  return [...cases.values()]
}

async function casesWith(prefix: string): Promise<Matter[]> {
  return casesOf(await readLedger(school)).filter(({ number }) => number.startsWith(prefix))
}

async function applicationsOf(period: Period): Promise<Recount<'applications'>> {
  const all = await casesWith('YSQ')
  const ended = all.filter(({ concludedOn }) => isWithin(concludedOn, period))
  const fates = (fate: string) => counted(ended.filter((each) => each.fate === fate))
  const brought = all.flatMap((each) => each.remedies).filter(({ on }) => isWithin(on, period))
  const remedies = (kind: string) => counted(brought.filter((each) => each.kind === kind))
  const openAfter = (day: string) =>
    counted(all.filter(({ openedOn, concludedOn }) => openedOn <= day && (concludedOn ?? '9999-12-31') > day))
  return {
    'applications.new': counted(all.filter(({ openedOn }) => isWithin(openedOn, period))),
    'applications.carried-in': openAfter(addDays(period.from, -1)),
    'applications.concluded': counted(ended),
    'applications.granted': fates('granted'),
    'applications.partial': fates('partial'),
    'applications.denied': fates('denied'),
    'applications.cannot': fates('cannot'),
    'applications.not-processed': fates('not-processed'),
    'applications.other': fates('other'),
    'applications.carried-out': openAfter(period.to),
    'remedies.report': remedies('report'),
    'remedies.appeal': remedies('appeal'),
    'remedies.reconsideration': remedies('reconsideration'),
    'remedies.litigation': remedies('litigation'),
  }
}

async function lettersOf(period: Period): Promise<Recount<'letters'>> {
  const letters = await casesWith('XJ')
  return {
    'letters.received': counted(letters.filter(({ openedOn }) => isWithin(openedOn, period))),
    'letters.concluded': counted(letters.filter(({ concludedOn }) => isWithin(concludedOn, period))),
  }
}

async function hallOf(period: Period): Promise<Recount<'hall'>> {
  const matters = (await casesWith('BS')).filter(({ openedOn }) => isWithin(openedOn, period))
  return {
    'hall.accepted': counted(matters),
    'hall.staff': counted(matters.filter(({ personKind }) => personKind === 'staff')),
    'hall.others': counted(matters.filter(({ personKind }) => ['student', 'visitor'].includes(personKind))),
  }
}

test.each([
  ['applications', APPLICATIONS, applicationsOf, 6],
  ['letters', LETTERS, lettersOf, 8],
  ['matters in the hall', HALL, hallOf, 10],
] as const)(
  'figures of %s are what the ledger says when it is read from the beginning',
  async (...[, happenings, recount, runs]) => {
    await holdAgainstRecount({ school, reader: office.supervisor, first, today, happenings, recount, runs })
  },
  300_000,
)

test('every figure of the registry is counted anew by a story', async () => {
  const { body } = await ask(school, office.supervisor, ['GET', '/figures'])
  const keys = (body['figures'] as { key: string }[]).map(({ key }) => key)
  expect(Object.values(RECOUNTED).flat().sort()).toEqual([...keys].sort())
})
