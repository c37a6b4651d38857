export { findReportByCode } from './corrections.queries.ts'
export { answerWorkdays, reportInaccuracy } from './corrections.ts'
export { disclosuresJobs } from './disclosures.jobs.ts'
export { disclosuresRoutes } from './disclosures.routes.ts'
export { attachmentUrl } from './document-view.ts'
export { importDocuments, type MigratedDocument } from './import-documents.ts'
export {
  type Countable,
  findCountable,
  findIndexable,
  findShown,
  type Indexable,
  listLive,
} from './indexing.queries.ts'
export { EMPTY_METADATA, type Metadata } from './domain/metadata.ts'
export { getDocumentRecord, listAttachments } from './documents.queries.ts'
export {
  countPublications,
  findNeighbours,
  highestNumber,
  listByColumn,
  type Listed,
  listNumbers,
  listPublications,
} from './listing.queries.ts'
export { findReadable, type Readable } from './publications.queries.ts'
export { verifyRevisions } from './verify-revisions.ts'
