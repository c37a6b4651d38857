// Makes src/features/calendar/calendar-data.json from the data of chinese-days (a development dependency): the off days
// and make-up days of each year whose notice is out. Run again when a year is announced: npx tsx scripts/make-calendar.ts
import chineseDays from 'chinese-days'
import { writeFileSync } from 'node:fs'

const FIRST = 2014
const LAST = 2026
const MS_A_DAY = 86_400_000
const days: { day: string; year: number; kind: string; name: string }[] = []
for (let time = Date.UTC(FIRST, 0, 1); time < Date.UTC(LAST + 1, 0, 1); time += MS_A_DAY) {
  const date = new Date(time)
  const day = date.toISOString().slice(0, 10)
  const { work, name } = chineseDays.getDayDetail(day)
  const isWeekend = [0, 6].includes(date.getUTCDay())
  // A named day is one of a notice; "Saturday,周六" and the like are not.
  const label = name.split(',')[1] ?? name
  if (work && isWeekend) days.push({ day, year: date.getUTCFullYear(), kind: 'makeup', name: `${label}调休上班` })
  if (!work && (!isWeekend || !/^(Saturday|Sunday)/.test(name)))
    days.push({ day, year: date.getUTCFullYear(), kind: 'off', name: label })
}
const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => ({
  year: FIRST + index,
  source: `国务院办公厅关于${String(FIRST + index)}年部分节假日安排的通知`,
}))
writeFileSync(
  new URL('../src/features/calendar/calendar-data.json', import.meta.url),
  `${JSON.stringify({ years, days }, null, 1)}\n`,
)
