export { type CurrentNotice, listNotices, loadWorkCalendar } from './calendar.queries.ts'
export { calendarRoutes } from './calendar.routes.ts'
export { countYear } from './domain/year-notice.ts'
export { loadShippedCalendar } from './load-shipped.ts'
