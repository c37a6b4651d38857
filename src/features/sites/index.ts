export { isOver } from './domain/freshness.ts'
export {
  activeColumn,
  type ColumnKind,
  type ColumnPlace,
  findFirstColumn,
  listSites,
  PORTAL_SLUG,
  type Site,
  type SiteColumn,
} from './sites.queries.ts'
export { sitesRoutes } from './sites.routes.ts'
export { insertSite, upsertColumn } from './sites.store.ts'
export { listTopicEntries, listTopics, type Topic } from './topics.queries.ts'
export { saveTopicEntries, saveTopicRow } from './topics.store.ts'
