import { AppError, refuse } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import {
  type Decision,
  objectionsToChecking,
  objectionsToPublishing,
  objectionsToReturning,
  objectionsToSigning,
} from './domain/standing.ts'
import { faultsOfReport, hashOfSheet, problemsOf, putTogether } from './put-together.ts'
import { hasMoved, readMaterial } from './read-material.ts'
import { getReport, type Report } from './reports.queries.ts'
import {
  freezeReport,
  insertOpinion,
  lockReport,
  saveChecked,
  saveMaterial,
  savePublished,
  saveReturned,
} from './reports.store.ts'
import { tellStaff } from './tell-staff.ts'

async function refuseFaulty(tx: Tx, report: Report): Promise<void> {
  const faults = (await faultsOfReport(tx, report)).filter(({ isBlocking }) => isBlocking)
  if (faults.length > 0)
    throw new AppError('report.faulty', { faults: faults.map(({ message }) => message).slice(0, 50) })
}

/**
 * 审核送签: somebody of the office who has not written the report says that it may go to a leader. Figures are read once more, so that
 * nobody signs what moved since. Throws `report.period-open`, `report.own-edit`, `report.changed-meanwhile`, `report.faulty` (also when a
 * table does not add up), `report.figures-moved`.
 */
export async function checkReport(
  ctx: Context,
  key: Buffer,
  { id, version, opinion }: { id: string; version: number; opinion: string },
): Promise<void> {
  authorize(ctx, 'reports.write')
  const found = await getReport(ctx.db, id)
  if (found.to >= dayOf(ctx.now())) throw new AppError('report.period-open')
  const material = await readMaterial(ctx, found)
  const hasNewFigures = await ctx.transaction(async (tx) => {
    const report = await lockReport(tx, id)
    refuse(objectionsToChecking(report, ctx.actor.id))
    if (report.version !== version) throw new AppError('report.changed-meanwhile', { version: report.version })
    await refuseFaulty(tx, { ...report, material })
    if (hasMoved(report.material, material)) {
      await saveMaterial(tx, report, material)
      return true
    }
    const sheet = await putTogether({ db: tx }, { ...report, material }, await problemsOf(tx, report))
    const hash = hashOfSheet(sheet)
    await saveChecked(tx, id, { sheet, hash, material, by: ctx.actor.id })
    await say(tx, ctx, { key, report, decision: 'checked', opinion, hash })
    return false
  })
  // What was read anew is kept; it is for people to look at it.
  if (hasNewFigures) throw new AppError('report.figures-moved')
}

interface Said {
  readonly key: Buffer
  readonly report: Report
  readonly decision: Decision
  readonly opinion: string
  readonly hash: string
}

async function say(tx: Tx, ctx: Context, { key, report, decision, opinion, hash }: Said): Promise<void> {
  const { id, from, to } = report
  await insertOpinion(tx, id, { decision, actor: ctx.actor, opinion, hash })
  const types = { checked: 'report.checked', signed: 'report.signed', returned: 'report.returned' } as const
  await record(tx, ctx, {
    type: types[decision],
    subject: { type: 'report', id },
    reason: opinion,
    data: { from, to, hash },
  })
  await tellStaff(tx, key, { ctx, report, decision, opinion })
}

/**
 * 签发: a leader signs what was checked, by its hash, and it is frozen with every figure. Throws `report.not-checked`, `report.own-edit`,
 * `report.changed-meanwhile`.
 */
export async function signReport(
  ctx: Context,
  key: Buffer,
  { id, hash, opinion }: { id: string; hash: string; opinion: string },
): Promise<void> {
  authorize(ctx, 'reports.sign')
  await ctx.transaction(async (tx) => {
    const report = await lockReport(tx, id)
    refuse(objectionsToSigning(report, ctx.actor.id))
    const { sheet, material } = report
    if (!sheet) throw new AppError('report.not-checked')
    if (report.sheetHash !== hash || hashOfSheet(sheet) !== hash) throw new AppError('report.changed-meanwhile')
    await freezeReport(tx, id, { sheet, hash, figures: material.figures, by: ctx.actor.id })
    await say(tx, ctx, { key, report, decision: 'signed', opinion, hash })
  })
}

/** 退回起草, by a leader or by the office itself. Throws `report.not-checked`. */
export async function returnReport(
  ctx: Context,
  key: Buffer,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  if (!may(ctx.actor, 'reports.sign')) authorize(ctx, 'reports.write')
  await ctx.transaction(async (tx) => {
    const report = await lockReport(tx, id)
    refuse(objectionsToReturning(report))
    await saveReturned(tx, id)
    await say(tx, ctx, { key, report, decision: 'returned', opinion: reason, hash: report.sheetHash ?? '' })
  })
}

/** 公布: the report stands on the portal from now on. Throws `report.not-frozen`. */
export async function publishReport(ctx: Context, { id }: { id: string }): Promise<{ slug: string }> {
  authorize(ctx, 'reports.write')
  return ctx.transaction(async (tx) => {
    const report = await lockReport(tx, id)
    refuse(objectionsToPublishing(report))
    await savePublished(tx, id)
    const { slug, title, from, to, sheetHash: hash } = report
    await record(tx, ctx, {
      type: 'report.published',
      subject: { type: 'report', id },
      data: { slug, title, from, to, hash },
    })
    return { slug }
  })
}
