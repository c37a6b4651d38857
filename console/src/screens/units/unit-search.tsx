import type { ReactNode } from 'react'
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../../../src/kernel/unit-kinds.ts'
import { ChoiceField, WordsField } from '../../parts/query-fields.tsx'
import { type ListState, QueryBar } from '../../parts/table-page.tsx'
import type { Unit } from './unit-tree.ts'

const KINDS = UNIT_KINDS.map((value) => ({ value, label: UNIT_KIND_NAMES[value] }))
const STATES = [
  { value: 'active', label: '在用' },
  { value: 'closed', label: '已停用' },
  { value: 'all', label: '全部' },
]

/** The search form above the units. */
export function UnitSearch({ list }: { list: ListState }): ReactNode {
  return (
    <QueryBar list={list}>
      <WordsField list={list} name="q" label="名称、代码或网址标识" width={220} />
      <ChoiceField list={list} name="kind" label="类别" options={KINDS} />
      <ChoiceField list={list} name="state" label="状态" width={120} options={STATES} usual="active" />
    </QueryBar>
  )
}

/** Does the unit answer to what is looked for? */
export function isWanted({ name, code, slug, kind, state }: Unit, list: ListState): boolean {
  const words = (list.get('q') ?? '').toLowerCase()
  const wanted = list.get('state') ?? 'active'
  const hasWords = [name, code, slug].some((text) => text.toLowerCase().includes(words))
  return hasWords && (list.get('kind') ?? kind) === kind && (wanted === 'all' || wanted === state)
}
