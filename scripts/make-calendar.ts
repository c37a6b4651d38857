// Makes src/features/calendar/calendar-data.json from the data of chinese-days (a development dependency): the off days
// and make-up days of each year whose notice is out, under the year of that notice. Compared with a second data set
// (holiday-cn, which names the notice of every year) in November 2026. Run again when a year is announced, with its
// notice added to NOTICES: npx tsx scripts/make-calendar.ts
import chineseDays from 'chinese-days'
import { writeFileSync } from 'node:fs'

const CONTENT = 'https://www.gov.cn/zhengce/content'
/** Where the notice of each year stands on the site of the central government. */
const NOTICES: Readonly<Record<number, { readonly url: string; readonly also?: string }>> = {
  2014: { url: `${CONTENT}/2014-01/02/content_1194.htm` },
  2015: {
    url: `${CONTENT}/2014-12/16/content_9302.htm`,
    also: '国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知',
  },
  2016: { url: `${CONTENT}/2015-12/10/content_10394.htm` },
  2017: { url: `${CONTENT}/2016-12/01/content_5141603.htm` },
  2018: { url: `${CONTENT}/2017-11/30/content_5243579.htm` },
  2019: { url: `${CONTENT}/2018-12/06/content_5346276.htm`, also: '国务院办公厅关于调整2019年劳动节假期安排的通知' },
  2020: { url: `${CONTENT}/2019-11/21/content_5454164.htm`, also: '国务院办公厅关于延长2020年春节假期的通知' },
  2021: { url: `${CONTENT}/2020-11/25/content_5564127.htm` },
  2022: { url: `${CONTENT}/2021-10/25/content_5644835.htm` },
  2023: { url: `${CONTENT}/2022-12/08/content_5730844.htm` },
  2024: { url: `${CONTENT}/202310/content_6911527.htm` },
  2025: { url: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm' },
  2026: { url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm' },
}
const FIRST = 2014
const LAST = 2026
const MS_A_DAY = 86_400_000
const LATE_DECEMBER = '-12-25'

/** The last days of December that are off or worked belong to New Year's Day, and so to the notice of the next year. */
function noticeYear(day: string): number {
  return Number(day.slice(0, 4)) + (day.slice(4) >= LATE_DECEMBER ? 1 : 0)
}

const days: { day: string; year: number; kind: string; name: string }[] = []
for (let time = Date.UTC(FIRST, 0, 1); time < Date.UTC(LAST + 1, 0, 1); time += MS_A_DAY) {
  const date = new Date(time)
  const day = date.toISOString().slice(0, 10)
  const { work, name } = chineseDays.getDayDetail(day)
  const isWeekend = [0, 6].includes(date.getUTCDay())
  // A named day is one of a notice; "Saturday,周六" and the like are not.
  const label = (name.split(',')[1] ?? name).replace(/^(清明|端午|中秋)$/, '$1节')
  const year = noticeYear(day)
  if (work && isWeekend) days.push({ day, year, kind: 'makeup', name: `${label}调休上班` })
  if (!work && (!isWeekend || !/^(Saturday|Sunday)/.test(name))) days.push({ day, year, kind: 'off', name: label })
}
const years = Object.entries(NOTICES).map(([year, { url, also }]) => ({
  year: Number(year),
  source: `国务院办公厅关于${year}年部分节假日安排的通知${also === undefined ? '' : `；${also}`}`,
  sourceUrl: url,
}))
writeFileSync(
  new URL('../src/features/calendar/calendar-data.json', import.meta.url),
  `${JSON.stringify({ years, days }, null, 1)}\n`,
)
