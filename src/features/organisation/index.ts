export type { Office, SchoolProfile } from './domain/school-profile.ts'
export { EMPTY_PROFILE } from './domain/school-profile.ts'
export { getSchoolProfile, getUnit, listUnits, listViewerGroups, type Unit } from './organisation.queries.ts'
export { ensurePerson, ensurePost, insertDuty, insertUnit, insertViewerGroup, saveProfile, type UnitValues } from './organisation.store.ts'
