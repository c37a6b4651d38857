import { addDays, formatDayCn, yearOf } from '../../kernel/day.ts'
import type { Draft } from './draft.ts'
import { type Era, officeDay } from './era.ts'
import { withYear } from './news.ts'
import postingList from './postings.json' with { type: 'json' }

const APPLY_DAYS = 15

type Posting = (typeof postingList)[number]

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function draftOf(posting: Posting, { today }: Era): Draft {
  const publishedOn = officeDay(addDays(today, -posting.daysAgo))
  const year = yearOf(publishedOn)
  const lastOn = officeDay(addDays(publishedOn, posting.days))
  const term = posting.days === 0 ? '' : `\n公示期：${formatDayCn(publishedOn)}至${formatDayCn(lastOn)}。`
  const isVacancy = posting.days === 0
  const applyUntil = officeDay(addDays(publishedOn, APPLY_DAYS))
  const deadline = isVacancy ? `\n报名截止：${formatDayCn(applyUntil)}16:30。` : ''
  const table = [posting.head, ...posting.rows].map(row).join('\n')
  return {
    unit: posting.unit,
    title: withYear(posting.title, year),
    body: `${withYear(posting.lead, year)}${term}${deadline}\n${table}\n${posting.tail}`,
    items: posting.items,
    columns: posting.columns,
    formedOn: officeDay(addDays(publishedOn, -3)),
    publishedOn,
    keywords: posting.days === 0 ? ['招聘'] : ['公示'],
    ...(isVacancy ? { occasion: { happensOn: applyUntil, hours: '16:30' } } : { expiresOn: lastOn }),
  }
}

/** Postings (公示) and vacancies: some still run, most have ended and will be taken down. Persons are 示例人员甲 and the like. */
export function postings(era: Era): Draft[] {
  return postingList.map((posting) => draftOf(posting, era))
}
