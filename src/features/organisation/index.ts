export type { SchoolProfile } from './domain/school-profile.ts'
export { EMPTY_PROFILE } from './domain/school-profile.ts'
export { importUnits, unitTemplate } from './import-units.ts'
export { getSchoolProfile, getUnit, listStaffNos, listUnits, type Unit } from './organisation.queries.ts'
export { listHeldPosts } from './posts.queries.ts'
export { organisationRoutes } from './organisation.routes.ts'
export {
  ensurePerson,
  ensurePost,
  insertDuty,
  insertUnit,
  insertViewerGroup,
  savePeople,
  saveProfile,
} from './organisation.store.ts'
