import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { dayOf, yearOf } from '../../kernel/day.ts'
import { type CurrentNotice, listNotices } from '../calendar/index.ts'
import { getSchoolProfile } from '../organisation/index.ts'
import { writeCalendar } from './calendar-feed.ts'
import { viewCalendar, viewCount } from './calendar-view.ts'
import { kept, type PortalParts, publicUrlOf, sendPage, textOf } from './page-request.pages.tsx'
import { CALENDAR } from './page-tags.ts'
import { CalendarPage, CountPage } from './views/calendar.tsx'

const HIDDEN = { schema: { hide: true } }
const LONGEST_DAY = 10

/** The year in an address. Throws `calendar.year-not-found`. */
function yearIn(request: FastifyRequest): number {
  const text = (request.params as { year?: string }).year ?? ''
  if (!/^\d{4}$/.test(text)) throw new AppError('calendar.year-not-found')
  return Number(text)
}

async function showYear(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, year }: { parts: PortalParts; year?: number },
): Promise<FastifyReply> {
  const view = await viewCalendar(request.context, year)
  return sendPage(request, reply, {
    parts,
    tags: [CALENDAR],
    render: (page) => <CalendarPage page={page} view={view} />,
  })
}

async function showCount(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const { query } = request
  const view = await viewCount(request.context, {
    from: textOf(query, 'from', LONGEST_DAY),
    days: textOf(query, 'days', LONGEST_DAY),
  })
  const status = view.error === '' ? 200 : 400
  return sendPage(request, reply, { parts, status, render: (page) => <CountPage page={page} view={view} /> })
}

async function sendFeed(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, notices }: { parts: PortalParts; notices: readonly CurrentNotice[] },
): Promise<FastifyReply> {
  const school = await getSchoolProfile(request.context.db)
  const url = publicUrlOf(request, parts)
  const text = writeCalendar(notices, {
    name: `${school.name}工作日历`,
    host: new URL(url).hostname,
    url: `${url}/calendar`,
  })
  reply.pageTags = [CALENDAR]
  return reply.type('text/calendar; charset=utf-8').header('cache-control', 'public, no-cache').send(text)
}

/** The working calendar for everybody: years, the calculator, and the feed for one's own calendar. */
export function calendarPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/calendar', kept(), (request, reply) => showYear(request, reply, { parts }))
  // Not kept: there are more questions than memory, and each costs little.
  app.get('/calendar/count', HIDDEN, (request, reply) => showCount(request, reply, parts))
  app.get('/calendar/:year', kept(), (request, reply) => showYear(request, reply, { parts, year: yearIn(request) }))
  app.get('/calendar.ics', kept(), async (request, reply) => {
    const { db, now } = request.context
    const lastYear = yearOf(dayOf(now())) - 1
    const notices = (await listNotices(db)).filter(({ year }) => year >= lastYear)
    return sendFeed(request, reply, { parts, notices })
  })
  app.get('/calendar/:year.ics', kept(), async (request, reply) => {
    const year = yearIn(request)
    const notices = (await listNotices(request.context.db)).filter((notice) => notice.year === year)
    if (notices.length === 0) throw new AppError('calendar.year-not-found', { year })
    return sendFeed(request, reply, { parts, notices })
  })
}
