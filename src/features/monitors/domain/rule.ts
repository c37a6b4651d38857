import type { Dimension } from '../../../kernel/monitor-words.ts'
import type { Overdue } from './overdue.ts'

/** A monitor rule (监测规则) in words: what it looks at, on what it rests, and how what it finds is cured. */
export interface RuleHead {
  /** Never changes its meaning; a rule that finds otherwise than before has a higher version. */
  readonly key: string
  readonly version: number
  readonly dimension: Dimension
  readonly name: string
  readonly looksAt: string
  readonly basis: string
  /** Was the text of the basis read? Otherwise it is shown as 依据待核对. */
  readonly isBasisVerified: boolean
  readonly cure: string
}

/** What a finding is about. */
export type SubjectType = 'document' | 'column' | 'site' | 'item' | 'case' | 'list-entry' | 'appearance'

/** Something that a rule found. While `content` stays the same, it is the same finding. */
export interface Found {
  readonly rule: string
  readonly subjectType: SubjectType
  readonly subjectId: string
  readonly content: string
  /** The unit answerable; null where only the office is. */
  readonly unitId: string | null
  readonly what: string
  readonly evidence: string
  /** The page of the console, or of the portal, on which it is seen. */
  readonly path: string
  /** The basis of this finding where it is not that of its rule. */
  readonly basis?: string
  /** Where the rule knows a due day that has passed. */
  readonly overdue?: Overdue | undefined
}
