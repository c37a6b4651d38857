import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { countsOf } from '../figures/index.ts'
import { listUnits, type Unit } from '../organisation/index.ts'

const KINDS: readonly (readonly [string, string])[] = [
  ['party', '党群组织'],
  ['administrative', '行政部门'],
  ['college', '学院'],
  ['teaching-support', '教辅与直属单位'],
  ['hospital', '附属医院'],
  ['committee', '委员会与领导小组'],
]

/** An active unit by its address. Throws `unit.not-found`. */
export async function unitBySlug(ctx: Context, slug: string): Promise<Unit> {
  const unit = (await listUnits(ctx.db)).find((candidate) => candidate.slug === slug && candidate.state === 'active')
  if (!unit) throw new AppError('unit.not-found', { slug })
  return unit
}

/** All active units by kind, with how much each has published. */
export async function viewUnits(ctx: Context) {
  const [units, counts] = await Promise.all([listUnits(ctx.db), countsOf(ctx.db, 'unit')])
  return KINDS.map(([kind, name]) => ({
    name,
    units: units
      .filter((unit) => unit.kind === kind && unit.state === 'active')
      .map((unit) => ({ slug: unit.slug, name: unit.name, count: counts.get(unit.id) ?? 0 })),
  })).filter((group) => group.units.length > 0)
}
