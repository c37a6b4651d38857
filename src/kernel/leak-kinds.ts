/** What must not get out, or only knowingly. `unread` is a part of a file that nobody could search. */
export const LEAK_KINDS = [
  'secret-marking',
  'id-number',
  'bank-card',
  'passport',
  'mobile',
  'home-address',
  'internal-marking',
  'student-number',
  'exam-number',
  'hardship',
  'private-email',
  'unread',
] as const
export type LeakKind = (typeof LEAK_KINDS)[number]
