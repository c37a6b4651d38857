import type { getFinding } from '../../../../src/features/monitors/monitors.contract.ts'
import type { OrderSource } from '../../../../src/kernel/monitor-words.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import type { ListState } from '../../parts/table-page.tsx'

/** What is filled in of an order. */
export interface Values {
  readonly source: OrderSource
  readonly unitId: string
  readonly matter: string
  readonly what: string
  readonly basis?: string
  readonly demand: string
  readonly days: number
  readonly isPublic: boolean
  readonly complaintNumber?: string
  readonly tellsPersons?: boolean
}

/** An order that begins with nothing. */
const USUAL: Partial<Values> = { source: 'inspection', days: 10, isPublic: true }

type Finding = Pick<
  Reply<typeof getFinding>,
  'ruleName' | 'what' | 'evidence' | 'basis' | 'cure' | 'path' | 'unitId' | 'unitName'
>

const LONGEST = 4000
const LONGEST_BASIS = 500
const LONGEST_MATTER = 200

/** Each once, in order. */
function joined(lines: readonly string[], between: string): string {
  return [...new Set(lines)].join(between)
}

// The matter of an order is published: what is not public itself (a publication for some readers only, a case) is not named in it.
const PUBLIC_PLACES = ['/catalogue/', '/console/columns', '/console/list-entries/']

function isNamed({ path }: Finding): boolean {
  return path === '/' || PUBLIC_PLACES.some((place) => path.startsWith(place))
}

function countedRules(findings: readonly Finding[]): string {
  const counts = new Map<string, number>()
  for (const { ruleName } of findings) counts.set(ruleName, (counts.get(ruleName) ?? 0) + 1)
  return [...counts].map(([rule, count]) => `${rule} ${String(count)} 个`).join('、')
}

/** What is wrong in one line: one thing by its name, several by their rules with how many they are, and whose. */
function matterOf(findings: readonly Finding[]): string {
  const [first] = findings
  if (!first) return ''
  if (findings.length === 1 && isNamed(first)) return `${first.ruleName}：${first.what}`.slice(0, LONGEST_MATTER)
  const unitName = findings.find((finding) => finding.unitName !== '')?.unitName ?? '信息公开办公室'
  return `${countedRules(findings)}（${unitName}）`.slice(0, LONGEST_MATTER)
}

/** What the findings say, as an order begins with them; all are of one unit. */
function fromFindings(findings: readonly Finding[]): Partial<Values> {
  if (findings.length === 0) return USUAL
  const isOne = findings.length === 1
  const unitId = findings.find((finding) => finding.unitId !== null)?.unitId ?? undefined
  const lines = findings.map(({ what, evidence }, at) => `${isOne ? '' : `${String(at + 1)}. `}${what}：${evidence}`)
  const bases = findings.map(({ basis }) => basis)
  const cures = findings.map(({ cure }) => cure)
  return {
    ...USUAL,
    source: 'finding',
    ...(unitId === undefined ? {} : { unitId }),
    matter: matterOf(findings),
    what: lines.join('\n').slice(0, LONGEST),
    basis: joined(bases, '；').slice(0, LONGEST_BASIS),
    demand: joined(cures, '\n').slice(0, LONGEST),
  }
}

/** What the address may say of an order that begins from something else: a complaint by its number, a publication that was drawn. */
export const BEGINNINGS = ['complaint', 'drawn', 'unit'] as const
/** The address without them. */
export const NOTHING = Object.fromEntries(BEGINNINGS.map((name) => [name, undefined]))

/** What an order begins with, by the address that opened it and the findings it names. Of a complaint it is the number alone. */
export function beginning(list: Pick<ListState, 'get'>, findings: readonly Finding[]): Partial<Values> {
  const [complaint, drawn, unitId] = BEGINNINGS.map((name) => list.get(name))
  if (complaint !== undefined) return { ...USUAL, source: 'complaint', complaintNumber: complaint }
  if (drawn === undefined) return fromFindings(findings)
  const what = `随机抽查抽到${drawn}，检查发现：\n`
  return { ...USUAL, source: 'sampling', what, ...(unitId === undefined ? {} : { unitId }) }
}
