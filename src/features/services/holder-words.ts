import { TO_APPLICANT } from '../../kernel/flow-terms.ts'
import type { Unit } from '../organisation/index.ts'
import { APPLICANT_KEY } from './domain/holders.ts'

/** Whose a task is, in words for the applicant: post or unit, never a name of somebody. */
export function holderWords(holders: readonly string[], units: readonly Unit[]): string {
  const nameOf = (id: string): string => units.find((unit) => unit.id === id)?.name ?? ''
  const words = holders.map((key) => {
    const [kind = '', id = '', post = ''] = key.split(':')
    if (kind === 'post') return `${nameOf(id)}${post}`
    if (kind === 'head') return `${nameOf(id)}负责人`
    if (kind === 'unit') return nameOf(id)
    return ROLE_WORDS[key] ?? '承办人'
  })
  return [...new Set(words)].join('、')
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  'role:leader': '分管校领导',
  'role:principal_leader': '主要校领导',
  'role:disclosure_office': '信息服务大厅管理办公室',
  'role:publicity': '党委宣传部',
  'role:supervisor': '监督办公室',
  [APPLICANT_KEY]: '您本人',
}

/** The telephone of the unit that has a step. */
export function phoneOf(unitId: string | null, units: readonly Unit[]): string {
  return units.find(({ id }) => id === unitId)?.phone ?? ''
}

/** Where a task may be sent back to, in words. */
export function targetWords(key: string, steps: readonly { readonly key: string; readonly name: string }[]): string {
  return key === TO_APPLICANT ? '申请人' : (steps.find((step) => step.key === key)?.name ?? key)
}
