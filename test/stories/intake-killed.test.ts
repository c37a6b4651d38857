import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentNotice, submitApplication } from '../../src/features/applications/index.ts'
import { getOffered, submitMatter } from '../../src/features/services/index.ts'
import { openParts, type OpenParts } from '../../src/open-parts.ts'
import { readConfig } from '../../src/platform/config.ts'
import { VISITOR } from '../../src/platform/context.ts'
import { newId, sha256 } from '../../src/platform/ids.ts'
import { projectRoot } from '../../src/project-root.ts'
import { contextOf } from '../../src/session-hook.ts'
import { anIntake } from '../support/application-builders.ts'
import { aUnit } from '../support/builders.ts'
import { aDefinition, aService } from '../support/hall-builders.ts'
import { dataFolder } from '../support/platform.ts'
import { childrenOf, isAlive, postmasterOf, until } from '../support/processes.ts'

let folder: ReturnType<typeof dataFolder>
let parts: OpenParts | undefined

beforeEach(() => {
  folder = dataFolder()
})

afterEach(async () => {
  await parts?.close()
  folder.remove()
})

function open(): Promise<OpenParts> {
  return openParts(readConfig({ NODE_ENV: 'production', DATA_DIR: folder.path, LOG_LEVEL: 'silent' }, projectRoot()))
}

/** Everything at once, as when the power goes: nobody of the database has time to write down what it holds in memory. */
async function killDatabase(): Promise<void> {
  const postmaster = postmasterOf(folder.path)
  const all = [postmaster, ...childrenOf(postmaster)]
  process.kill(-postmaster, 'SIGSTOP')
  for (const pid of all) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  await until('the database is gone', () => !all.some(isAlive))
}

/** A front door: what must be there before, how something is sent, and under which key its case is kept. */
interface Door {
  readonly name: string
  readonly prepare: (parts: OpenParts) => Promise<void>
  readonly send: (parts: OpenParts, mark: string) => Promise<{ number: string }>
  readonly keyOf: (mark: string) => string
}

const applications: Door = {
  name: 'application',
  prepare: () => Promise.resolve(),
  send: ({ secretKey, ...rest }, intakeKey) =>
    submitApplication(contextOf(rest, VISITOR, 'test'), secretKey, {
      intake: anIntake(),
      files: [],
      intakeKey,
      noticeVersion: currentNotice().version,
      offered: [],
    }),
  keyOf: (mark) => mark,
}

const services: Door = {
  name: 'matter of a service',
  async prepare(opened) {
    const unitId = await aUnit({ parts: opened })
    await aService({ parts: opened }, { unitId, definition: aDefinition(unitId) })
  },
  async send({ secretKey, ...rest }, mark) {
    const ctx = contextOf(rest, VISITOR, 'test')
    const { version } = await getOffered(ctx.db, 'shili')
    return submitMatter(ctx, secretKey, {
      slug: 'shili',
      versionId: version.id,
      typed: { why: '参观' },
      fileOf: () => Promise.resolve(undefined),
      visitor: { name: '示例访客', phone: '0000-0000', email: '' },
      mark,
    })
  },
  keyOf: (mark) => sha256(`service:${mark}`),
}

/** The number of the receipt, that it was sent already, or nothing when nobody was told anything. */
function sendTo(door: Door, opened: OpenParts, mark: string): Promise<string | undefined> {
  return door.send(opened, mark).then(
    ({ number }) => number,
    (error: unknown) => ((error as { code?: string }).code === 'case.sent-already' ? 'sent-already' : undefined),
  )
}

async function numbersOf({ db }: OpenParts): Promise<Map<string, string>> {
  const rows = await db.selectFrom('case_file').select(['intake_key', 'number']).execute()
  return new Map(rows.map((row) => [row.intake_key, row.number]))
}

const ROUNDS = 3
const AT_ONCE = 8
const BEFORE_THE_END = 25

test.each([applications, services])(
  'when the database is killed under a crowd, no number of any $name that somebody was told is lost, doubled or followed by a gap',
  async (door) => {
    const told = new Map<string, string>()
    const untold: string[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const now = await open()
      parts = now
      if (round === 0) await door.prepare(now)
      const killing: { when?: Promise<void> } = {}
      const end = told.size + BEFORE_THE_END
      const crowd = Array.from({ length: AT_ONCE }, async () => {
        while (killing.when === undefined) {
          const key = newId()
          const number = await sendTo(door, now, key)
          if (number === undefined) untold.push(key)
          else told.set(key, number)
          if (told.size >= end) killing.when ??= killDatabase()
        }
      })
      await Promise.all(crowd)
      await killing.when
      await now.pool.end()
    }
    parts = await open()
    const kept = await numbersOf(parts)
    for (const [key, number] of told)
      expect(kept.get(door.keyOf(key)), `the form ${key} was told ${number}`).toBe(number)
    // Whoever was told nothing sends the form again: it is there already, or it is taken in now.
    for (const key of untold) expect(await sendTo(door, parts, key)).toBeDefined()
    const all = [...(await numbersOf(parts)).entries()]
    expect(new Set(all.map(([key]) => key))).toEqual(new Set([...told.keys(), ...untold].map(door.keyOf)))
    const order = all.map(([, number]) => Number(number.split('-')[1])).toSorted((a, b) => a - b)
    expect(order).toEqual(Array.from({ length: told.size + untold.length }, (_, at) => at + 1))
    expect(told.size).toBeGreaterThanOrEqual(ROUNDS * BEFORE_THE_END)
  },
  120_000,
)
