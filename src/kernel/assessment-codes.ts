/** The refusals of assessments (考核). */
export const ASSESSMENT_CODES = [
  'assessment.not-found',
  'assessment.period-invalid',
  'assessment.scheme-invalid',
  'assessment.wrong-state',
  'assessment.incomplete',
  'assessment.points-invalid',
  'assessment.own-unit',
  'assessment.own-score',
  'assessment.appeal-day-invalid',
  'assessment.appeal-running',
  'assessment.appeal-open',
  'assessment.appeal-over',
] as const
