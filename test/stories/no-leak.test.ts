import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { FOLLOWERS } from '../../src/background.ts'
import { insertCrossing } from '../../src/features/catalogue/index.ts'
import { lookAtDue } from '../../src/features/monitors/run-round.ts'
import { insertSite, saveTopicEntries } from '../../src/features/sites/index.ts'
import { type Audience, canSee } from '../../src/kernel/audience.ts'
import { catchUp } from '../../src/platform/ledger/follow.ts'
import { aCatalogue, anItem, aRule, ask } from '../support/disclosure-builders.ts'
import { aColumn, aTopic } from '../support/site-builders.ts'
import { registerAndRelate } from '../support/leak-links.ts'
import { findsIt, leaks, look, readsIt, readsWork } from '../support/leak-rules.ts'
import { aMarkedDocument, MARK, type Marked, type State, STATES } from '../support/marked-documents.ts'
import { collectRoutes } from '../support/routes.ts'
import { useKeptPages } from '../support/kept-pages.ts'
import { useSchool } from '../support/school.ts'
import { KIND_SLUGS, type Places, SURFACES } from '../support/surfaces.ts'
import { someGrounds, type Watcher } from '../support/watchers.ts'

const routes = collectRoutes()
const school = useSchool()
const keeping = useKeptPages(school)
const RUNS = Number(process.env['TEST_LEAK_RUNS'] ?? '240')

const ROUNDS = RUNS / 80
// These tell of the process, of the session and of the hour, and of nothing that was written.
const CHANGING = ['/metrics', '/api/v1/me/security']
// The number of a request is new every time, and a feed without entries tells the present time.
const REQUEST_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const EMPTY_FEED_TIME = /<lastBuildDate>[^<]*(?=<[^]*<\/channel>)(?![^]*<item>)/g

interface Ground extends Places {
  readonly kindIds: readonly string[]
  readonly unitTopicId: string
}

/** Puts every publication into both topics and a channel, and relates it, whoever may see it: what is shown is for the reader's list to decide. */
async function fillTopics({ topicId, unitTopicId, office }: Ground): Promise<void> {
  const rows = await school.parts.db.selectFrom('publication').select('document_id').execute()
  const entries = rows.map((row) => ({ documentId: row.document_id, groupNo: 0 }))
  await school.parts.db.transaction().execute(async (tx) => {
    for (const id of [topicId, unitTopicId]) await saveTopicEntries(tx, id, entries)
  })
  await registerAndRelate(school, office.office.id)
}

async function somePlaces(): Promise<Ground> {
  const grounds = await someGrounds(school)
  const { office } = grounds
  const units = await school.parts.db.selectFrom('unit').select(['id', 'slug']).execute()
  const slug = units.find(({ id }) => id === office.unitId)?.slug ?? ''
  const made = await school.parts.db.transaction().execute(async (tx) => {
    await aCatalogue(tx, 'own', { shortName: '本单位清单' })
    const classId = await anItem(tx, 'own', { number: '1', title: '本单位事项' })
    const otherItemId = await anItem(tx, 'own', { number: '2', title: '规章制度', classId })
    await aRule(tx, otherItemId, { unitId: office.unitId })
    await insertCrossing(tx, { from: office.itemId, to: otherItemId, note: '' })
    await aColumn(tx, office.siteId, { slug: 'pictures', name: '图片', kind: 'gallery' })
    const siteId = await insertSite(tx, { unitId: office.unitId, slug, name: '科技处' })
    const kindIds: string[] = []
    for (const kind of KIND_SLUGS) kindIds.push(await aColumn(tx, office.siteId, { slug: kind, name: kind, kind }))
    const topicId = await aTopic(tx, office.siteId, 'together')
    const unitTopicId = await aTopic(tx, siteId, 'together')
    const unitColumnId = await aColumn(tx, siteId, { slug: 'news', name: '动态' })
    return { otherItemId, unitColumnId, kindIds, topicId, unitTopicId }
  })
  return {
    ...grounds,
    unitSlugs: units.map((unit) => unit.slug),
    columnSlug: 'notices',
    columnId: office.columnId,
    unitColumn: { unitSlug: slug, slug: 'news', id: made.unitColumnId },
    otherItemId: made.otherItemId,
    kindIds: made.kindIds,
    topicSlug: 'together',
    topicId: made.topicId,
    unitTopicId: made.unitTopicId,
  }
}

function first<T>([it]: readonly T[]): T {
  if (it === undefined) throw new Error('nothing there')
  return it
}

