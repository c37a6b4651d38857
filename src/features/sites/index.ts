export {
  type ColumnPlace,
  findColumn,
  findFirstColumn,
  listSites,
  PORTAL_SLUG,
  type Site,
  type SiteColumn,
} from './sites.queries.ts'
export { sitesRoutes } from './sites.routes.ts'
export { insertSite, upsertColumn } from './sites.store.ts'
