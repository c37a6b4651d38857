import { addDays, type Day, dayOf } from '../../kernel/day.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { lockFile } from './casework.store.ts'
import { type Desk, deskOf, type Desks } from './desk.ts'
import { escalationWords, isReached, lastDueDay, type Rung, whenDue } from './domain/ladder.ts'
import { noteOnCase } from './note-on-case.ts'
import { tellStaff } from './tell-staff.ts'
import { passRungs } from './urging.store.ts'
import { listToEscalate, readUrgingRules, type WaitingCase } from './waiting-cases.queries.ts'

/** The daily job that reminds of due days and climbs the ladder. */
export const ESCALATE = 'casework.escalate'

const BATCH = 500

type DueCase = WaitingCase & { readonly dueOn: Day }

interface Telling {
  readonly desk: Desk
  readonly due: DueCase
  readonly rungs: readonly Rung[]
  readonly top: Rung
}

async function tell(tx: Tx, key: Buffer, { desk, due, rungs, top }: Telling): Promise<void> {
  const isLate = top.days > 0
  const { duty } = desk
  const name = `${desk.kinds[due.kind] ?? ''} ${due.number}`
  const notice = {
    kind: `${desk.name}.${isLate ? 'overdue' : 'due'}`,
    about: due,
    title: isLate ? `${name} 已逾期未${duty}` : `${name} 的${duty}${whenDue(top)}`,
    text: `${duty}期限届满日为 ${due.dueOn}。${isLate ? `已逾期 ${String(top.days)} 个工作日以上，请立即办理。` : '请抓紧办理。'}`,
    // A day that was moved (an extension, a supplement, a new calendar) is another day to be reminded of.
    once: `${due.dueOn}:${String(top.days)}`,
  }
  const receivers = new Set(rungs.flatMap(({ to }) => to))
  const workers: string[] = []
  for (const receiver of receivers)
    if (receiver !== 'leader') workers.push(...(await desk.receivers(tx, due, receiver)))
  await tellStaff(tx, key, { ...notice, to: workers, path: `${desk.path}/${due.id}` })
  // Leaders hear of it; what is in it they see when it is theirs to sign or is called important.
  if (receivers.has('leader')) {
    const leaders = await desk.receivers(tx, due, 'leader')
    await tellStaff(tx, key, { ...notice, to: leaders.filter((id) => !workers.includes(id)), path: '' })
  }
}

async function climb(
  ctx: Context,
  desks: Desks,
  { due, reached, today }: { due: DueCase; reached: readonly Rung[]; today: Day },
): Promise<boolean> {
  const desk = deskOf(desks, due.kind)
  return ctx.transaction(async (tx) => {
    const file = await lockFile(tx, due.kind, due.id)
    if (file.clockState !== 'running' || file.dueOn !== due.dueOn) return false
    const passed = { caseId: due.id, dueOn: due.dueOn, rungs: reached.map(({ days }) => days) }
    const news = await passRungs(tx, passed)
    const rungs = reached.filter(({ days }) => news.includes(days))
    const top = rungs.at(-1)
    if (!top) return false
    await tell(tx, desks.key, { desk, due, rungs, top })
    const told = { days: top.days, to: [...new Set(rungs.flatMap(({ to }) => to))] }
    const data = { dueOn: due.dueOn, rungs: news }
    await noteOnCase(tx, ctx, { file, area: 'case', type: 'escalated', on: today, reason: escalationWords(told), data })
    return true
  })
}

/**
 * Tells of every open case what the ladder says for today: each rung once for each case and due day. Several that came together (the
 * platform was away, the ladder is new) are told as one, the highest. Answers how many cases somebody was told of.
 */
export async function escalate(ctx: Context, desks: Desks): Promise<number> {
  const today = dayOf(ctx.now())
  const calendar: WorkCalendar = await loadWorkCalendar(ctx.db)
  const rules = await readUrgingRules(ctx.db)
  const until = lastDueDay(rules, today, calendar)
  const rungs = rules.ladder.map(({ days }) => days)
  let [told, afterId] = [0, '']
  for (;;) {
    const cases = await listToEscalate(ctx.db, { until, rungs, afterId, limit: BATCH })
    for (const due of cases) {
      const reached = rules.ladder.filter((rung) => isReached(rung, { dueOn: due.dueOn, today }, calendar))
      if (await climb(ctx, desks, { due, reached, today })) told += 1
    }
    const last = cases.length < BATCH ? undefined : cases.at(-1)
    if (last === undefined) return told
    afterId = last.id
  }
}

function eightOn(day: Day): Date {
  return new Date(`${day}T08:00:00+08:00`)
}

/** Orders the next escalation at 08:00 in Shanghai; `fromToday` catches up at once where that hour has passed while the platform was away. */
export async function orderEscalation(ctx: Context, { fromToday = false } = {}): Promise<void> {
  const now = ctx.now()
  const today = eightOn(dayOf(now))
  const runAt = fromToday || now < today ? today : eightOn(addDays(dayOf(now), 1))
  await ctx.transaction((tx) => enqueue(tx, { name: ESCALATE, runAt, key: ESCALATE }))
}
