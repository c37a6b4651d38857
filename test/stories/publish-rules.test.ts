import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { EMPTY_METADATA, importDocuments, type MigratedDocument } from '../../src/features/disclosures/index.ts'
import { OWNER_ROLE } from '../../src/platform/db/engine.ts'
import { aPerson, type Person } from '../support/builders.ts'
import {
  aDraft,
  anOffice,
  aPublication,
  approve,
  ask,
  CLEAN,
  isOffered,
  newestHash,
  type Office,
  someMetadata,
} from '../support/disclosure-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const LONG_AGO = '2001-01-01T00:00:00+08:00'
// Every name under which a program could try to state a time of publication.
const FORGED = Object.fromEntries(
  ['publishedAt', 'firstPublishedAt', 'published_at', 'first_published_at', 'listedOn', 'listed_on', 'now']
    .concat('originalPublishedOn', 'original_published_on', 'scheduledAt', 'time', 'date')
    .map((name) => [name, LONG_AGO]),
)

interface Draft {
  readonly id: string
  readonly version: number
}

async function save(person: Person, { id, version }: Draft, change: object) {
  const text = { title: '办法', bodyHtml: '<p>正文</p>' }
  return ask(school, person, ['PUT', `/documents/${id}/draft`, { version, ...text, ...change }])
}

async function submit(office: Office, { id, version }: { id: string; version: unknown }) {
  return ask(school, office.editor, ['POST', `/documents/${id}/submission`, { version }])
}

async function tryToApprove(person: Person, id: string, reader: Person) {
  const seen = await ask(school, reader, ['GET', `/documents/${id}`])
  return ask(school, person, [
    'POST',
    `/documents/${id}/opinion`,
    { decision: 'approve', opinion: '同意', findings: CLEAN, revisionHash: newestHash(seen.body) },
  ])
}

async function opinions(): Promise<number> {
  return (await school.parts.db.selectFrom('review_opinion').selectAll().execute()).length
}

async function ledgerTypes(subjectId: string): Promise<string[]> {
  const rows = await school.parts.db
    .selectFrom('ledger')
    .select('type')
    .where('subject_id', '=', subjectId)
    .orderBy('position')
    .execute()
  return rows.map(({ type }) => type)
}

