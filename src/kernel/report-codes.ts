/** The refusals of the annual reports. */
export const REPORT_CODES = [
  'report.not-found',
  'report.template-unknown',
  'report.version-conflict',
  'report.not-in-draft',
  'report.not-checked',
  'report.not-frozen',
  'report.faulty',
  'report.figures-moved',
  'report.own-edit',
  'report.changed-meanwhile',
  'report.period-open',
  'report.problem-not-found',
  'report.problem-incomplete',
] as const
