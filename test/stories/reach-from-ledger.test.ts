import { beforeEach, expect, test } from 'vitest'
import { writeVisits } from '../../src/features/figures/index.ts'
import { type Day, parseDay } from '../../src/kernel/day.ts'
import { newId } from '../../src/platform/ids.ts'
import { anAnsweringOffice, goTo } from '../support/application-builders.ts'
import { aPerson, type Person } from '../support/builders.ts'
import { databaseDay } from '../support/database-day.ts'
import { aPublication, doing, type Office } from '../support/disclosure-builders.ts'
import { publicationsIn } from '../support/ledger-publications.ts'
import {
  type Entry,
  holdAgainstRecount,
  isWithin,
  oneOf,
  type Period,
  readLedger,
  type Recount,
  type Recounted,
  type When,
} from '../support/ledger-recount.ts'
import { anUpdate } from '../support/monitor-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const does = doing(school)
const CAMPUS = { audience: { kind: 'campus' }, audienceReason: '仅限校内' }
let office: Office
let admin: Person
let first: Day
let today: Day
let channels: [string, string, string]
/** Publications that still show, of which more may be told. */
let shown: { id: string; no: number }[]
/** Visits stand on no ledger, nor anywhere who came: they are what was sent from here. */
let visits: { no: number; on: Day; people: number }[]
/** Accounts of those who act here: they were there before anything happened, and stand on no ledger. */
let before: number

beforeEach(async () => {
  office = await anAnsweringOffice(school)
  admin = await aPerson(school, { roles: ['system_admin'] })
  today = parseDay(await databaseDay(school))
  first = parseDay(`${today.slice(0, 4)}-01-01`)
  channels = [
    await aChannel('官方微信', 'online'),
    await aChannel('公告栏', 'posting'),
    await aChannel('教代会', 'meeting'),
  ]
  shown = []
  visits = []
  const { rows } = await school.parts.pool.query<{ count: number }>('select count(*)::int as count from account')
  before = rows[0]?.count ?? 0
})

function channel(name: string, kind: string) {
  return { name, kind, address: '', note: '', takesAffairs: false, isUsed: true, sort: 1 }
}

async function aChannel(name: string, kind: string): Promise<string> {
  return String((await does(office.office, 'POST', '/channels', channel(name, kind)))['id'])
}

// Whatever the clock of the school says, what is published is published on the day of the database.
async function publish({ lot }: When) {
  const now = school.clock.now
  goTo(school, today)
  const published = await aPublication(school, office, { metadata: lot % 3 === 0 ? CAMPUS : {} })
  school.clock.now = now
  shown.push(published)
  return published
}

function anyShown(lot: number) {
  return shown[lot % Math.max(1, shown.length)]
}

const HAPPENINGS = {
  'something is published': publish,
  'something is revised': async ({ lot }: When) => {
    goTo(school, today)
    const some = anyShown(lot)
    if (some) await anUpdate(school, office, [some.id, `<p>第${String(lot)}稿</p>`, lot % 2 === 0 ? CAMPUS : {}])
  },
  'something is withdrawn': async ({ lot }: When) => {
    const some = anyShown(lot)
    if (!some) return
    shown = shown.filter((each) => each !== some)
    await does(office.office, 'POST', `/documents/${some.id}/withdrawal`, { kind: 'in-error', note: '有误' })
  },
}

/** What the register of a channel says of a publication, or in words of something else. */
function told({ lot }: When, appearedOn: Day) {
  const matter = lot % 2 === 0 ? undefined : anyShown(lot)
  const words = { title: '教代会通报', unitId: office.unitId, untilOn: null, place: '', note: '' }
  const audience = { kind: lot % 5 === 0 ? 'campus' : 'public' }
  return { ...words, channelId: oneOf(channels, lot >> 2), documentId: matter?.id ?? null, appearedOn, audience }
}

async function registered(when: When): Promise<string> {
  goTo(school, when.until)
  return String((await does(office.editor, 'POST', '/appearances', told(when, when.on)))['id'])
}

async function ended(when: When, kind: 'taken-down' | 'void'): Promise<void> {
  const id = await registered(when)
  await does(office.editor, 'POST', `/appearances/${id}/end`, { kind, on: when.until, reason: '示例原因' })
}

const APPEARANCES = {
  ...HAPPENINGS,
  'something appears elsewhere': registered,
  'something else appears elsewhere': registered,
  'an appearance is corrected': async (when: When) => {
    const id = await registered(when)
    const fixed = { ...told({ ...when, lot: when.lot >> 1 }, when.until), reason: '日期填错' }
    await does(office.editor, 'POST', `/appearances/${id}/correction`, fixed)
  },
  'an appearance was none': (when: When) => ended(when, 'void'),
  'an appearance is taken down': (when: When) => ended(when, 'taken-down'),
  'a channel is of another kind': async ({ lot }: When) => {
    const at = lot % channels.length
    const kind = oneOf(['online', 'posting', 'meeting'], lot >> 2)
    await does(office.office, 'PUT', `/channels/${String(channels[at])}`, channel(`渠道${String(at)}`, kind))
  },
}

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0'
const ROBOT = 'Mozilla/5.0 (compatible; Baiduspider/2.0)'

