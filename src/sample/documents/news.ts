import { yearOf } from '../../kernel/day.ts'
import type { Draft } from './draft.ts'
import { type Era, monthDayCn, occurrence } from './era.ts'
import newsList from './news.json' with { type: 'json' }

/** {Y} in the texts is the year of the event, {P} the year before, {N} the year after. */
export function withYear(text: string, year: number): string {
  return text
    .replaceAll('{Y}', String(year))
    .replaceAll('{P}', String(year - 1))
    .replaceAll('{N}', String(year + 1))
}

/** News of the school; outward publicity, reviewed by 党委宣传部. */
export function news(era: Era): Draft[] {
  return newsList.map(({ unit, title, when, back, paras, picture }) => {
    const day = occurrence(era, when, back)
    return {
      unit,
      title: withYear(title, yearOf(day)),
      body: withYear(paras.join('\n').replaceAll('{D}', monthDayCn(day)), yearOf(day)),
      columns: ['portal/news', 'news'],
      formedOn: day,
      publishedOn: day,
      materialKind: 'publicity',
      keywords: ['学校新闻'],
      isUnsigned: true,
      ...(picture === '' ? {} : { pictures: [picture] }),
    }
  })
}
