import { type EntryFields, FIELD_NAMES } from '../../kernel/list-terms.ts'
import { sha256 } from '../../platform/ids.ts'
import { syllablesOf } from '../../platform/pinyin.ts'

const ORDER = Object.keys(FIELD_NAMES) as (keyof EntryFields)[]

/** What an entry says, always written in the same order: the database keeps keys in another. */
function inOrder(fields: EntryFields): unknown[] {
  return ORDER.map((name) => fields[name])
}

/** One entry as it takes part in a hash. */
export interface Hashed {
  readonly number: string
  readonly isEnded: boolean
  readonly fields: EntryFields
}

/** The fingerprint of one version. */
export function hashOfVersion({ number, isEnded, fields }: Hashed, validFrom: string): string {
  return sha256(JSON.stringify([number, isEnded, validFrom, inOrder(fields)]))
}

/** The fingerprint of a set of changes: opinions are bound to it. */
export function hashOfChange(rows: readonly Hashed[], effectiveOn: string | null): string {
  return sha256(
    JSON.stringify([effectiveOn, rows.map(({ number, isEnded, fields }) => [number, isEnded, inOrder(fields)])]),
  )
}

/** How a matter sounds: all syllables in one word, a space, their first letters. */
export function soundOfMatter(matter: string): string {
  const syllables = syllablesOf(matter).map((syllable) => syllable.toLowerCase())
  return `${syllables.join('')} ${syllables.map((syllable) => syllable.charAt(0)).join('')}`
}