async function delegate(from: Person, to: Person): Promise<void> {
  const body = { toAccountId: to.id, fromOn: '2000-01-01', untilOn: '2099-12-31', reason: '出差' }
  const answer = await ask(school, from, ['POST', '/delegations', body])
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

test('nobody approves their own work, not even with the right role', async () => {
  const office = await anOffice(school)
  // Somebody else could approve, so that the step stays with the heads of the unit.
  await aPerson(school, { roles: ['unit_head'], unitId: office.unitId })
  const draft = await aDraft(school, office)
  // The head edits the draft and thereby becomes an author.
  const edited = await save(office.head, draft, { metadata: someMetadata(office) })
  await submit(office, { id: draft.id, version: edited.body['version'] })
  const seen = await ask(school, office.head, ['GET', `/documents/${draft.id}`])
  expect(isOffered(seen.body, 'giveOpinion')).toBe(false)
  const answer = await tryToApprove(office.head, draft.id, office.head)
  expect([answer.status, answer.body['code']]).toEqual([403, 'review.own-work'])
  expect(await opinions()).toBe(0)
})

test('whoever sends for review what others wrote is an author too', async () => {
  const office = await anOffice(school)
  await aPerson(school, { roles: ['unit_head'], unitId: office.unitId })
  const { id, version } = await aDraft(school, office)
  await ask(school, office.head, ['POST', `/documents/${id}/submission`, { version }])
  expect((await tryToApprove(office.head, id, office.head)).body['code']).toBe('review.own-work')
})

test('an author does not approve as a delegate, nor lets a delegate approve for them', async () => {
  const office = await anOffice(school)
  await aPerson(school, { roles: ['unit_head'], unitId: office.unitId })
  const writer = await aPerson(school, { roles: ['unit_editor', 'secrecy_reviewer'], unitId: office.unitId })
  await delegate(office.head, writer)
  const metadata = someMetadata(office)
  const byDelegate = await aDraft(school, { ...office, editor: writer })
  await submit({ ...office, editor: writer }, byDelegate)
  expect((await tryToApprove(writer, byDelegate.id, writer)).body['code']).toBe('review.own-work')
  const byHead = await aDraft(school, office)
  const edited = await save(office.head, byHead, { metadata })
  await submit(office, { id: byHead.id, version: edited.body['version'] })
  expect((await tryToApprove(writer, byHead.id, office.head)).body['code']).toBe('review.own-work')
  expect(await opinions()).toBe(0)
})

test('whoever published in an emergency does not approve it afterwards', async () => {
  const office = await anOffice(school)
  const { id, version } = await aDraft(school, office)
  await ask(school, office.office, ['POST', `/documents/${id}/emergency-publication`, { version, reason: '台风预警' }])
  await approve(school, office, id)
  expect((await tryToApprove(office.office, id, office.office)).body['code']).toBe('review.own-work')
})

/** One change of anything that a document consists of. */
const CHANGE = fc.oneof(
  fc.record({ title: fc.constantFrom('悄悄改过', '办法 ', '办法（二）') }),
  fc.record({ bodyHtml: fc.constantFrom('<p>正文。</p>', '<p></p>', '<p><strong>正文</strong></p>') }),
  fc
    .oneof(
      fc.record({ docNo: fc.constant('示医校字〔2026〕1号') }),
      fc.record({ audience: fc.constant({ kind: 'campus' }), audienceReason: fc.constant('仅限校内') }),
      fc.record({ keywords: fc.constant(['新词']) }),
      fc.record({ summary: fc.constant('新概述') }),
      fc.record({ term: fc.constant('until'), expiresOn: fc.constant('2099-01-01') }),
      fc.record({ isMajor: fc.constant(true) }),
      fc.record({ formedOn: fc.constant('2026-11-19') }),
    )
    .map((metadata) => ({ metadata })),
)

test('an edit after approval voids it, whatever was changed: the new text must be approved again', async () => {
  const office = await anOffice(school)
  await fc.assert(
    fc.asyncProperty(CHANGE, fc.boolean(), async (change, isScheduled) => {
      const draft = await aDraft(school, office)
      await submit(office, draft)
      await approve(school, office, draft.id)
      const publish = (at?: string) =>
        ask(school, office.office, ['POST', `/documents/${draft.id}/publication`, at === undefined ? {} : { at }])
      if (isScheduled) expect((await publish('2099-01-01T08:00:00+08:00')).status).toBe(200)
      const metadata = someMetadata(office, 'metadata' in change ? change.metadata : {})
      const edited = await save(office.editor, draft, { ...change, metadata })
      expect(edited.status).toBe(200)
      expect((await publish()).body['code']).toBe('document.not-approved')
      expect(await ledgerTypes(draft.id)).toContain('document.approval-voided')
      // Sent again, the first approval counts for nothing.
      await submit(office, { id: draft.id, version: edited.body['version'] })
      expect((await publish()).body['code']).toBe('document.not-approved')
      expect(await school.parts.db.selectFrom('publication').selectAll().execute()).toEqual([])
    }),
    { numRuns: 12 },
  )
})

async function databaseTime(): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(school.parts.db)
  return rows[0]?.now ?? new Date(0)
}

async function timesOf(id: string) {
  return school.parts.db
    .selectFrom('publication')
    .select(['first_published_at', 'published_at', 'original_published_on', 'listed_on'])
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow()
}

test('no field of the API, no clock of the process and no past hour sets the time of publication', async () => {
  const office = await anOffice(school)
  school.clock.now = new Date(LONG_AGO)
  const before = await databaseTime()
  const post = (person: Person, path: string, body: object) =>
    ask(school, person, ['POST', `/documents${path}`, { ...FORGED, ...body }])
  const id = String((await post(office.editor, '', { unitId: office.unitId })).body['id'])
  const metadata = { ...FORGED, ...someMetadata(office, { formedOn: '2000-12-31', publishAt: LONG_AGO }) }
  const saved = await save(office.editor, { id, version: 1 }, { ...FORGED, metadata })
  expect((await post(office.editor, `/${id}/submission`, { version: saved.body['version'] })).status).toBe(200)
  await approve(school, office, id)
  expect((await post(office.office, `/${id}/publication`, { at: LONG_AGO })).status).toBe(200)
  const times = await timesOf(id)
  expect(times.original_published_on).toBeNull()
  expect(times.first_published_at.getTime()).toBeGreaterThanOrEqual(before.getTime())
  expect(times.published_at).toEqual(times.first_published_at)
  expect(times.listed_on >= '2026').toBe(true)
})

function migrated(office: Office, originalPublishedOn: string): MigratedDocument {
  return {
    ...FORGED,
    unitId: office.unitId,
    unitCode: 'U1',
    title: '旧系统的通知',
    bodyHtml: '<p>正文</p>',
    metadata: { ...EMPTY_METADATA, ...FORGED, formedOn: '2020-01-01', columnIds: [office.columnId] },
    itemDigits: '0000',
    originalPublishedOn,
  }
}

