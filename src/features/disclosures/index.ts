export { findReportByCode } from './corrections.queries.ts'
export { reportInaccuracy } from './corrections.ts'
export { disclosuresJobs } from './disclosures.jobs.ts'
export { disclosuresRoutes } from './disclosures.routes.ts'
export { attachmentUrl } from './document-view.ts'
export { importDocuments, type IndexRule, type MigratedDocument } from './import-documents.ts'
export { findIndexable, type Indexable, listLive } from './indexing.queries.ts'
export { getDocumentRecord } from './documents.queries.ts'
export {
  countPublications, findNeighbours, findReadable, type Listed, type ListFilter, listPublications, type Neighbour, type Readable,
} from './publications.queries.ts'
