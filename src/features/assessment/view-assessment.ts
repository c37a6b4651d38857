import type { Measure } from '../../kernel/assessment-terms.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Context, may } from '../../platform/context.ts'
import { listUnits } from '../organisation/index.ts'
import {
  type Assessment,
  findAssessment,
  listAppeals,
  listAssessments,
  listScores,
  listSelves,
} from './assessments.queries.ts'
import { rank, scoreUnit, type UnitResult } from './domain/indicator.ts'
import { measureUnits } from './measure-units.ts'

type Score = Awaited<ReturnType<typeof listScores>>[number]

/** Those who see the lines of all units before they are published. */
function seesAll({ actor }: Context): boolean {
  return may(actor, 'assessments.read')
}

function seesUnit({ actor }: Context, unitId: string): boolean {
  return may(actor, 'assessments.answer', unitId)
}

/** The lines of all units as the records and scores stand now; of a published assessment, what was published. */
export async function resultOf(
  ctx: Pick<Context, 'db' | 'now'>,
  assessment: Assessment,
  scores: readonly Score[],
): Promise<readonly UnitResult[]> {
  if (assessment.published) return assessment.published.units
  const measured = await measureUnits(ctx, assessment)
  return rank(
    assessment.unitIds.map((unitId) => {
      const own = [...measured].flatMap(([measure, units]): [Measure, { done: number; of: number }][] => {
        const value = units.get(unitId)
        return value ? [[measure, value]] : []
      })
      const given = scores
        .filter((score) => score.unitId === unitId)
        .map((score) => [score.indicatorKey, score.points] as const)
      return scoreUnit(unitId, assessment.indicators, { measured: new Map(own), given: new Map(given) })
    }),
  )
}

/** Which lines this reader sees: all, those of their units once there is a preview, what is published. */
function visible(ctx: Context, { state }: Assessment, units: readonly UnitResult[]): readonly UnitResult[] {
  if (seesAll(ctx) || state === 'published') return units
  // Before the preview a unit sees that it is assessed, and no points; in it its own, and no places of others.
  return units
    .filter(({ unitId }) => seesUnit(ctx, unitId))
    .map((line) => (state === 'open' ? { ...line, indicators: [], total: null, rank: null } : { ...line, rank: null }))
}

/** The assessments that the reader may see: all of them for those who assess, for units those they are in. */
export async function viewAssessments(ctx: Context) {
  authorizeReader(ctx)
  const rows = await listAssessments(ctx.db)
  return rows
    .filter(({ unitIds, state }) => seesAll(ctx) || state === 'published' || unitIds.some((id) => seesUnit(ctx, id)))
    .map(({ id, name, from, to, state, unitIds }) => ({ id, name, from, to, state, units: unitIds.length }))
}

function authorizeReader(ctx: Context): void {
  if (seesAll(ctx) || may(ctx.actor, 'assessments.answer')) return
  throw new AppError(ctx.actor.id === '' ? 'access.sign-in-required' : 'access.denied')
}

/** What was said of units, beside their points. */
interface Said {
  readonly names: ReadonlyMap<string, string>
  readonly scores: readonly Score[]
  readonly selves: Awaited<ReturnType<typeof listSelves>>
  readonly appeals: Awaited<ReturnType<typeof listAppeals>>
}

/** What was said of one unit: everything to those who assess; to the unit itself why it got its points from the preview on. */
function saidOf(ctx: Context, { state }: Assessment, { scores, selves, appeals }: Said) {
  return (unitId: string): Pick<Said, 'scores' | 'appeals'> & { readonly self: string } => {
    if (!seesAll(ctx) && !seesUnit(ctx, unitId)) return { self: '', scores: [], appeals: [] }
    const isOwn = (each: { unitId: string }): boolean => each.unitId === unitId
    return {
      self: selves.find(isOwn)?.words ?? '',
      scores: seesAll(ctx) || state !== 'open' ? scores.filter(isOwn) : [],
      appeals: appeals.filter(isOwn),
    }
  }
}

function toLines(
  ctx: Context,
  { assessment, lines, said }: { assessment: Assessment; lines: readonly UnitResult[]; said: Said },
) {
  const of = saidOf(ctx, assessment, said)
  return lines.map((line) => {
    const { self, scores, appeals } = of(line.unitId)
    return {
      ...line,
      indicators: [...line.indicators],
      name: said.names.get(line.unitId) ?? '',
      self,
      scores: scores.map(({ indicatorKey, points, reason, scorer }) => ({ indicatorKey, points, reason, scorer })),
      appeals: appeals.map(({ id, words, decision }) => ({ id, words, decision })),
      mayAnswer: seesUnit(ctx, line.unitId),
    }
  })
}

/** One assessment, as far as the reader may see it. Throws `assessment.not-found`. */
export async function viewAssessment(ctx: Context, id: string) {
  authorizeReader(ctx)
  const assessment = await findAssessment(ctx.db, id)
  if (!assessment) throw new AppError('assessment.not-found')
  const scores = await listScores(ctx.db, id)
  const [units, all, selves, appeals] = await Promise.all([
    listUnits(ctx.db),
    resultOf(ctx, assessment, scores),
    listSelves(ctx.db, id),
    listAppeals(ctx.db, id),
  ])
  const said = { scores, selves, appeals, names: new Map(units.map((unit) => [unit.id, unit.name])) }
  const lines = visible(ctx, assessment, all)
  if (lines.length === 0) throw new AppError('assessment.not-found')
  const { published, ...head } = assessment
  return {
    ...head,
    unitIds: [...head.unitIds],
    indicators: [...head.indicators],
    publishedAt: published?.at.toISOString() ?? null,
    resultHash: published?.hash ?? null,
    units: toLines(ctx, { assessment, lines, said }),
    mayManage: may(ctx.actor, 'assessments.manage'),
    mayScore: may(ctx.actor, 'assessments.score'),
    mayDecide: may(ctx.actor, 'assessments.decide'),
  }
}

/** What everybody may read: what is published, the newest first. */
export async function viewPublished({ db }: Pick<Context, 'db'>) {
  const [rows, units] = await Promise.all([listAssessments(db), listUnits(db)])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return rows.flatMap(({ published, id, name, from, to, indicators }) =>
    published
      ? [
          {
            ...{ id, name, from, to, indicators, hash: published.hash, at: published.at },
            units: published.units.map((line) => ({ ...line, name: names.get(line.unitId) ?? '' })),
          },
        ]
      : [],
  )
}
