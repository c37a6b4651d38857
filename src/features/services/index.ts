export { faultsOf } from './read-definition.ts'
export { checkValues, type Typed } from './domain/values.ts'
export { linkServices } from './link-entries.ts'
export { insertDraft, forceVersion, insertService } from './services.store.ts'
export { viewVersion } from './change-designs.ts'
export { getOffered, getService, listOffered, type OfferedService } from './services.queries.ts'
export {
  confirmOwnMatter,
  type Ownership,
  rateOwnMatter,
  supplementOwnMatter,
  urgeOwnMatter,
  withdrawOwnMatter,
  writeOnOwnMatter,
} from './own-matter.ts'
export { countByService, listCounted, listCountedKeys } from './counted-matters.queries.ts'
export { MATTER_ERASURE, servicesJobs } from './services.jobs.ts'
export { importPastMatters } from './import-past-matters.ts'
export { keepTyped, keptTyped } from './keep-typed.ts'
export { deleteOwnFile, keepOwnFiles, listOwnFiles, openOwnName, readOwnFile, withOwnFiles } from './own-files.ts'
export type { PersonFile } from './person-files.queries.ts'
export { prefilled } from './prefill.ts'
export { servicesRoutes } from './services.routes.ts'
export { type Applicant, applicantOf, type MatterReceipt, submitMatter } from './submit-matter.ts'
export { insertVenue, listTaken, listVenues } from './venues.store.ts'
export { verifyFigures } from './verify-figures.queries.ts'
export { isIssuedFile, openOwnResult, verifyResult } from './verify-result.ts'
export { type ProgressStep, viewOwnMatter, viewOwnMatters } from './view-matter.ts'
export { countMatters } from './statistics.queries.ts'
