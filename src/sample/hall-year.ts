import { addDays, type Day, parseDay } from '../kernel/day.ts'
import type { PersonKind } from '../kernel/person-kind.ts'
import { isWorkingDay, type WorkCalendar } from '../kernel/work-calendar.ts'
import type { SampleService } from './hall-parts.ts'

/**
 * The year of the reference report: “9400 余项”, “教师 5460 余人次”, “学生及社会访客 3900 余人次”, “较去年同期增长 42%”. The report leaves
 * open how many exactly, how students and visitors divide, how many came the year before, on which days, for which service, how long
 * they took and how they were rated; what stands here fits every one of its sentences: 5,466 + 3,944 = 9,410, and 6,627 before.
 */
export const REPORTED: Readonly<Record<PersonKind, number>> = { staff: 5466, student: 3310, visitor: 634 }
export const YEAR_BEFORE: Readonly<Record<PersonKind, number>> = { staff: 3849, student: 2331, visitor: 447 }

/** A matter of the year, as it is taken in. */
export interface YearMatter {
  readonly slug: string
  readonly kind: PersonKind
  readonly openedOn: Day
  readonly days: number
  readonly asked: number
  readonly rating: number | null
}

function workingDaysOf(year: number, calendar: WorkCalendar): Day[] {
  const days: Day[] = []
  for (let day = parseDay(`${String(year)}-01-01`); day.startsWith(String(year)); day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) days.push(day)
  return days
}

// Every n-th is late, asked twice, rated so: the same each time, and spread over the year by numbers without common factors.
const LATE_EVERY = 67
const ASKED_EVERY = 41
const RATED_EVERY = 3
const RATINGS = [5, 5, 4, 5, 5, 3, 5, 4, 5, 5, 2] as const
const STRIDE = 97
// However long is promised: most is done within three weeks.
const LONGEST_DAYS = 15

// Steps that everybody passes and that stay in the unit: of them a past can be made without asking anybody.
function isPlain({ definition: { flow } }: SampleService): boolean {
  return flow.steps.every(
    ({ when, group, mode, who }) =>
      when === null &&
      group === '' &&
      mode === 'one' &&
      who.every(({ kind }) => kind === 'unit' || kind === 'unit-head'),
  )
}

/** The matters of a year, so many of each kind, spread over its working days and over the services that serve the kind. */
export function matterYear(
  { year, counts, calendar }: { year: number; counts: Readonly<Record<PersonKind, number>>; calendar: WorkCalendar },
  services: readonly SampleService[],
): YearMatter[] {
  const days = workingDaysOf(year, calendar)
  const matters = Object.entries(counts).flatMap(([kind, count]) => {
    const serving = services.filter(
      (service) => isPlain(service) && service.definition.audience.some((each) => each === kind),
    )
    return Array.from({ length: count }, (_, at) => {
      const service = serving[(at * STRIDE) % serving.length]
      const openedOn = days[Math.floor((at * days.length) / count)]
      return service && openedOn ? [{ at, kind: kind as PersonKind, openedOn, service }] : []
    }).flat()
  })
  return matters.map(({ at, kind, openedOn, service: { slug, definition } }) => ({
    slug,
    kind,
    openedOn,
    days:
      at % LATE_EVERY === 0 ? definition.promise.days + 2 : 1 + (at % Math.min(definition.promise.days, LONGEST_DAYS)),
    asked: at % ASKED_EVERY === 0 ? 2 : 0,
    rating: at % RATED_EVERY === 0 ? (RATINGS[at % RATINGS.length] ?? null) : null,
  }))
}
