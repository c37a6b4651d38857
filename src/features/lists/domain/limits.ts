import { type EntryFields, FIELD_NAMES } from '../../../kernel/list-terms.ts'

/** The form of a number (编号). */
export const NUMBER = /^(?=.{1,30}$)[A-Z0-9]+(-[A-Z0-9]+)*$/

/** How many characters each text may have. */
export const LONGEST_TEXT = {
  matter: 100,
  section: 60,
  post: 60,
  basis: 2000,
  conditions: 2000,
  materials: 3000,
  flow: 3000,
  place: 120,
  hours: 120,
  phone: 80,
  email: 80,
  fee: 300,
  result: 300,
  supervision: 120,
  url: 300,
  keywords: 200,
} as const satisfies Partial<Record<keyof EntryFields, number>>

/** The same by the heading of the column. */
export const LONGEST: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(LONGEST_TEXT).map(([name, longest]) => [FIELD_NAMES[name as keyof EntryFields], longest]),
)