function audiences({ facultyId, departmentId, groupId }: Places): Audience[] {
  return [
    { kind: 'public' },
    { kind: 'campus' },
    { kind: 'party' },
    { kind: 'units', members: [facultyId] },
    { kind: 'units', members: [departmentId] },
    { kind: 'groups', members: [groupId] },
  ]
}

async function everyDocument(places: Ground, states: readonly State[] = STATES): Promise<Marked[]> {
  const documents: Marked[] = []
  const { office, other } = places
  for (const [i, audience] of audiences(places).entries())
    for (const [j, state] of states.entries())
      documents.push(
        await aMarkedDocument(school, state, {
          unit: (i + j) % 2 === 0 ? office : other,
          audience,
          isMajor: (i + j) % 3 === 0,
          columnIds: [places.columnId, places.unitColumn.id, ...places.kindIds],
          successorNo: documents.find(({ isListed }) => isListed)?.no ?? 1,
        }),
      )
  return documents
}

function ownersOf(documents: readonly Marked[]): Map<string, Marked> {
  return new Map(
    documents.flatMap((document) =>
      document.versions.flatMap((marks) => Object.values(marks).map((mark) => [mark, document] as const)),
    ),
  )
}

test('every address that answers is known to the test of leaks', () => {
  const gets = [...routes].filter((route) => route.startsWith('GET ')).map((route) => route.slice(4))
  const isConsole = (route: string): boolean => route.startsWith('/console')
  expect(gets.filter((route) => !isConsole(route)).sort()).toEqual(
    Object.keys(SURFACES)
      .filter((route) => !isConsole(route))
      .sort(),
  )
})

/** What the document's own addresses must answer this watcher, so that refusing everything is no way out. */
async function answersRightly(watcher: Watcher, document: Marked): Promise<void> {
  const [isReader, isWorker] = [readsIt(watcher, document), readsWork(watcher, document)]
  const expected: [url: string, isAnswered: boolean][] = [
    [`/files/${document.fileId}/x.txt`, isReader || isWorker],
    [`/media/${document.pictureId}`, isReader || isWorker],
    [`/preview/${document.id}`, isWorker],
    [`/api/v1/documents/${document.id}`, isWorker],
  ]
  for (const [url, isAnswered] of expected)
    expect((await look(school, watcher, url)).status, `${watcher.name} on ${url}`).toBe(isAnswered ? 200 : 404)
}

/** The page shows the text while it may be read, and the search finds it by the first title it had, if that still holds. */
async function isFoundRightly(watcher: Watcher, document: Marked): Promise<void> {
  const { no, published, versions } = document
  const { status, text } = await look(school, watcher, `/info/${String(no)}`)
  const isShown = [published?.title, published?.body].every((mark) => text.includes(String(mark)))
  expect(isShown && status === 200).toBe(readsIt(watcher, document))
  const found = await look(school, watcher, `/search?q=${String(versions[0]?.title)}`)
  const isFound = findsIt(watcher, document) && published === versions[0]
  expect(found.text.includes(`/info/${String(no)}"`)).toBe(isFound)
}

/** The titles on all pages of a list, and the count it prints. */
async function listed(watcher: Watcher, path: string): Promise<{ titles: string[]; total: number }> {
  const titles = new Set<string>()
  for (let page = 1; ; page += 1) {
    const { text } = await look(school, watcher, `${path}?page=${String(page)}`)
    const here = [...(/<main[^]*<\/main>/.exec(text)?.[0] ?? '').matchAll(MARK)].map(([mark]) => mark)
    const fresh = here.filter((mark) => !titles.has(mark))
    if (fresh.length === 0) return { titles: [...titles].sort(), total: Number(/共[^\d]{0,20}(\d+)/.exec(text)?.[1]) }
    for (const mark of fresh) titles.add(mark)
  }
}

test('whoever looks at whatever sees what is meant for them, and nothing else', async () => {
  const places = await somePlaces()
  const documents = await everyDocument(places)
  await fillTopics(places)
  await school.parts.db.updateTable('publication').set({ pinned_until: sql`now() + interval '1 day'` }).execute()
  await catchUp(school.parts.db, FOLLOWERS)
  // Every one of them has a fault, so that what monitors tell of it is looked for too.
  expect(await lookAtDue(school.as())).toBeGreaterThan(0)
  await keeping.caughtUp()
  const owners = ownersOf(documents)
  const triple = fc.tuple(
    fc.constantFrom(...places.watchers),
    fc.constantFrom(...documents),
    fc.constantFrom(...Object.entries(SURFACES)),
  )
  await fc.assert(
    fc.asyncProperty(triple, async ([watcher, about, [, { kind, urls }]]) => {
      for (const url of urls(about, places)) {
        const seen = await look(school, watcher, url)
        expect(seen.status).toBeLessThan(500)
        expect(leaks(seen, { kind, watcher, about, owners })).toEqual([])
      }
    }),
    { numRuns: RUNS },
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places.watchers), fc.constantFrom(...documents), async (watcher, document) => {
      await answersRightly(watcher, document)
      await isFoundRightly(watcher, document)
    }),
    { numRuns: RUNS / 5 },
  )
  for (const watcher of places.watchers) {
    const mine = documents.filter((document) => findsIt(watcher, document)).map(({ published }) => published?.title)
    for (const path of ['/latest', `/columns/${places.columnSlug}`, `/catalogue/items/${places.office.itemId}`]) {
      const { titles, total } = await listed(watcher, path)
      expect(titles, `${watcher.name} on ${path}`).toEqual(mine.sort())
      expect(total, `${watcher.name} on ${path}`).toBe(mine.length)
    }
  }
  expect(school.parts.pages.figures().hits).toBeGreaterThan(0)
}, 900_000)

