import { monitorFollower } from '../src/features/monitors/index.ts'
import { lookAtDue, runRound } from '../src/features/monitors/run-round.ts'
import { openParts } from '../src/open-parts.ts'
import type { Parts } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { SYSTEM } from '../src/platform/context.ts'
import { catchUp } from '../src/platform/ledger/follow.ts'
import { record } from '../src/platform/ledger/record.ts'
import { projectRoot } from '../src/project-root.ts'
import { contextOf } from '../src/session-hook.ts'
import { heading, row } from './table.ts'

async function timed(work: () => Promise<number>): Promise<{ looked: number; seconds: number; cpu: number }> {
  const [started, before] = [performance.now(), process.cpuUsage()]
  const looked = await work()
  const { user, system } = process.cpuUsage(before)
  return { looked, seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 }
}

/** Tells the ledger that one publication was changed, and looks at it as the platform does. */
async function lookAtOne(parts: Parts): Promise<number> {
  const ctx = contextOf(parts, SYSTEM, 'bench')
  const { document_id: id } = await parts.db
    .selectFrom('publication')
    .select('document_id')
    .where('state', '=', 'live')
    .limit(1)
    .executeTakeFirstOrThrow()
  await ctx.transaction((tx) => record(tx, ctx, { type: 'disclosure.updated', subject: { type: 'document', id } }))
  await catchUp(parts.db, [monitorFollower])
  return lookAtDue(ctx)
}

/** A round over everything as if every rule were new, one in which nothing has changed, and a look at one publication. */
export async function measureMonitors(data: string): Promise<void> {
  const parts = await openParts(readConfig({ ...process.env, NODE_ENV: 'production', DATA_DIR: data }, projectRoot()))
  try {
    await catchUp(parts.db, [monitorFollower])
    await parts.db.deleteFrom('monitor_due').execute()
    await parts.db.deleteFrom('monitor_seen').execute()
    // A round that the platform began and did not end would be gone on with, and what it has behind it would not be measured.
    await parts.db.updateTable('monitor_round').set({ ended_at: new Date() }).where('ended_at', 'is', null).execute()
    heading('monitors', 'seconds', 'CPU', 'looked at', 'to reach (CPU)')
    const round = async () => (await runRound(contextOf(parts, SYSTEM, 'bench'))).documents
    const works = [
      ['full round, everything looked at', '300 s', round],
      ['again, nothing has changed', '', round],
      ['one publication changed', '1 s', () => lookAtOne(parts)],
    ] as const
    for (const [name, goal, work] of works) {
      const { looked, seconds, cpu } = await timed(work)
      row(name, seconds, cpu.toFixed(2), String(looked), goal)
    }
  } finally {
    await parts.close()
  }
}
