import { sql } from 'kysely'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openPool } from '../../src/platform/db/database.ts'
import { enqueue, startJobs } from '../../src/platform/jobs/jobs.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const PATIENCE = { timeout: 25_000, interval: 100 }

function put(name: string): Promise<void> {
  return school.parts.db.transaction().execute((tx) => enqueue(tx, { name, key: name, runAt: new Date(0) }))
}

/** As a restart of the database does. */
async function breakAllConnections(): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(school.parts.db)
}

test('when all connections break in the midst of a job, the next job runs all the same', async () => {
  const ran: string[] = []
  const jobs = await startJobs(
    school.parts.pool,
    {
      breaking: async () => {
        ran.push('breaking')
        await breakAllConnections()
      },
      next: () => {
        ran.push('next')
        return Promise.resolve()
      },
    },
    () => undefined,
  )
  try {
    await put('breaking')
    await expect.poll(() => ran, PATIENCE).toContain('breaking')
    await expect
      .poll(
        () =>
          put('next').then(
            () => true,
            () => false,
          ),
        PATIENCE,
      )
      .toBe(true)
    await expect.poll(() => ran, PATIENCE).toContain('next')
  } finally {
    await jobs.stop()
  }
})

/** A way to the database that can be taken away and given back. */
async function aWay(): Promise<{
  pool: pg.Pool
  cut: () => Promise<void>
  mend: () => Promise<void>
  end: () => Promise<void>
}> {
  const { host, port: doorOf, user, database } = new pg.Client(school.parts.pool.options)
  const door = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${String(doorOf)}` } : { host, port: doorOf }
  const open = new Set<Socket>()
  const way = createServer((here) => {
    const there = connect(door)
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(from)
      from.on('error', () => to.destroy()).on('close', () => to.destroy())
      from.pipe(to)
    }
  })
  way.listen(0, '127.0.0.1')
  await once(way, 'listening')
  const { port } = way.address() as AddressInfo
  const pool = new pg.Pool({ host: '127.0.0.1', port, user, database })
  pool.on('error', () => undefined)
  const cut = async (): Promise<void> => {
    const closed = once(way, 'close')
    way.close()
    for (const socket of open) socket.destroy()
    open.clear()
    await closed
  }
  const mend = async (): Promise<void> => {
    way.listen(port, '127.0.0.1')
    await once(way, 'listening')
  }
  return { pool, cut, mend, end: () => pool.end().then(cut) }
}

test('when the database is away as a job ends, the process lives on and the job is run again once it is back', async () => {
  const way = await aWay()
  let runs = 0
  const jobs = await startJobs(
    way.pool,
    {
      failing: async () => {
        runs += 1
        if (runs > 1) return
        await way.cut()
        setTimeout(() => void way.mend(), 1500)
        await way.pool.query('select 1')
      },
    },
    () => undefined,
  )
  try {
    await put('failing')
    await expect.poll(() => runs, PATIENCE).toBe(2)
  } finally {
    await jobs.stop()
    await way.end()
  }
})

test('a job that is at work when the platform stops is noted before the stop is over, and free for the next start', async () => {
  const pool = openPool(school.parts.pool.options.connectionString ?? '', 4)
  const stopping = new AbortController()
  let hasBegun = false
  const work = async (): Promise<void> => {
    hasBegun = true
    await sleep(60_000, undefined, { signal: stopping.signal }).catch(() => undefined)
    await sleep(200)
    throw new Error('示例中断')
  }
  const jobs = await startJobs(pool, { work }, () => undefined)
  await put('work')
  await expect.poll(() => hasBegun, PATIENCE).toBe(true)
  stopping.abort()
  await jobs.stop()
  await pool.end()
  const { rows } = await sql`select attempts, locked_at, last_error from graphile_worker.jobs`.execute(school.parts.db)
  expect(rows).toEqual([{ attempts: 1, locked_at: null, last_error: '示例中断' }])
})
