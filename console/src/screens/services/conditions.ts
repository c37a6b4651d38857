import { APPLICANT_KIND, type Condition, type Field, type FieldKind } from '../../../../src/kernel/form-terms.ts'
import { PERSON_KIND_NAMES, PERSON_KINDS } from '../../../../src/kernel/person-kind.ts'

/** One sentence of a condition: a field, how it is compared, with what. */
export type Leaf = Exclude<Condition, { readonly of: readonly Condition[] }>
export type Comparison = Leaf['is']

/** A condition as sentences, all or any of which must be true. */
export interface Sentences {
  readonly join: 'and' | 'or'
  readonly leaves: readonly Leaf[]
}

export const COMPARISON_NAMES: Readonly<Record<Comparison, string>> = {
  equals: '等于',
  in: '是其中之一',
  filled: '已填写',
  greater: '大于',
}

function isLeaf(condition: Condition): condition is Leaf {
  return !('of' in condition)
}

/** The sentences of a condition; undefined where it is more than a list of them. */
export function sentencesOf(condition: Condition | null): Sentences | undefined {
  if (condition === null) return { join: 'and', leaves: [] }
  if (isLeaf(condition)) return { join: 'and', leaves: [condition] }
  const leaves = condition.of.filter(isLeaf)
  return condition.is === 'not' || leaves.length < condition.of.length ? undefined : { join: condition.is, leaves }
}

/** The condition that these sentences say. */
export function conditionOf({ join, leaves }: Sentences): Condition | null {
  const [first] = leaves
  if (first === undefined) return null
  return leaves.length === 1 ? first : { is: join, of: leaves }
}

/** Who applies, as a field that every form has. */
const KIND_FIELD: Pick<Field, 'key' | 'kind' | 'label' | 'options'> = {
  key: APPLICANT_KIND,
  kind: 'choice',
  label: '申请人身份',
  options: PERSON_KINDS.map((value) => ({ value, label: PERSON_KIND_NAMES[value] })),
}

/** A field that a condition may ask about. */
export type Asked = typeof KIND_FIELD

const ASKED: Readonly<Partial<Record<FieldKind, readonly Comparison[]>>> = {
  choice: ['equals', 'in', 'filled'],
  choices: ['in', 'filled', 'greater'],
  'yes-no': ['equals'],
  number: ['greater', 'equals', 'filled'],
  money: ['greater', 'equals', 'filled'],
  period: ['greater', 'filled'],
  table: ['greater', 'filled'],
}
const UNASKED: readonly FieldKind[] = ['note']

/** How a field of this kind can be compared. */
export function comparisonsOf(kind: FieldKind): readonly Comparison[] {
  return ASKED[kind] ?? ['filled', 'equals']
}

/** The fields that a condition may ask about, who applies first. */
export function askable(before: readonly Field[]): Asked[] {
  return [KIND_FIELD, ...before.filter(({ kind }) => !UNASKED.includes(kind))]
}

function firstValue({ kind, options }: Asked): string | number | boolean {
  if (kind === 'yes-no') return true
  return kind === 'number' || kind === 'money' ? 0 : (options[0]?.value ?? '')
}

/** A sentence about this field to begin with. */
export function leafOf(asked: Asked, is: Comparison): Leaf {
  const field = asked.key
  switch (is) {
    case 'filled':
      return { is, field }
    case 'in':
      return { is, field, values: [] }
    case 'greater':
      return { is, field, value: 0 }
    case 'equals':
      return { is, field, value: firstValue(asked) }
  }
}

/** The usual sentence about this field. */
export function firstLeaf(asked: Asked): Leaf {
  return leafOf(asked, comparisonsOf(asked.kind)[0] ?? 'filled')
}
