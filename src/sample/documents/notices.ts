import { addDays, yearOf } from '../../kernel/day.ts'
import type { SampleAudience } from '../sample-document-types.ts'
import { between } from './chance.ts'
import type { Draft } from './draft.ts'
import { type Era, occurrence, officeDay } from './era.ts'
import { withYear } from './news.ts'
import noticeList from './notices.json' with { type: 'json' }

type Notice = (typeof noticeList)[number]

const CAMPUS: Pick<Draft, 'audience' | 'audienceReason'> = {
  audience: { kind: 'campus' },
  audienceReason: '仅涉及校内教职工和学生的工作安排。',
}
const CONGRESS: Pick<Draft, 'audience' | 'audienceReason'> = {
  audience: { kind: 'groups', groupKeys: ['jiaodaihui-daibiao'] } satisfies SampleAudience,
  audienceReason: '教代会会议材料，先向代表公布。',
}

function audienceOf(word: string): Pick<Draft, 'audience' | 'audienceReason'> {
  if (word === 'campus') return CAMPUS
  return word === 'groups' ? CONGRESS : {}
}

function draftOf(notice: Notice, back: number, era: Era): Draft {
  const formedOn = occurrence(era, notice.when, back)
  const year = yearOf(formedOn)
  const { unit, items, columns, keywords } = notice
  const publishedOn = officeDay(addDays(formedOn, between(notice.title, 0, 2)))
  return {
    unit,
    title: withYear(notice.title, year),
    body: withYear(notice.body.join('\n'), year),
    items,
    columns,
    formedOn,
    publishedOn,
    keywords,
    ...audienceOf(notice.audience),
    ...(notice.days === 0 ? {} : { expiresOn: addDays(publishedOn, notice.days) }),
  }
}

/** Notices of the departments; those that name a year come back every year and appear for two years. */
export function notices(era: Era): Draft[] {
  return noticeList.flatMap((notice) => {
    const isYearly = notice.title.includes('{Y}') || notice.title.includes('{N}')
    const backs = isYearly ? [notice.back, notice.back + 1] : [notice.back]
    return backs.map((back) => draftOf(notice, back, era))
  })
}
