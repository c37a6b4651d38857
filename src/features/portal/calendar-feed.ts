import ical from 'ical-generator'
import { addDays } from '../../kernel/day.ts'
import type { CurrentNotice } from '../calendar/index.ts'
import { runsOf } from './calendar-view.ts'

/**
 * The days of these notices as iCalendar (RFC 5545): whole days, off and worked. `host` makes the entries the same ones
 * whenever they are fetched, so that a correction replaces what was there.
 */
export function writeCalendar(
  notices: readonly CurrentNotice[],
  { name, host, url }: { name: string; host: string; url: string },
): string {
  const calendar = ical({
    name,
    url,
    ttl: 86_400,
    prodId: { company: 'Mingtang', product: 'work calendar', language: 'ZH' },
  })
  for (const notice of notices) {
    for (const { from, to, kind, name: label } of runsOf(notice)) {
      calendar.createEvent({
        id: `workday-${from}-${kind}@${host}`,
        // One moment for ever: what is fetched twice is the same.
        stamp: new Date(`${from}T00:00:00Z`),
        sequence: notice.version - 1,
        start: from,
        end: addDays(to, 1),
        allDay: true,
        summary: kind === 'off' ? `${label}放假` : label,
        description: `依据：${notice.source}`,
      })
    }
  }
  return calendar.toString()
}
