import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { type AskedPeriod, periodName, wholePeriodOf } from '../figures/index.ts'
import { getSchoolProfile } from '../organisation/index.ts'
import { firstBody } from './domain/body.ts'
import { slugOf } from './domain/naming.ts'
import { readMaterial } from './read-material.ts'
import { isSlugTaken } from './reports.queries.ts'
import { insertReport } from './reports.store.ts'
import { templateOf } from './templates.ts'

async function freeSlug(db: Context['db'], wanted: string): Promise<string> {
  let slug = wanted
  for (let no = 2; await isSlugTaken(db, slug); no += 1) slug = `${wanted}-${String(no)}`
  return slug
}

/**
 * Begins a report: the draft of a template, with every figure and table read from the records. Throws `report.template-unknown`,
 * `figures.period-invalid`.
 */
export async function beginReport(
  ctx: Context,
  { templateKey, ...asked }: AskedPeriod & { templateKey: string },
): Promise<{ id: string }> {
  authorize(ctx, 'reports.write')
  const template = templateOf(templateKey)
  const { from, to } = wholePeriodOf(asked, dayOf(ctx.now()))
  const [school, material] = await Promise.all([getSchoolProfile(ctx.db), readMaterial(ctx, { from, to })])
  const period = periodName({ from, to })
  return ctx.transaction(async (tx) => {
    const id = newId()
    const slug = await freeSlug(tx, slugOf(from, to))
    await insertReport(tx, {
      ...{ id, slug, from, to, template, material, by: ctx.actor.id },
      title: `${school.name}${period}信息公开工作年度报告`,
      body: firstBody(template, { school: school.name, period }),
    })
    await record(tx, ctx, {
      type: 'report.begun',
      subject: { type: 'report', id },
      data: { template: template.key, version: template.version, from, to, slug },
    })
    return { id }
  })
}
