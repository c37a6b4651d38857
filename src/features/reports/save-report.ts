import { AppError, refuse } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { type Body, bodyFrom } from './domain/body.ts'
import type { Fault } from './domain/faults.ts'
import { objectionsToEditing } from './domain/standing.ts'
import { faultsOfReport } from './put-together.ts'
import { readMaterial } from './read-material.ts'
import { getReport } from './reports.queries.ts'
import { lockReport, saveMaterial, saveWork } from './reports.store.ts'

/** What the editor sends; `version` is the one it was loaded or last saved with. */
export interface SentReport {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly sections: Body
}

/**
 * Saves the words of a report (autosave), and tells what is wrong with them. Throws `report.version-conflict` when somebody else saved
 * in between: nothing is overwritten. Throws `report.not-in-draft`.
 */
export async function saveReport(ctx: Context, sent: SentReport): Promise<{ version: number; faults: Fault[] }> {
  authorize(ctx, 'reports.write')
  return ctx.transaction(async (tx) => {
    const report = await lockReport(tx, sent.id)
    refuse(objectionsToEditing(report))
    if (report.version !== sent.version) throw new AppError('report.version-conflict', { version: report.version })
    const body = bodyFrom(report.template, sent.sections)
    const title = sent.title.trim() === '' ? report.title : sent.title.trim()
    const version = await saveWork(tx, report, { title, body, by: ctx.actor.id })
    return { version, faults: await faultsOfReport(tx, { ...report, title, body }) }
  })
}

/** 重新取数: reads figures and tables anew. Throws `report.not-in-draft`. */
export async function readAnew(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx, 'reports.write')
  const material = await readMaterial(ctx, await getReport(ctx.db, id))
  await ctx.transaction(async (tx) => {
    const report = await lockReport(tx, id)
    refuse(objectionsToEditing(report))
    await saveMaterial(tx, report, material)
    await record(tx, ctx, {
      type: 'report.figures-read',
      subject: { type: 'report', id },
      data: { version: report.version + 1 },
    })
  })
}
