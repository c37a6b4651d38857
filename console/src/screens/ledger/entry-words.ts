import type { listLedger } from '../../../../src/features/supervision/ledger.contract.ts'
import { ENTRY_TYPES, predicateOf, typeName } from '../../../../src/features/supervision/type-names.contract.ts'
import { type Role, ROLE_NAMES } from '../../../../src/kernel/roles.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import type { ChoiceGroup } from '../../parts/choices.ts'

export type Entry = Reply<typeof listLedger>['rows'][number]

const AREAS: Readonly<Record<string, string>> = {
  account: '账号与登录',
  catalogue: '公开目录',
  column: '栏目',
  correction: '纠错反映',
  disclosure: '公开',
  document: '起草与送审',
  leak: '公开前检查',
  'list-call': '联系方式拨测',
  'list-change': '清单变更',
  'list-entry': '清单条目',
  'list-task': '清单核对',
  mailbox: '信箱与收信邮箱',
  'mailbox-letter': '来信来电',
  review: '审核',
  school: '学校资料',
  service: '服务设计',
  'service-matter': '办件',
  site: '子站',
  supervision: '监督',
  topic: '专题',
  unit: '单位',
}
const SUBJECTS: Readonly<Record<string, string>> = {
  account: '账号',
  column: '栏目',
  correction: '纠错反映',
  delegation: '外出代理',
  document: '信息',
  item: '公开事项',
  'leak-policy': '检查规则',
  ledger: '台账',
  letterbox: '信箱',
  'list-call': '拨测',
  'list-change': '清单变更',
  'list-entry': '清单条目',
  'mailbox-answer': '公开的答复',
  review: '审核',
  route: '审核流程',
  school: '学校',
  service: '服务',
  site: '子站',
  topic: '专题',
  unit: '单位',
}

/** The types of entries to choose from; the first of each area means all of it. */
export const TYPE_CHOICES: readonly ChoiceGroup[] = Object.entries(AREAS).map(([area, label]) => ({
  label,
  options: [
    { value: `${area}.`, label: `${label}：全部` },
    ...ENTRY_TYPES.filter((type) => type.startsWith(`${area}.`)).map((value) => ({ value, label: typeName(value) })),
  ],
}))

function subjectOf({ subjectType, subjectId, subjectName }: Entry): string {
  if (subjectName === '') return `（编号 ${subjectId}）`
  return ['document', 'review'].includes(subjectType) ? `《${subjectName}》` : `“${subjectName}”`
}

/** The entry as a sentence: who did what, and why. A visitor has no name. */
export function sentenceOf(entry: Entry): string {
  const who = entry.actorName === '' ? '访客' : entry.actorName
  const reason = entry.reason === '' ? '' : `，理由：${entry.reason}`
  return who + predicateOf(entry.type, subjectOf(entry)) + reason
}

/** The kind of what an entry is about. */
export function subjectTypeName(type: string): string {
  return SUBJECTS[type] ?? type
}

/** The roles as they were at that moment; the unit of a role follows an @. */
export function rolesText(roles: readonly string[]): string {
  const names = roles.map((role) => ROLE_NAMES[role.split('@')[0] as Role] as string | undefined)
  return names.filter((name) => name !== undefined).join('、')
}
