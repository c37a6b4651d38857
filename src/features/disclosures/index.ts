export { leakContent } from './check-leaks.ts'
export { startDocument } from './create-document.ts'
export { disclosuresJobs } from './disclosures.jobs.ts'
export { disclosuresRoutes } from './disclosures.routes.ts'
export { attachmentUrl } from './document-view.ts'
export { importDocuments, type MigratedDocument, type MigratedPicture } from './import-documents.ts'
export {
  type Countable,
  findCountable,
  findIndexable,
  findShown,
  type Indexable,
  type IndexableFile,
  listLive,
} from './indexing.queries.ts'
export { findInspectable, type Inspectable, listFetchable, listOpenNumbers } from './inspecting.queries.ts'
export { EMPTY_METADATA, type Metadata } from './domain/metadata.ts'
export { getDocumentRecord, listAttachments } from './documents.queries.ts'
export type { TenderStage } from './domain/occasion.ts'
export type { Listed } from './listed.queries.ts'
export { countPublications, LIST_KINDS, listByColumn, type ListKind, listPublications } from './listing.queries.ts'
export { type Around, listAround } from './neighbours.queries.ts'
export {
  highestNumber,
  listByIds,
  listByNumbers,
  listNumbers,
  listOfProjects,
  listPinned,
  listUpcoming,
} from './picked-lists.queries.ts'
export { untilNextChange } from './next-change.queries.ts'
export { listPlaces } from './places.queries.ts'
export { findReadable, getPublished, type Readable } from './publications.queries.ts'
export { relateDocument } from './relate-documents.ts'
export {
  interpretationDays,
  listRelated,
  listRelatedIds,
  listUnexplained,
  type Related,
} from './relations.queries.ts'
export { findByTitle, listOpenOfItems, listStanding, type Standing } from './standing.queries.ts'
export { verifyRevisions } from './verify-revisions.ts'
export {
  countGone,
  countPublished,
  countPublishedByUnit,
  listPublished,
  listPublishedByKeys,
  listPublishedKeys,
  tallyByItem,
  tallyPublished,
} from './published.queries.ts'
