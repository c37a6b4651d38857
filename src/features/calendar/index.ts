export { loadWorkCalendar } from './calendar.queries.ts'
export { loadShippedCalendar } from './calendar.store.ts'