async function visited({ on, lot }: When): Promise<void> {
  const some = anyShown(lot)
  if (!some) return
  const visit = async (agent: string) => {
    const headers = { 'user-agent': agent, accept: 'text/html' }
    const url = `/info/${String(some.no)}`
    expect((await school.app.inject({ url, headers, cookies: office.editor.cookies })).statusCode).toBe(200)
  }
  const people = 1 + (lot % 3)
  await visit(ROBOT)
  for (let time = 0; time < people; time += 1) await visit(BROWSER)
  await writeVisits(school.as(), school.parts.visits.take())
  visits.push({ no: some.no, on, people })
}

async function opened(): Promise<string> {
  const account = { login: `reader-${newId()}`, name: '示例读者', unitId: office.unitId }
  return String((await does(admin, 'POST', '/accounts', account))['id'])
}

const USE = {
  ...HAPPENINGS,
  'an article is read': visited,
  'another article is read': (when: When) => visited({ ...when, lot: when.lot + 1 }),
  'an account is opened': opened,
  'an account is opened and disabled': async () => {
    const order = { state: 'disabled', reason: '离校' }
    await does(admin, 'PUT', `/accounts/${await opened()}/state`, order)
  },
}

interface Appearance {
  readonly channelId: string
  readonly documentId: string | null
  readonly appearedOn: string
}

/** Everything that counts as having appeared, by the id of its entry: not what was corrected, nor what was none. */
function appearancesIn(entries: readonly Entry[]): Map<string, Appearance> {
  const all = new Map<string, Appearance>()
  for (const { type, subjectId, data } of entries) {
    if (type === 'appearance.registered' || type === 'appearance.corrected') all.set(subjectId, data as never)
    if (type === 'appearance.corrected') all.delete(String(data['correctsId']))
    if (type === 'appearance.voided') all.delete(subjectId)
  }
  return all
}

/** Whom an appearance was for is frozen with its entry in the register, to which the ledger leads. */
async function publicAppearances(): Promise<Set<string>> {
  const { rows } = await school.parts.pool.query<{ id: string }>("select id from appearance where audience = 'public'")
  return new Set(rows.map(({ id }) => id))
}

async function channelsOf(period: Period): Promise<Recount<'channels'>> {
  const entries = await readLedger(school)
  const kinds = new Map(
    entries.filter(({ type }) => type === 'channel.saved').map(({ subjectId, data }) => [subjectId, data['kind']]),
  )
  const [published, open] = [await publicationsIn(school, entries), await publicAppearances()]
  const all = [...appearancesIn(entries)].filter(([, { appearedOn }]) => isWithin(appearedOn, period))
  // What was withdrawn since is counted, and not opened.
  const openLive = (some: typeof all): Recounted => ({
    value: some.length,
    opens: some.filter(([, { documentId }]) => documentId === null || published.get(documentId)?.isLive === true)
      .length,
  })
  return {
    'channels.total': openLive(all),
    'channels.public': openLive(all.filter(([id]) => open.has(id))),
    'channels.meetings': openLive(all.filter(([, { channelId }]) => kinds.get(channelId) === 'meeting')),
  }
}

async function useOf(period: Period): Promise<Recount<'use'>> {
  const entries = await readLedger(school)
  const articles = new Map([...(await publicationsIn(school, entries)).values()].map((each) => [each.no, each]))
  const visitsOf = (some: typeof visits): Recounted => {
    const counting = some.filter(({ no }) => articles.get(no)?.audience === 'public')
    const live = counting.filter(({ no }) => articles.get(no)?.isLive === true)
    return {
      value: counting.reduce((sum, { people }) => sum + people, 0),
      opens: new Set(live.map(({ no }) => no)).size,
    }
  }
  const accounts = entries.filter(({ type, at }) => type === 'account.created' && at <= period.to)
  return {
    // Who has an account is told to nobody.
    'use.registered': { value: accounts.length + (today <= period.to ? before : 0), opens: 0 },
    'visits.total': visitsOf(visits.filter(({ on }) => on <= period.to)),
    'visits.new': visitsOf(visits.filter(({ on }) => isWithin(on, period))),
  }
}

test.each([
  ['other channels', APPEARANCES, channelsOf],
  ['use', USE, useOf],
] as const)(
  'figures of %s are what the ledger says when it is read from the beginning',
  async (...[, happenings, recount]) => {
    await holdAgainstRecount({ school, reader: office.supervisor, first, today, happenings, recount, runs: 14 })
  },
  300_000,
)
