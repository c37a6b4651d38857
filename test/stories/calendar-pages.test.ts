import { expect, test } from 'vitest'
import { calendarOfSchool } from '../support/calendar-import.ts'
import { useKeptPages } from '../support/kept-pages.ts'
import { useSchool } from '../support/school.ts'

const school = useSchool()
const keeping = useKeptPages(school)
const { importing, office, shipped } = calendarOfSchool(school)

async function page(url: string) {
  const answer = await school.app.inject({ url, headers: { accept: 'text/html' } })
  const text = answer.body
    .replace(/^[^]*<main/, '<main')
    .replace(/<\/main>[^]*/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  return { status: answer.statusCode, html: answer.body, text }
}

test('the calendar of this year shows its notice, every month, and every holiday in words', async () => {
  await shipped()
  const { status, html, text } = await page('/calendar')
  expect(status).toBe(200)
  expect(html.match(/<table class="month">/g)).toHaveLength(12)
  expect(html).toContain('<a href="https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm">')
  expect(text).toContain('国务院办公厅关于2026年部分节假日安排的通知')
  expect(text).toContain('2月 16 个工作日')
  expect(text).toContain('休（放假） 春节 2026年2月15日（周日）至2026年2月23日（周一）')
  expect(text).toContain('班（上班） 春节调休上班 2026年2月14日（周六）')
  expect(html).toContain('<td class="makeup" title="春节调休上班">14<small>班</small></td>')
  expect(html).toContain('<td class="workday" aria-current="date">23</td>')
  expect(text).toContain('2027年的放假安排尚未公布，可能调整 12 月 25 日以后的几天')
})

test('a year that is not announced says so plainly; one that nobody asks for is not there', async () => {
  await shipped()
  const { status, text, html } = await page('/calendar/2027')
  expect(status).toBe(200)
  expect(text).toContain('2027年的放假安排尚未公布。')
  expect(text).toContain('个工作日（2027年，暂定）')
  expect(html).not.toContain('2027.ics')
  expect((await page('/calendar/2014')).text).not.toContain('尚未公布')
  for (const url of ['/calendar/2013', '/calendar/2028', '/calendar/abcd', '/calendar/2027.ics', '/calendar/x.ics'])
    expect([url, (await page(url)).status]).toEqual([url, 404])
})

test('the calculator shows every counted day and the due day', async () => {
  await shipped()
  const { status, text, html } = await page('/calendar/count?from=2026-02-10&days=15')
  expect(status).toBe(200)
  expect(text).toContain('从2026年2月10日（周二）的次日起算，第 15 个工作日是 2026年3月9日（周一）')
  expect(text).toContain('2026-02-14 周六 第 4 天 春节调休上班')
  expect(text).toContain('2026-02-15 周日 不计 春节')
  expect(text).toContain('2026-02-28 周六 第 9 天 春节调休上班')
  expect(text).toContain('2026-03-01 周日 不计 周末')
  expect(text).toContain('2026-03-09 周一 第 15 天 工作日')
  // The head, and 27 days from the 11th of February to the 9th of March.
  expect(html.match(/<tr/g)).toHaveLength(28)
  expect(text).not.toContain('暂定')
})

test('a count through days that are not decided is provisional, and names the year that is missing', async () => {
  await shipped()
  for (const url of ['/calendar/count?from=2026-12-20&days=15', '/calendar/count?from=2026-12-20&days=5']) {
    const { text } = await page(url)
    expect(text).toContain('（暂定）')
    expect(text).toContain('2027年的放假安排尚未公布或没有收录')
  }
  expect((await page('/calendar/count?from=2026-12-01&days=15')).text).not.toContain('暂定')
  expect((await page('/calendar/count?from=2013-06-03&days=5')).text).toContain('2013年的放假安排尚未公布或没有收录')
})

test.each([
  ['from=2026-02-30&days=15', '请填写开始日期'],
  ['from=&days=15', '请填写开始日期'],
  ['from=9999-12-31&days=15', '请填写开始日期'],
  ['from=2026-02-10&days=0', '请填写 1 至 250 之间的工作日数'],
  ['from=2026-02-10&days=1e9', '请填写 1 至 250 之间的工作日数'],
  ['from=2026-02-10&days=251', '请填写 1 至 250 之间的工作日数'],
  ['from[]=2026-02-10&days[]=1', ''],
])('the calculator answers “%s” with what is wrong, and keeps what was typed', async (query, message) => {
  await shipped()
  const { status, text } = await page(`/calendar/count?${query}`)
  expect(status).toBe(message === '' ? 200 : 400)
  expect(text).toContain(message)
  expect(text).not.toContain('逐日计算')
})

/** The lines of an iCalendar text, put together again where they were folded. */
function unfold(body: string): string[] {
  return body.replaceAll('\r\n ', '').split('\r\n')
}

test('the feed is iCalendar as RFC 5545 wants it: whole days, folded by bytes, the same whenever it is asked for', async () => {
  await shipped()
  const answer = await school.app.inject({ url: '/calendar/2026.ics' })
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(answer.body.replaceAll('\r\n', '')).not.toContain('\n')
  for (const line of answer.body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const lines = unfold(answer.body)
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(13)
  const event = lines.slice(lines.indexOf('UID:workday-2026-02-15-off@localhost'))
  expect(event.slice(0, event.indexOf('END:VEVENT'))).toEqual(
    expect.arrayContaining(['DTSTART;VALUE=DATE:20260215', 'DTEND;VALUE=DATE:20260224', 'SUMMARY:春节放假']),
  )
  expect(lines).toContain('SUMMARY:国庆节调休上班')
  expect((await school.app.inject({ url: '/calendar/2026.ics' })).body).toBe(answer.body)
  const all = unfold((await school.app.inject({ url: '/calendar.ics' })).body).filter((line) => line.startsWith('UID:'))
  expect(new Set(all).size).toBe(all.length)
  expect(all.map((line) => line.slice(12, 16))).toEqual(expect.arrayContaining(['2025', '2026']))
})

test('once the office has announced a year, kept pages and remembered facts tell of it', async () => {
  await shipped()
  expect((await page('/calendar/2027')).text).toContain('尚未公布')
  expect((await page('/calendar/count?from=2026-12-28&days=6')).text).toContain('2027年1月5日')
  await importing(await office(), { query: { apply: 'true', announcedOn: '2026-11-20' } })
  await keeping.caughtUp()
  const { text } = await page('/calendar/2027')
  expect(text).toContain('（2026-11-20 公布）')
  expect(text).toContain('248 个工作日（2027年）')
  const counted = await page('/calendar/count?from=2026-12-28&days=6')
  expect(counted.text).toContain('2027年1月6日')
  expect(counted.text).not.toContain('暂定')
  expect((await school.app.inject({ url: '/calendar.ics' })).body).toContain('UID:workday-2027-10-01-off')
  expect((await page('/calendar')).text).not.toContain('尚未公布')
})