test('an import states the day of the old system beside our own time, and never a day to come', async () => {
  const office = await anOffice(school)
  const before = await databaseTime()
  const rule = { org: 'G00000', pattern: '' }
  await importDocuments(school.as(), [migrated(office, '2020-05-06')], rule)
  const { document_id: id } = await school.parts.db
    .selectFrom('publication')
    .select('document_id')
    .executeTakeFirstOrThrow()
  const times = await timesOf(id)
  expect(times.first_published_at.getTime()).toBeGreaterThanOrEqual(before.getTime())
  expect([times.original_published_on, times.listed_on]).toEqual(['2020-05-06', '2020-05-06'])
  await expect(importDocuments(school.as(), [migrated(office, '2099-01-01')], rule)).rejects.toThrow()
  await expect(
    sql`update publication set original_published_on = '2010-01-01' where document_id = ${id}`.execute(school.parts.db),
  ).rejects.toThrow('cannot be set')
})

test.each([
  ["update publication set published_at = '2001-01-01'"],
  ["update publication set first_published_at = '2001-01-01'"],
  ["update publication set original_published_on = '2001-01-01'"],
  ["update publication set index_no = 'X'"],
  ['delete from publication'],
  ['truncate publication cascade'],
  ['alter table publication disable trigger all'],
  ['drop trigger publication_clock on publication'],
  ['create or replace function publication_clock() returns trigger language plpgsql as $$ begin return new; end $$'],
  ['set session_replication_role = replica'],
  ["update ledger set at = '2001-01-01'"],
  ['delete from ledger'],
  ['delete from ledger_seal'],
  ["update revision set title = 'x'"],
  ["update review_opinion set decision = 'return'"],
  [`set role ${OWNER_ROLE}`],
])('the role of the application cannot: %s', async (statement) => {
  const office = await anOffice(school)
  await aPublication(school, office)
  const { rows } = await sql<{ name: string }>`select current_user as name`.execute(school.parts.db)
  expect(rows).toEqual([{ name: 'mingtang_app' }])
  const before = await sql`select * from publication`.execute(school.parts.db)
  await expect(sql.raw(statement).execute(school.parts.db)).rejects.toThrow()
  expect((await sql`select * from publication`.execute(school.parts.db)).rows).toEqual(before.rows)
})

test('what the role of the application writes into the day of a list is overruled', async () => {
  const office = await anOffice(school)
  const { id } = await aPublication(school, office)
  const before = await timesOf(id)
  await sql`update publication set listed_on = '2001-01-01'`.execute(school.parts.db)
  expect(await timesOf(id)).toEqual(before)
})

test('a row put in by hand still gets the time of the database, in publication, ledger, revision and opinion alike', async () => {
  const office = await anOffice(school)
  const { id } = await aPublication(school, office)
  const other = await aDraft(school, office)
  const { db } = school.parts
  const before = await databaseTime()
  await sql`insert into publication (document_id, revision_id, title, unit_id, audience, index_no, listed_on, first_published_at, published_at)
    select ${other.id}, revision_id, 'x', unit_id, 'public', 'forged', '2001-01-01', '2001-01-01', '2001-01-01' from publication`.execute(
    db,
  )
  await sql`insert into ledger (type, subject_type, subject_id, actor, at) select type, subject_type, 'forged', actor, '2001-01-01' from ledger
    where subject_id = ${id} limit 1`.execute(db)
  await sql`insert into revision (id, document_id, no, title, body_html, body_text, metadata, author_ids, hash, frozen_at)
    select 'forged', document_id, 99, title, body_html, body_text, metadata, author_ids, hash, '2001-01-01' from revision where document_id = ${id}`.execute(
    db,
  )
  await sql`insert into review_opinion (id, case_id, step_id, account_id, actor, decision, opinion, revision_hash, given_at)
    select 'forged', case_id, step_id, account_id, actor, decision, opinion, revision_hash, '2001-01-01' from review_opinion limit 1`.execute(
    db,
  )
  const { rows } = await sql<{ what: string; at: Date }>`
    select 'publication' as what, least(first_published_at, published_at) as at from publication where document_id = ${other.id}
    union all select 'ledger', at from ledger where subject_id = 'forged'
    union all select 'revision', frozen_at from revision where id = 'forged'
    union all select 'opinion', given_at from review_opinion where id = 'forged'`.execute(db)
  expect(rows.filter(({ at }) => at < before).map(({ what }) => what)).toEqual([])
  expect(rows).toHaveLength(4)
})
