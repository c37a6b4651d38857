import { addDays } from '../../kernel/day.ts'
import { between } from './chance.ts'
import type { Draft } from './draft.ts'
import { dayIn, type Era, officeDay } from './era.ts'

/** A document that comes out once a year. `year` is the year of publication. */
export interface Annual {
  readonly unit: string
  readonly title: (year: number) => string
  readonly body: (year: number) => string
  readonly items: readonly string[]
  readonly columns: readonly string[]
  /** 'MM-DD' on which it is formed; it is published `lag` days later (3 to 12 when nothing is said). */
  readonly formed: string
  readonly lag?: number
  /** Left out in the last so many years of the era: this is how the sample has items that are overdue. */
  readonly missedYears?: number
  readonly keywords: readonly string[]
  readonly docPrefix?: string
}

function draftOf(annual: Annual, year: number): Draft {
  const formedOn = dayIn(year, annual.formed)
  const title = annual.title(year)
  const lag = annual.lag ?? between(title, 3, 12)
  return {
    unit: annual.unit,
    title,
    body: annual.body(year),
    items: annual.items,
    columns: annual.columns,
    formedOn,
    publishedOn: officeDay(addDays(formedOn, lag)),
    keywords: annual.keywords,
    ...(annual.docPrefix === undefined ? {} : { docPrefix: annual.docPrefix }),
  }
}

/** The yearly documents of the era. */
export function annualDrafts(list: readonly Annual[], { years }: Era): Draft[] {
  return list.flatMap((annual) =>
    years.slice(0, years.length - (annual.missedYears ?? 0)).map((year) => draftOf(annual, year)),
  )
}
