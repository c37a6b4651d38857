import { type Day, yearOf } from '../../kernel/day.ts'
import { ADMISSION_ANNUALS } from './admissions.ts'
import { annualDrafts } from './annual.ts'
import { OFFICE_ANNUALS } from './annual-offices.ts'
import { PARTY_ANNUALS } from './annual-party.ts'
import { SCHOOL_ANNUALS } from './annual-school.ts'
import { TEACHING_ANNUALS } from './annual-teaching.ts'
import { FINANCE_ANNUALS } from './budgets.ts'
import { about } from './about.ts'
import type { Draft } from './draft.ts'
import { eraOf } from './era.ts'
import { gallery } from './gallery.ts'
import { GRADUATE_ANNUALS, graduatePostings } from './graduate-admission.ts'
import { lectures } from './lectures.ts'
import { narrowAudience } from './narrow-audience.ts'
import { news } from './news.ts'
import { notices } from './notices.ts'
import { postings } from './postings.ts'
import { regulations } from './regulations.ts'
import { tenders } from './tenders.ts'
import { topics } from './topics.ts'

const ANNUALS = [
  ...SCHOOL_ANNUALS,
  ...PARTY_ANNUALS,
  ...OFFICE_ANNUALS,
  ...TEACHING_ANNUALS,
  ...FINANCE_ANNUALS,
  ...ADMISSION_ANNUALS,
  ...GRADUATE_ANNUALS,
]

/** What was written for the sample school by hand, published up to the day; the oldest first. */
export function authored(today: Day): Draft[] {
  const era = eraOf(today)
  const writers = [
    about,
    graduatePostings,
    regulations,
    news,
    notices,
    postings,
    tenders,
    lectures,
    narrowAudience,
    gallery,
    topics,
  ]
  return [...annualDrafts(ANNUALS, era), ...writers.flatMap((write) => write(era))]
    .filter(({ publishedOn }) => publishedOn <= today)
    .sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : 0))
}

/** Gives 文号 out by prefix and year, in the order in which the documents come. */
export function docNumbers(): (draft: Draft) => string {
  const last = new Map<string, number>()
  return ({ docPrefix, formedOn }) => {
    if (docPrefix === undefined) return ''
    const series = `${docPrefix}〔${String(yearOf(formedOn))}〕`
    const number = (last.get(series) ?? 0) + 1
    last.set(series, number)
    return `${series}${String(number)}号`
  }
}
