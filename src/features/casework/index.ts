export { ANSWERED, countCapped, type PageAsked, pageOf } from './capped-page.queries.ts'
export { advanceCase, type Step } from './advance-case.ts'
export { carryOverCase } from './carry-over-case.ts'
export { toHistory } from './case-history.ts'
export { caseworkJobs } from './casework.jobs.ts'
export {
  type CaseFile,
  type CaseFilter,
  findFile,
  getByCode,
  listAssignments,
  listErasable,
  listEvents,
  listFiles,
  listLinks,
  type Scope,
} from './casework.queries.ts'
export { endAssignments, insertAssignments, insertLinks, lockFile, markMystery } from './casework.store.ts'
export { caseworkRoutes } from './casework.routes.ts'
export type { Desk, Desks } from './desk.ts'
export { noteOnCase } from './note-on-case.ts'
export { mayMove } from './domain/case-kind.ts'
export { type ClockEvent, foldClock, isOnTime } from './domain/clock.ts'
export { explainClock } from './domain/explain.ts'
export type { Receiver } from './domain/ladder.ts'
export { orderEscalation } from './escalate.ts'
export { eraseCase } from './erase-case.ts'
export { type Intake, newCode, openCase } from './open-case.ts'
export {
  insertMessage,
  insertPaper,
  insertPerson,
  listMessages,
  listPapers,
  namesPerson,
  openPaper,
  openPersons,
  type Paper,
  type PaperRole,
  savePaperAudience,
} from './persons.store.ts'
export { countConcluded, listConcluded } from './concluded-cases.queries.ts'
export { countOpenCases, type OpenCases } from './open-cases.queries.ts'
export { type Standing, toAbilities, when } from './standing.ts'
export { calendarFollower } from './recompute-clocks.ts'
export { type StaffNotice, tellStaff } from './tell-staff.ts'
export type { WaitingCase } from './waiting-cases.queries.ts'
export { insertPastCases, type PastCase, reserveNumbers } from './past-cases.store.ts'
export { listUnanswered, type Unanswered } from './unanswered.queries.ts'
export { viewPersons } from './view-persons.ts'
export { headsOf, workersOn } from './workers.ts'
