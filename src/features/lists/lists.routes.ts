import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parseDay } from '../../kernel/day.ts'
import { LIST_KINDS } from '../../kernel/list-terms.ts'
import { authorize } from '../../platform/context.ts'
import { readUpload } from '../../platform/http/read-upload.ts'
import { sendWorkbook } from '../../platform/http/send-workbook.ts'
import { serve } from '../../platform/http/serve.ts'
import { answerOf } from '../../platform/http/sheet-import.contract.ts'
import { confirmEntry } from './answer-tasks.ts'
import { giveChangeOpinion, recallChange } from './decide-change.ts'
import { editEntries, editMany } from './edit-entries.ts'
import { importEntries } from './import-entries.ts'
import * as work from './list-work.contract.ts'
import * as contract from './lists.contract.ts'
import { entryTemplate, exportEntries } from './sheet.ts'
import { planCalls, recordCall } from './test-calls.ts'
import { listEntryRows, viewEntry, viewFigures } from './view-entries.ts'
import { viewCalls, viewChange, viewChanges, viewTasks } from './view-work.ts'

/** What the lists need from outside: the key that seals notices. */
export interface ListsOptions {
  readonly key: Buffer
}

function dayOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : parseDay(text)
}

function filterOf(request: FastifyRequest) {
  const { kind, unitId } = request.query as Record<string, unknown>
  return {
    kind: LIST_KINDS.find((each) => each === kind),
    unitId: typeof unitId === 'string' && unitId !== '' ? unitId : undefined,
  }
}

function sheetRoutes(app: FastifyInstance): void {
  const hidden = { schema: { hide: true } }
  app.get('/api/v1/list-entries/import/template.xlsx', hidden, async ({ context }, reply) => {
    authorize(context, 'lists.write')
    return sendWorkbook(reply, '三张清单导入模板.xlsx', await entryTemplate(context))
  })
  app.get('/api/v1/list-entries/export.xlsx', hidden, async (request, reply) => {
    authorize(request.context, 'lists.read')
    return sendWorkbook(reply, '三张清单.xlsx', await exportEntries(request.context, filterOf(request)))
  })
  serve(app, contract.importEntriesEndpoint, async (ctx, { query }, { request }) => {
    authorize(ctx, 'lists.write')
    const { name, bytes } = await readUpload(request)
    const result = await importEntries(ctx, bytes, {
      isDryRun: query.apply !== true,
      skipErrors: query.skipErrors === true,
      title: (query.title ?? '') === '' ? `从表格导入：${name}`.slice(0, 100) : (query.title ?? ''),
      reason: query.reason ?? '',
      effectiveOn: dayOrNull(query.effectiveOn),
    })
    return answerOf(result)
  })
}

function changeRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, contract.editEntriesEndpoint, (ctx, { body }) =>
    editEntries(ctx, { ...body, effectiveOn: dayOrNull(body.effectiveOn) }),
  )
  serve(app, contract.editManyEndpoint, (ctx, { body }) =>
    editMany(ctx, { ...body, effectiveOn: dayOrNull(body.effectiveOn) }),
  )
  serve(app, work.listChangesEndpoint, (ctx, { query }) => viewChanges(ctx, query))
  serve(app, work.getChange, (ctx, { params, query }) => viewChange(ctx, { ...params, ...query }))
  serve(app, work.giveChangeOpinionEndpoint, (ctx, { params, body }) =>
    giveChangeOpinion(ctx, key, { ...params, ...body }),
  )
  serve(app, work.recallChangeEndpoint, async (ctx, { params, body }) => {
    await recallChange(ctx, { ...params, ...body })
    return {}
  })
}

function workRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, work.listTasksEndpoint, (ctx) => viewTasks(ctx))
  serve(app, work.confirmTaskEndpoint, async (ctx, { params, body }) => {
    await confirmEntry(ctx, { ...params, ...body })
    return {}
  })
  serve(app, work.listCallsEndpoint, (ctx, { query }) => viewCalls(ctx, query))
  serve(app, work.planCallsEndpoint, (ctx, { body }) => planCalls(ctx, key, { ...body, dueOn: parseDay(body.dueOn) }))
  serve(app, work.recordCallEndpoint, async (ctx, { params, body }) => {
    await recordCall(ctx, { ...params, ...body })
    return {}
  })
}

/** The three lists for the console: entries, changes and their review, tasks, test calls, Excel in and out. */
export function listsRoutes(app: FastifyInstance, { key }: ListsOptions): void {
  serve(app, contract.listEntries, (ctx, { query }) => listEntryRows(ctx, query))
  serve(app, contract.getEntry, (ctx, { params }) => viewEntry(ctx, params.id))
  serve(app, contract.getListFigures, (ctx, { params }) => viewFigures(ctx, params.year))
  sheetRoutes(app)
  changeRoutes(app, key)
  workRoutes(app, key)
}
