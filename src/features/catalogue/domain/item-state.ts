import { addDays, type Day, daysBetween, formatDayCn, yearOf } from '../../../kernel/day.ts'
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '../../../kernel/work-calendar.ts'
import { ruleText, type UpdateRule } from './item-rule.ts'

/** Where an item stands: 按时, 即将到期, 逾期, 未公开, 暂无须公开的事项. */
export type StateName = 'current' | 'due_soon' | 'overdue' | 'missing' | 'nothing_due'

/** The newest live document that counts for the item, and how many there are. */
export interface Evidence {
  readonly documentId: string
  readonly no: number
  readonly title: string
  readonly listedOn: Day
  readonly total: number
}

/** “Formed or changed on this day” and not answered yet by a publication. */
export interface OpenDuty {
  readonly occurredOn: Day
  readonly what: string
}

/** The state of an item with its reason: which document, which rule, which date. */
export interface ItemState {
  readonly name: StateName
  readonly dueOn: Day | null
  readonly isProvisional: boolean
  /** Is the due day counted in working days? Then so is what is late. */
  readonly isInWorkingDays: boolean
  readonly reason: string
  readonly evidence: Evidence | null
}

/** Everything the state depends on. */
export interface StateFacts {
  readonly update: UpdateRule
  readonly evidence: Evidence | null
  readonly duties: readonly OpenDuty[]
  readonly today: Day
  readonly calendar: WorkCalendar
}

const SOON_DAYS = 30
const SOON_DUTY_DAYS = 7
const DAYS_A_MONTH = 30.44

function upTo(
  name: StateName,
  facts: StateFacts,
  rest: { dueOn: Day | null; reason: string; isProvisional?: boolean; isInWorkingDays?: boolean },
): ItemState {
  return {
    name,
    dueOn: rest.dueOn,
    isProvisional: rest.isProvisional ?? false,
    isInWorkingDays: rest.isInWorkingDays ?? false,
    reason: rest.reason,
    evidence: facts.evidence,
  }
}

// Counted as the term itself is; the first of these days may not have come yet.
function lateness(dueOn: Day, { today, calendar }: StateFacts): string {
  const { days } = workingDaysBetween(dueOn, today, calendar)
  return days === 0 ? '已逾期' : `已逾期${String(days)}个工作日`
}

/** The oldest duty decides: its clock ran out first. */
function dutyState(facts: StateFacts, duty: OpenDuty): ItemState {
  const { day, isProvisional } = addWorkingDays(duty.occurredOn, facts.update.workdays, facts.calendar)
  const words = `“${duty.what}”于${formatDayCn(duty.occurredOn)}形成或变更，应在${String(facts.update.workdays)}个工作日内，即${formatDayCn(day)}前公开`
  const term = { dueOn: day, isProvisional, isInWorkingDays: true }
  if (day < facts.today) return upTo('overdue', facts, { ...term, reason: `${words}，${lateness(day, facts)}。` })
  const name = daysBetween(facts.today, day) <= SOON_DUTY_DAYS ? 'due_soon' : 'current'
  return upTo(name, facts, { ...term, reason: `${words}。` })
}

function lastDue(by: string, today: Day): Day {
  const thisYear = `${String(yearOf(today))}-${by}` as Day
  return thisYear <= today ? thisYear : (`${String(yearOf(today) - 1)}-${by}` as Day)
}

function yearlyState(facts: StateFacts, by: string): ItemState {
  const last = lastDue(by, facts.today)
  const next = `${String(yearOf(last) + 1)}-${by}` as Day
  // What came out in the twelve months before a due day, or since, answers that due day.
  const start = addDays(`${String(yearOf(last) - 1)}-${by}` as Day, 1)
  const { evidence } = facts
  if (!evidence)
    return upTo(last < facts.today ? 'missing' : 'due_soon', facts, {
      dueOn: last,
      reason: `应在每年${formatDayCn(last).slice(5)}前公开，目前没有公开任何信息。`,
    })
  const newest = `最近一次是${formatDayCn(evidence.listedOn)}公开的《${evidence.title}》`
  if (evidence.listedOn < start)
    return upTo('overdue', facts, { dueOn: last, reason: `应在${formatDayCn(last)}前更新，${newest}，早于本期。` })
  const answersNext = evidence.listedOn > last
  const isSoon = !answersNext && daysBetween(facts.today, next) <= SOON_DAYS
  return upTo(isSoon ? 'due_soon' : 'current', facts, {
    dueOn: next,
    reason: answersNext
      ? `${newest}，在${formatDayCn(next)}的期限之前，本期已公开。`
      : `${newest}；下一次应在${formatDayCn(next)}前公开。`,
  })
}

function alwaysState(facts: StateFacts, months: number): ItemState {
  const { evidence } = facts
  if (!evidence) return upTo('missing', facts, { dueOn: null, reason: '应常年公开，目前没有公开任何信息。' })
  const dueOn = addDays(evidence.listedOn, Math.round(months * DAYS_A_MONTH))
  const newest = `最近一次是${formatDayCn(evidence.listedOn)}公开的《${evidence.title}》，至少每${String(months)}个月核对更新`
  if (dueOn < facts.today)
    return upTo('overdue', facts, { dueOn, reason: `${newest}，应在${formatDayCn(dueOn)}前更新。` })
  return upTo(daysBetween(facts.today, dueOn) <= SOON_DAYS ? 'due_soon' : 'current', facts, {
    dueOn,
    reason: `${newest}，下一次不晚于${formatDayCn(dueOn)}。`,
  })
}

function changeState(facts: StateFacts): ItemState {
  const { evidence, update } = facts
  if (evidence)
    return upTo('current', facts, {
      dueOn: null,
      reason: `最近一次是${formatDayCn(evidence.listedOn)}公开的《${evidence.title}》；此后没有登记新的变更。要求：${ruleText(update)}。`,
    })
  if (update.kind === 'on_event')
    return upTo('nothing_due', facts, { dueOn: null, reason: '没有登记应当公开的事项。如有发生，请登记并按时公开。' })
  return upTo('missing', facts, { dueOn: null, reason: '应当公开，目前没有公开任何信息。' })
}

/** Computes and explains the state of an item. Publications answer the duties that arose before them. */
export function itemState(facts: StateFacts): ItemState {
  const open = facts.duties
    .filter(({ occurredOn }) => !facts.evidence || facts.evidence.listedOn < occurredOn)
    .sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1))
  const [oldest] = open
  if (oldest) return dutyState(facts, oldest)
  const { update } = facts
  if (update.kind === 'yearly') return yearlyState(facts, update.by)
  return update.kind === 'always_current' ? alwaysState(facts, update.maxAgeMonths) : changeState(facts)
}
