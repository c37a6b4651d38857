import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { makeBell } from './bell.ts'
import type { Running } from './run-followers.ts'

/** What a watcher hears of an entry. */
export interface Heard {
  readonly type: string
  readonly subjectId: string
  readonly unitId: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Told of every entry twice: once it is committed, and again once every follower has worked it in. `null`: too many to tell. */
export type Listener = (entry: Heard | null) => void

/** A watch that also knows whether it has heard everything up to a moment ago. */
export interface Watch extends Running {
  readonly isInStep: () => boolean
  /** Waits until everything committed before this call has been heard; for tests. */
  readonly caughtUp: () => Promise<void>
}

interface Row {
  xid: string
  position: number
  is_settled: boolean
  type: string
  subject_id: string
  unit_id: string | null
  data: Record<string, unknown>
}

interface Place {
  readonly xid: bigint
  readonly position: bigint
}

const BEAT_MS = 400
const LATE_MS = 1000
const RETRY_MS = 200
const POLL_MS = 5
const MOST_TOLD = 500
const LONGEST_DOWN_MS = 600_000
// Nobody listens at the address, or the server says that it is stopping or starting: nothing can have changed meanwhile.
const NO_SERVER = new Set(['ECONNREFUSED', 'ENOENT', '57P01', '57P02', '57P03'])

function isUpTo(place: Place, limit: Place): boolean {
  return place.xid < limit.xid || (place.xid === limit.xid && place.position <= limit.position)
}

function toPlace({ xid, position }: { xid: string; position: number }): Place {
  return { xid: BigInt(xid), position: BigInt(position) }
}

const ENTRIES = `select xid, position, type, subject_id, unit_id, data, xid < pg_snapshot_xmin(pg_current_snapshot()) as is_settled
  from ledger where (xid, position) > ($1::xid8, $2::bigint) order by xid, position limit ${String(MOST_TOLD + 1)}`
const START = `select xid, position from ledger where xid < pg_snapshot_xmin(pg_current_snapshot())
  order by xid desc, position desc limit 1`

/** What has been heard, told and not yet worked in by the followers. */
function makeProgress(listener: Listener) {
  let low: Place = { xid: 0n, position: 0n }
  let unsettled = new Set<bigint>()
  let waiting: { place: Place; entry: Heard | null }[] = []
  const tell = (place: Place, entry: Heard | null): void => {
    listener(entry)
    waiting.push({ place, entry })
    if (waiting.length > MOST_TOLD) waiting = [{ place, entry: null }]
  }
  const hearOne = (row: Row, seen: ReadonlySet<bigint>): void => {
    const { type, subject_id: subjectId, unit_id: unitId, data } = row
    const place = toPlace(row)
    if (!seen.has(place.position)) tell(place, { type, subjectId, unitId, data })
    if (row.is_settled) low = place
    else unsettled.add(place.position)
  }
  return {
    low: () => low,
    startAt(place: Place) {
      low = place
    },
    /** Takes rows in commit order; those that earlier transactions may still get in front of are read again, but told once. */
    hear(rows: readonly Row[]) {
      const seen = unsettled
      unsettled = new Set()
      for (const row of rows) hearOne(row, seen)
    },
    /** More rows than are worth telling: answers whether there may be others behind them that can be read now. */
    hearMany(rows: readonly Row[]): boolean {
      const last = rows.at(-1)
      if (last) tell(toPlace(last), null)
      const settled = rows.findLast((row) => row.is_settled)
      if (settled) low = toPlace(settled)
      return settled !== undefined
    },
    /** Tells again what the slowest follower has worked in by now. */
    workedIn(limit: Place) {
      const done = waiting.filter(({ place }) => isUpTo(place, limit))
      waiting = waiting.filter(({ place }) => !isUpTo(place, limit))
      for (const { entry } of done) listener(entry)
    },
  }
}

type Progress = ReturnType<typeof makeProgress>

async function readEntries(client: pg.ClientBase, progress: Progress): Promise<void> {
  for (;;) {
    const { xid, position } = progress.low()
    const { rows } = await client.query<Row>(ENTRIES, [String(xid), String(position)])
    if (rows.length <= MOST_TOLD) {
      progress.hear(rows)
      return
    }
    if (!progress.hearMany(rows)) return
  }
}

async function readOn(client: pg.ClientBase, progress: Progress): Promise<void> {
  await readEntries(client, progress)
  const { rows } = await client.query<{ xid: string; position: number }>('select xid, position from follower')
  const [first, ...others] = rows.map(toPlace)
  if (first) progress.workedIn(others.reduce((low, place) => (isUpTo(place, low) ? place : low), first))
}

/** When everything was last heard, and since when there has been no server that could have changed anything. */
function makeStep(): {
  heard: (at: number) => void
  heardAt: () => number
  lost: (error: unknown) => void
  isInStep: () => boolean
} {
  let heardAt = -Infinity
  let downSince: number | undefined
  // The connection broke: with its server, if the next attempt finds none.
  let brokenSince: number | undefined
  const isLate = (now: number): boolean => now - heardAt >= LATE_MS
  return {
    heard(at) {
      heardAt = at
      downSince = brokenSince = undefined
    },
    heardAt: () => heardAt,
    lost(error) {
      const { code = '' } = error as NodeJS.ErrnoException
      const now = performance.now()
      const since = downSince ?? brokenSince ?? (isLate(now) ? undefined : now)
      // Only what follows at once is believed: a second failure of another kind says nothing about when the server went.
      const suspect = brokenSince === undefined ? since : undefined
      ;[downSince, brokenSince] = NO_SERVER.has(code) ? [since, undefined] : [undefined, suspect]
    },
    isInStep() {
      const now = performance.now()
      return !isLate(now) || (downSince !== undefined && now - downSince < LONGEST_DOWN_MS)
    },
  }
}

/** One connection's life: listens, and reads on at every notice and in any case every beat, until it breaks or is told to stop. */
async function watchOn(
  client: pg.PoolClient,
  progress: Progress,
  { signal, onBeat }: { signal: AbortSignal; onBeat: (startedAt: number) => void },
): Promise<void> {
  const bell = makeBell()
  const broken = new Promise<never>((_done, fail) => {
    client.once('error', fail)
    client.once('end', () => {
      fail(new Error('the connection has ended'))
    })
  })
  broken.catch(() => undefined)
  signal.addEventListener('abort', bell.ring, { once: true })
  client.on('notification', bell.ring)
  await client.query('listen ledger; listen followed')
  while (!signal.aborted) {
    const startedAt = performance.now()
    await Promise.race([readOn(client, progress), broken])
    onBeat(startedAt)
    await Promise.race([bell.sleep(BEAT_MS), broken])
  }
}

async function startPlace(pool: pg.Pool): Promise<Place> {
  const { rows } = await pool.query<{ xid: string; position: number }>(START)
  return rows[0] ? toPlace(rows[0]) : { xid: 0n, position: 0n }
}

/**
 * Follows the ledger in the memory of this process, from now on: for what each process keeps, such as rendered pages.
 * Entries are heard as soon as they are committed, without waiting for older transactions; after a lost connection it
 * reads on where it stood, so that nothing is missed when the database restarts.
 */
export async function watchLedger(pool: pg.Pool, listener: Listener): Promise<Watch> {
  const abort = new AbortController()
  const progress = makeProgress(listener)
  const step = makeStep()
  progress.startAt(await startPlace(pool))
  const watching = (async () => {
    while (!abort.signal.aborted) {
      let client: pg.PoolClient | undefined
      try {
        client = await pool.connect()
        await watchOn(client, progress, { signal: abort.signal, onBeat: step.heard })
      } catch (error) {
        step.lost(error)
        await sleep(RETRY_MS, undefined, { signal: abort.signal }).catch(() => undefined)
      } finally {
        client?.release(true)
      }
    }
  })()
  return {
    isInStep: step.isInStep,
    async caughtUp() {
      const asked = performance.now()
      while (step.heardAt() <= asked) await sleep(POLL_MS)
    },
    async stop() {
      abort.abort()
      await watching
    },
  }
}
