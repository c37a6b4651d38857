/** The refusals of the three lists. */
export const LIST_CODES = [
  'list-entry.not-found',
  'list-entry.invalid',
  'list-entry.in-review',
  'list-entry.number-taken',
  'list-entry.parent-invalid',
  'list-change.not-found',
  'list-change.nothing-changed',
  'list-change.effective-in-the-past',
  'list-task.not-found',
  'list-task.closed-already',
  'list-call.not-found',
  'list-call.not-yours',
  'list-call.done-already',
  'list-call.nobody-to-call',
  'booklet.format-unknown',
] as const
