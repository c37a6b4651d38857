import { AppError } from '../../kernel/app-error.ts'
import {
  type Dimension,
  DIMENSION_NAMES,
  DIMENSIONS,
  type FindingSort,
  type FindingState,
} from '../../kernel/monitor-words.ts'
import { grants } from '../../kernel/roles.ts'
import { type Actor, authorize, type Context, may } from '../../platform/context.ts'
import {
  countOpen,
  findFindings,
  type FindingRow,
  listFindings,
  type RuleRanks,
  type UnitScope,
} from './findings.queries.ts'
import { findRounds } from './looks.queries.ts'
import { RULE_KEYS, type RuleKey, RULES, ruleOf } from './registry.ts'

/** Whose findings somebody sees: the office and the supervision office all of them, a unit its own. */
export function scopeOf({ roles }: Actor): UnitScope {
  const held = roles.filter((grant) => grants(grant, 'monitors.read'))
  // A right that is bound to a unit and names none is a right over nothing.
  if (held.some((grant) => grants(grant, 'monitors.work'))) return null
  return held.flatMap(({ unitId }) => unitId ?? [])
}

/** Without one, 依据待核对: the words of the basis were not read at their source. */
function basisText({ basis, isBasisVerified }: { basis: string; isBasisVerified: boolean }): string {
  return isBasisVerified ? basis : `${basis}（依据待核对）`
}

function toView(row: FindingRow) {
  const rule = ruleOf(row.rule)
  const { subjectType: _, subjectId: __, ...shown } = row
  return {
    ...shown,
    ruleName: rule?.name ?? '已停用的规则',
    dimensionName: rule ? DIMENSION_NAMES[rule.dimension] : '',
    basis: row.basis === '' && rule ? basisText(rule) : row.basis,
    cure: rule?.cure ?? '',
  }
}

/** Which findings are asked for. */
export interface Asked {
  readonly dimension?: Dimension | undefined
  readonly rule?: string | undefined
  readonly unitId?: string | undefined
  readonly state?: FindingState | undefined
  readonly words?: string | undefined
  readonly sort?: FindingSort | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

function rulesAsked({ dimension, rule }: Asked): readonly string[] | undefined {
  if (rule !== undefined) return [rule]
  return dimension && RULE_KEYS.filter((key) => RULES[key].dimension === dimension)
}

const BY_DIMENSION: RuleRanks = RULE_KEYS.map((rule) => ({ rule, rank: DIMENSIONS.indexOf(RULES[rule].dimension) }))

/** A page of the findings that somebody sees. */
export async function viewFindings(ctx: Context, asked: Asked) {
  authorize(ctx, 'monitors.read')
  const { unitId, state, words, sort = 'dimension', page = 1, size = 20 } = asked
  const which = { rules: rulesAsked(asked), unitId, state, words, page, size }
  const order = sort === 'dimension' ? BY_DIMENSION : sort
  const { total, rows } = await listFindings(ctx.db, scopeOf(ctx.actor), { ...which, order })
  return { total, rows: rows.map(toView) }
}

/** A finding. Throws `monitor.finding-not-found`, also to whoever may not see it. */
export async function getFinding(ctx: Pick<Context, 'db' | 'actor'>, id: string): Promise<FindingRow> {
  const scope = scopeOf(ctx.actor)
  const [found] = await findFindings(ctx.db, [id])
  if (!found || (scope !== null && !scope.includes(found.unitId ?? ''))) throw new AppError('monitor.finding-not-found')
  return found
}

/** One finding with what may be done about it. */
export async function viewFinding(ctx: Context, id: string) {
  authorize(ctx, 'monitors.read')
  const row = await getFinding(ctx, id)
  const works = may(ctx.actor, 'monitors.work')
  return {
    ...toView(row),
    mayDismiss: works && row.state === 'open',
    mayReopen: works && row.state === 'dismissed',
    mayOrder: row.state === 'open' && !row.isOrderOpen && may(ctx.actor, 'orders.make'),
  }
}

/** Every rule with how many of its findings are open, and the rounds. */
export async function viewMonitors(ctx: Context) {
  authorize(ctx, 'monitors.read')
  const [open, { last, running }] = await Promise.all([countOpen(ctx.db, scopeOf(ctx.actor)), findRounds(ctx.db)])
  const counts = new Map(open.map(({ rule, count }) => [rule, count]))
  const ruleView = (key: RuleKey) => {
    const { dimension, name, looksAt, cure, version, ...basis } = RULES[key]
    return { key, version, dimension, name, looksAt, cure, basis: basisText(basis), open: counts.get(key) ?? 0 }
  }
  return {
    rules: RULE_KEYS.map(ruleView),
    lastRoundAt: last?.endedAt?.toISOString() ?? null,
    runningSince: running?.begunAt.toISOString() ?? null,
    mayWork: may(ctx.actor, 'monitors.work'),
    mayManage: may(ctx.actor, 'monitors.manage'),
    mayOrder: may(ctx.actor, 'orders.make'),
  }
}
