export { applicationsJobs } from './applications.jobs.ts'
export { applicationsRoutes } from './applications.routes.ts'
export { countApplicationTopics } from './concerned-applications.queries.ts'
export { sendSupplement } from './ask-supplement.ts'
export { assignUnits } from './assign-units.ts'
export { confirmReceipt } from './confirm-receipt.ts'
export { answerConsultation, viewConsultation } from './consult-others.ts'
export { draftDecision, passSecrecy, signDecision, submitDecision } from './decide.ts'
export { deliverAnswer, withdrawOwn } from './deliver-answer.ts'
export { applicationsDesk } from './desk.ts'
export {
  APPLICANT_KINDS,
  APPLICANT_NAMES,
  FORM_NAMES,
  type Intake,
  missingFields,
  SUPPLY_FORMS,
  SUPPLY_WAYS,
  WAY_NAMES,
} from './domain/intake.ts'
export { openOwnLetter } from './own-letters.ts'
export { currentNotice } from './domain/privacy-notice.ts'
export { caseOf, openOwnPaper, rateOwn, trackApplication, writeOwn } from './own-case.ts'
export { acceptFound, describeHandling } from './public-guide.ts'
export { submitApplication } from './receive-application.ts'
export { RESULT_ROWS } from './domain/decision.ts'
export { faultsOf, ROW_NAMES, TABLE_ROWS, type TableRow } from './domain/statistics.ts'
export { casesOfRows, listRemedies, nationalTable } from './statistics.queries.ts'
