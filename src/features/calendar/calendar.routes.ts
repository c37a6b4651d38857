import type { FastifyInstance } from 'fastify'
import { dayOf, parseDay, yearOf } from '../../kernel/day.ts'
import { authorize, may } from '../../platform/context.ts'
import { readUpload } from '../../platform/http/read-upload.ts'
import { sendWorkbook } from '../../platform/http/send-workbook.ts'
import { serve } from '../../platform/http/serve.ts'
import * as contract from './calendar.contract.ts'
import { listNotices, listVersions, loadWorkCalendar } from './calendar.queries.ts'
import { changeVacations } from './change-vacations.ts'
import { countYear } from './domain/year-notice.ts'
import { importYear } from './import-year.ts'
import { noticeTemplate } from './read-lines.ts'

function reading(app: FastifyInstance): void {
  serve(app, contract.listCalendarEndpoint, async (ctx) => {
    authorize(ctx, 'console.enter')
    const [notices, calendar] = await Promise.all([listNotices(ctx.db), loadWorkCalendar(ctx.db)])
    const years = notices.toReversed().map(({ days, ...notice }) => {
      const count = (wanted: string): number => days.filter(({ kind }) => kind === wanted).length
      const { days: workdays, isSettled } = countYear(notice.year, calendar)
      return { ...notice, workdays, isSettled, off: count('off'), makeup: count('makeup') }
    })
    return { years, vacations: [...(calendar.vacations ?? [])], mayManage: may(ctx.actor, 'settings.manage') }
  })
  serve(app, contract.getCalendarYearEndpoint, async (ctx, { params }) => {
    authorize(ctx, 'console.enter')
    const versions = await listVersions(ctx.db, params.year)
    return {
      versions: versions.map(({ at, days, ...version }) => ({ ...version, days: [...days], at: at.toISOString() })),
    }
  })
}

/** The working calendar for the console: years and versions, the import of a notice, the school's vacations. */
export function calendarRoutes(app: FastifyInstance): void {
  reading(app)
  app.get('/api/v1/work-calendar/template.xlsx', { schema: { hide: true } }, async ({ context }, reply) => {
    authorize(context, 'settings.manage')
    return sendWorkbook(reply, '放假安排导入模板.xlsx', await noticeTemplate(yearOf(dayOf(context.now())) + 1))
  })
  serve(app, contract.importYearEndpoint, async (ctx, { params, query }, { request }) => {
    authorize(ctx, 'settings.manage')
    const { bytes } = await readUpload(request)
    const { errors, warnings, changes, ...result } = await importYear(ctx, {
      year: params.year,
      source: query.source,
      sourceUrl: query.sourceUrl ?? '',
      announcedOn: query.announcedOn === undefined ? null : parseDay(query.announcedOn),
      reason: query.reason ?? '',
      over: query.over ?? 0,
      bytes,
      isDryRun: query.apply !== true,
    })
    return { ...result, errors: [...errors], warnings: [...warnings], changes: [...changes] }
  })
  serve(app, contract.changeVacationsEndpoint, async (ctx, { body }) => {
    const vacations = body.vacations.map(({ name, from, to }) => ({ name, from: parseDay(from), to: parseDay(to) }))
    await changeVacations(ctx, vacations)
    return {}
  })
}
