export { readBooklet } from './booklet.ts'
export { listsRoutes } from './lists.routes.ts'
export type { HeldEntry } from './lists.queries.ts'
export {
  askGuide,
  findEntry,
  findGuideEntry,
  type GuideAnswer,
  type GuideEntry,
  listCurrentEntries,
  readGuideEntry,
} from './public-guide.ts'
export { takeOverLists } from './take-over.ts'
export { countLists, listEntriesOn, listEntriesUntil } from './count-period.ts'
export { judgeEntries, type JudgedEntry } from './view-entries.ts'