/** Whatever the watcher can learn without naming a document: every list, count, figure and state, in one text. */
async function everything(watcher: Watcher, about: Marked, places: Places): Promise<Map<string, string>> {
  // What is asked in vain becomes a candidate for disclosure, and one's own looks ask.
  await school.parts.pool.query('delete from search_question')
  const seen = new Map<string, string>()
  for (const [route, { urls }] of Object.entries(SURFACES)) {
    if (CHANGING.includes(route)) continue
    for (const url of urls(about, places)) {
      const { status, text } = await look(school, watcher, url)
      seen.set(url, `${String(status)} ${text.replaceAll(REQUEST_ID, '').replaceAll(EMPTY_FEED_TIME, '')}`)
    }
  }
  return seen
}

test('what somebody may not see changes nothing of what they see: no list, no count, no figure, no state', async () => {
  const places = await somePlaces()
  const { office, other, otherItemId, watchers } = places
  const order = {
    unit: other,
    isMajor: false,
    columnIds: [places.columnId, places.unitColumn.id, ...places.kindIds],
    itemIds: [office.itemId, otherItemId],
    successorNo: 1,
  }
  const known = await aMarkedDocument(school, 'live', {
    ...order,
    unit: office,
    audience: { kind: 'public' },
    itemIds: [],
  })
  await fillTopics(places)
  // Information that was formed and waits for its publication: a hidden document must not seem to settle it.
  await ask(school, office.office, [
    'POST',
    `/catalogue-items/${office.itemId}/duties`,
    { occurredOn: '2026-10-01', what: '办法已修订', unitId: null },
  ])
  const hidden = fc.record({
    state: fc.constantFrom(...STATES.filter((state) => state !== 'narrowed' && state !== 'expired')),
    audience: fc.constantFrom(...audiences(places).slice(1)),
    watcher: fc.constantFrom(...watchers.filter(({ mayReadLedger, reads }) => !mayReadLedger && reads.length === 0)),
  })
  await fc.assert(
    fc.asyncProperty(hidden, async ({ state, audience, watcher }) => {
      fc.pre(!canSee(watcher.viewer, audience) && watcher.person !== other.secrecy)
      await catchUp(school.parts.db, FOLLOWERS)
      await keeping.caughtUp()
      const before = await everything(watcher, known, places)
      await aMarkedDocument(school, state, { ...order, audience })
      await fillTopics(places)
      await catchUp(school.parts.db, FOLLOWERS)
      await lookAtDue(school.as())
      await keeping.caughtUp()
      const after = await everything(watcher, known, places)
      for (const [url, text] of before) expect(after.get(url), `${watcher.name} on ${url}`).toBe(text)
    }),
    { numRuns: ROUNDS, examples: [[{ state: 'live', audience: { kind: 'campus' }, watcher: first(watchers) }]] },
  )
}, 900_000)

test('what was taken back is gone from the search at once, before the index knows', async () => {
  const places = await somePlaces()
  const order = {
    unit: places.office,
    audience: { kind: 'public' },
    isMajor: false,
    columnIds: [],
    successorNo: 1,
  } as const
  const visitor = first(places.watchers)
  const live = await aMarkedDocument(school, 'live', order)
  await catchUp(school.parts.db, FOLLOWERS)
  const search = async () => (await look(school, visitor, `/search?q=${String(live.published?.title)}`)).text
  expect(await search()).toContain(`/info/${String(live.no)}"`)
  const withdrawal = { kind: 'in-error', note: '含个人信息' }
  await ask(school, places.office.office, ['POST', `/documents/${live.id}/withdrawal`, withdrawal])
  expect(await search()).not.toContain(`/info/${String(live.no)}"`)
})
