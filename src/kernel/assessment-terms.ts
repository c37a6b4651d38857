/** What the records can say of a unit in a period. */
export const MEASURES = [
  'items-in-order',
  'cases-in-time',
  'matters-in-time',
  'trainings-attended',
  'tasks-in-time',
] as const
export type Measure = (typeof MEASURES)[number]

/** The stages of an assessment (考核): scored, shown to the units (公示), published. */
export const ASSESSMENT_STATES = ['open', 'preview', 'published'] as const
export type AssessmentState = (typeof ASSESSMENT_STATES)[number]
