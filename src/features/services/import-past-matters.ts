import type { PersonKind } from '../../kernel/person-kind.ts'
import type { Day } from '../../kernel/day.ts'
import { addWorkingDays, type WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { insertPastCases, newCode, type PastCase, reserveNumbers } from '../casework/index.ts'
import { MATTER } from './domain/matter-kind.ts'
import { insertPastMatters, type PastMatterRow, type PastTaskRow } from './past-matters.store.ts'
import { getOffered, type ServiceHead, type Version } from './services.queries.ts'

/** A matter that was done in the past: when it was sent, how many working days it took, and how it was found. */
export interface PastMatter {
  readonly slug: string
  readonly kind: PersonKind
  readonly openedOn: Day
  readonly days: number
  readonly asked: number
  readonly rating: number | null
}

interface Making {
  readonly service: ServiceHead
  readonly version: Version
  readonly calendar: WorkCalendar
  readonly number: string
}

interface Made {
  readonly file: PastCase
  readonly matter: PastMatterRow
  readonly tasks: readonly PastTaskRow[]
}

const BATCH = 1000

/** Every step of the flow, one after the other: the days go to the last one, the others take none. */
function stepsOf(id: string, { openedOn, days }: PastMatter, { service, version, calendar }: Making): PastTaskRow[] {
  const endedOn = addWorkingDays(openedOn, days, calendar).day
  const { steps } = version.definition.flow
  return steps.map((step, at) => {
    const isLast = at === steps.length - 1
    return {
      id: newId(),
      caseId: id,
      taskKey: `${step.key}.${String(at + 1)}.0`,
      stepKey: step.key,
      stepName: step.name,
      unitId: service.unitId,
      openedOn,
      dueOn: addWorkingDays(openedOn, step.days, calendar).day,
      closedOn: isLast ? endedOn : openedOn,
    }
  })
}

function eventsOf({ openedOn, kind: personKind }: PastMatter, tasks: readonly PastTaskRow[], making: Making) {
  const { service, version } = making
  const { days, source: article } = version.definition.promise
  const flow = { type: 'submitted', active: tasks.map(({ stepKey }) => stepKey) }
  const start = [{ type: 'start', on: openedOn, days, article }]
  return [
    { type: 'submitted', on: openedOn, clock: start, data: { flow, serviceId: service.id, personKind } },
    ...tasks.map(({ taskKey, closedOn }, at) => ({
      type: 'approved',
      on: closedOn,
      clock: at === tasks.length - 1 ? [{ type: 'stop', on: closedOn }] : [],
      data: { flow: { type: 'approved', task: taskKey } },
    })),
  ]
}

function make(past: PastMatter, making: Making): Made {
  const { service, version, calendar, number } = making
  const { openedOn, days, kind: personKind, asked, rating } = past
  const id = newId()
  const { promise } = version.definition
  const dueOn = addWorkingDays(openedOn, promise.days, calendar).day
  const endedOn = addWorkingDays(openedOn, days, calendar).day
  const tasks = stepsOf(id, past, making)
  const events = eventsOf(past, tasks, making)
  const place = { id, number, codeHash: sha256(newCode()), intakeKey: `past:${number}` }
  const words = { state: 'done', subject: service.name, regime: 'service', terms: { promise } }
  const isLate = endedOn > dueOn
  return {
    tasks,
    file: { ...place, ...words, openedOn, dueOn, rating, events, concludedOn: endedOn },
    matter: {
      ...{ id, personKind, openedOn, endedOn, asked, isLate, rating },
      serviceId: service.id,
      versionId: version.id,
      unitId: service.unitId,
    },
  }
}

/**
 * Takes in the matters of a past year in bulk, in the order of their days; each batch is a transaction and an entry of the ledger. For a
 * sample, and for what an older system held. Answers how many.
 */
export async function importPastMatters(
  ctx: Context,
  { year, matters, calendar }: { year: number; matters: readonly PastMatter[]; calendar: WorkCalendar },
): Promise<number> {
  const offered = new Map<string, Awaited<ReturnType<typeof getOffered>>>()
  for (const { slug } of matters) if (!offered.has(slug)) offered.set(slug, await getOffered(ctx.db, slug))
  const inOrder = [...matters].sort((one, other) => one.openedOn.localeCompare(other.openedOn))
  const made = inOrder.flatMap((past, at) => {
    const found = offered.get(past.slug)
    const number = `${MATTER.prefix}${String(year)}-${String(at + 1).padStart(5, '0')}`
    return found ? [make(past, { ...found, calendar, number })] : []
  })
  for (let from = 0; from < made.length; from += BATCH) {
    const batch = made.slice(from, from + BATCH)
    await ctx.transaction(async (tx) => {
      await insertPastCases(
        tx,
        MATTER.name,
        batch.map(({ file }) => file),
      )
      await insertPastMatters(
        tx,
        batch.map(({ matter }) => matter),
        batch.flatMap(({ tasks }) => tasks),
      )
      await reserveNumbers(tx, { prefix: MATTER.prefix, year, last: made.length })
      const data = { year, count: batch.length, first: batch[0]?.file.number, last: batch.at(-1)?.file.number }
      await record(tx, ctx, {
        type: 'service-matter.imported',
        subject: { type: 'service-year', id: String(year) },
        data,
      })
    })
  }
  return made.length
}
