import pg from 'pg'
import { afterEach, expect, inject, test } from 'vitest'
import { currentNotice, submitApplication } from '../../src/features/applications/index.ts'
import { NOTICE, submitLetter } from '../../src/features/mailboxes/index.ts'
import { type Context, VISITOR } from '../../src/platform/context.ts'
import { openDatabase, openPool } from '../../src/platform/db/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { contextOf } from '../../src/session-hook.ts'
import { anIntake } from '../support/application-builders.ts'
import { anOffice } from '../support/disclosure-builders.ts'
import { aLetter, aMailbox } from '../support/letterbox-builders.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const CONNECTIONS = 10
const opened: pg.Pool[] = []

afterEach(async () => {
  for (const pool of opened.splice(0)) await pool.end()
})

/** The school as a process of its own sees it, on a disk that takes this long to write anything down. */
async function onSlowDisk(milliseconds: number): Promise<Context> {
  const connection = (school.parts.pool.options as { connectionString: string }).connectionString
  const database = new URL(connection).pathname.slice(1)
  const admin = new pg.Client({ connectionString: inject('databaseServer').admin.replace('DATABASE', database) })
  await admin.connect()
  await admin.query(`alter database ${database} set commit_delay = ${String(milliseconds * 1000)}`)
  await admin.query(`alter database ${database} set commit_siblings = 0`)
  await admin.end()
  const pool = openPool(connection, CONNECTIONS)
  opened.push(pool)
  return contextOf({ ...school.parts, db: openDatabase(pool) }, VISITOR, 'test')
}

function apply(ctx: Context, intakeKey = newId()): Promise<string> {
  const form = { intake: anIntake(), files: [], intakeKey, noticeVersion: currentNotice().version, offered: [] }
  return submitApplication(ctx, school.parts.secretKey, form).then(({ number }) => number)
}

function write(ctx: Context, slug: string): Promise<string> {
  const form = { slug, letter: aLetter(), files: [], intakeKey: newId(), noticeVersion: NOTICE.version }
  return submitLetter(ctx, school.parts.secretKey, form).then(({ number }) => number)
}

function ordered(numbers: readonly string[]): number[] {
  return numbers.map((number) => Number(number.split('-')[1])).toSorted((a, b) => a - b)
}

const FLUSH_MS = 100
const CROWD = 40

/** As many of each kind at once; answers their numbers and how long all of it took. */
async function crowd(ctx: Context, slug: string) {
  const started = performance.now()
  const [applications, letters] = await Promise.all([
    Promise.all(Array.from({ length: CROWD }, () => apply(ctx))),
    Promise.all(Array.from({ length: CROWD }, () => write(ctx, slug))),
  ])
  return { applications, letters, took: performance.now() - started }
}

test('a crowd of applications and letters that comes at once is numbered without a gap, and does not wait for the disk one by one', async () => {
  const office = await anOffice(school)
  const { slug } = await aMailbox(school, office)
  // What the work itself takes on this machine today.
  const first = await crowd(school.as(VISITOR), slug)
  const then = await crowd(await onSlowDisk(FLUSH_MS), slug)
  const all = Array.from({ length: 2 * CROWD }, (_, at) => at + 1)
  expect(ordered([...first.applications, ...then.applications])).toEqual(all)
  expect(ordered([...first.letters, ...then.letters])).toEqual(all)
  // One after the other, forty of a kind would wait forty times as long as the disk takes for one.
  expect(then.took - first.took).toBeLessThan((CROWD * FLUSH_MS) / 2)
})

test('a form that is sent twenty times at once makes one case, and takes no number from the next', async () => {
  await anOffice(school)
  const ctx = school.as(VISITOR)
  const key = newId()
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => apply(ctx, key)))
  const taken = answers.filter(({ status }) => status === 'fulfilled')
  const refused = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
  )
  expect(taken).toHaveLength(1)
  expect(refused).toEqual(Array.from({ length: 19 }, () => 'case.sent-already'))
  expect(await apply(ctx)).toBe('YSQ2026-00002')
})
