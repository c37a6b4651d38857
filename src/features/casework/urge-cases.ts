import { AppError, refuse } from '../../kernel/app-error.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import { addWorkingDays, workingDaysBetween } from '../../kernel/work-calendar.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { listUnits } from '../organisation/index.ts'
import type { CaseFile } from './casework.queries.ts'
import { lockFile } from './casework.store.ts'
import { deskOf, type Desks } from './desk.ts'
import { daysBack, objectionsToRules, type UrgingRules } from './domain/ladder.ts'
import { noteOnCase } from './note-on-case.ts'
import { tellStaff } from './tell-staff.ts'
import { readUnitIds, saveUrgingRules, wasUrgedOn } from './urging.store.ts'
import {
  findWatched,
  listWaiting,
  readUrgingRules,
  type WaitingFilter,
  type WatchScope,
} from './waiting-cases.queries.ts'

function scopesOf(ctx: Context, { desks }: Desks): WatchScope[] {
  authorize(ctx, 'cases.urge')
  return desks.flatMap((desk) => desk.watches(ctx.actor.roles))
}

/** A page of the cases that are overdue, nearly due or stand still, of those that somebody watches over. */
export async function viewWaiting(ctx: Context, desks: Desks, filter: WaitingFilter) {
  const scopes = scopesOf(ctx, desks)
  const today = dayOf(ctx.now())
  const [calendar, rules, units] = await Promise.all([
    loadWorkCalendar(ctx.db),
    readUrgingRules(ctx.db),
    listUnits(ctx.db),
  ])
  const bounds = {
    today,
    nearUntil: addWorkingDays(today, rules.nearDays, calendar).day,
    idleSince: daysBack(today, rules.idleDays, calendar),
  }
  const { rows, ...count } = await listWaiting(ctx.db, { scopes, bounds, filter })
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return {
    ...count,
    rules,
    rows: rows.map((row) => {
      const { kinds, path, stateName } = deskOf(desks, row.kind)
      return {
        ...row,
        clockState: row.clockState as CaseFile['clockState'],
        kindName: kinds[row.kind] ?? '',
        stateName: stateName(row.state),
        leadUnitName: names.get(row.leadUnitId ?? '') ?? '',
        idleDays: workingDaysBetween(row.movedOn as Day, today, calendar).days,
        path: `${path}/${row.id}`,
        isUrgedToday: row.urgedOn === today,
      }
    }),
  }
}

/** What somebody is told who is urged, and in whose name. */
interface Urging {
  readonly file: CaseFile
  readonly text: string
  readonly today: Day
}

/** Why a case is passed over; undefined when whoever has it was told. */
async function urgeOne(tx: Tx, ctx: Context, urging: Urging & { desks: Desks }): Promise<ErrorCode | undefined> {
  const { desks, file, text, today } = urging
  if (file.closedAt !== null || file.clockState === 'stopped') return 'case.answered-already'
  if (await wasUrgedOn(tx, file.id, today)) return 'case.urged-today'
  const desk = deskOf(desks, file.kind)
  const about = { ...file, unitIds: await readUnitIds(tx, file.id) }
  const handlers = await desk.receivers(tx, about, 'handler')
  const heads = await desk.receivers(tx, about, 'head')
  const to = [...handlers, ...heads].filter((id) => id !== ctx.actor.id)
  if (to.length === 0) return 'case.nobody-to-urge'
  const due = file.dueOn === null ? '' : `\n${desk.duty}期限届满日为 ${file.dueOn}。`
  await tellStaff(tx, desks.key, {
    kind: 'cases.urged',
    about,
    to,
    title: `督办：${desk.kinds[file.kind] ?? ''} ${file.number}`,
    text: `${ctx.actor.name}：${text}${due}`,
    path: `${desk.path}/${file.id}`,
  })
  // What is written about a complaint may tell of people: it stays in the sealed notice.
  const reason = desk.isPrivate(file.kind) ? '' : text
  await noteOnCase(tx, ctx, { file, area: 'case', type: 'urged', on: today, reason, data: { told: to.length } })
  return undefined
}

/**
 * 催办: tells whoever has each of these cases, and the head of the unit, with one text; each case once a day. Those that cannot be
 * urged are passed over, each with the reason. Throws `case.not-found` when one of them is not the actor's to watch over.
 */
export async function urgeCases(ctx: Context, desks: Desks, { ids, text }: { ids: readonly string[]; text: string }) {
  const scopes = scopesOf(ctx, desks)
  const wanted = [...new Set(ids)]
  const watched = await findWatched(ctx.db, { scopes, ids: wanted })
  if (watched.length < wanted.length) throw new AppError('case.not-found')
  const today = dayOf(ctx.now())
  return ctx.transaction(async (tx) => {
    const urged: string[] = []
    const passed: { number: string; why: ErrorCode }[] = []
    // In order of id, so that two who urge the same cases do not wait for each other.
    for (const { id, kind } of watched) {
      const file = await lockFile(tx, kind, id)
      const why = await urgeOne(tx, ctx, { desks, file, text, today })
      if (why === undefined) urged.push(file.number)
      else passed.push({ number: file.number, why })
    }
    return { urged, passed }
  })
}

/** Sets the days and the ladder; they hold from the next morning on. Throws `case.ladder-invalid`. */
export async function changeUrgingRules(ctx: Context, rules: UrgingRules): Promise<void> {
  authorize(ctx, 'settings.manage')
  refuse(objectionsToRules(rules))
  await ctx.transaction(async (tx) => {
    const before = await readUrgingRules(tx)
    await saveUrgingRules(tx, rules, ctx.actor.id)
    await record(tx, ctx, {
      type: 'setting.urging-rules-changed',
      subject: { type: 'setting', id: 'urging' },
      data: { before, after: rules },
    })
  })
}
