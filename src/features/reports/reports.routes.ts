import type { FastifyInstance } from 'fastify'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import type { Reply } from '../../platform/http/endpoint.contract.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { serve } from '../../platform/http/serve.ts'
import { beginReport } from './begin-report.ts'
import { addProblem, changeProblem, removeProblem } from './keep-problems.ts'
import * as contract from './reports.contract.ts'
import { readAnew, saveReport } from './save-report.ts'
import { checkReport, publishReport, returnReport, signReport } from './sign-report.ts'
import { suggestProblems } from './suggest-problems.ts'
import { viewReport, viewReports, viewTemplates } from './view-report.ts'

function ability(objections: readonly ErrorCode[] = []): { ok: boolean; why: string } {
  const [first] = objections
  return { ok: first === undefined, why: first === undefined ? '' : ERROR_TABLE[first][1] }
}

type Viewed = Awaited<ReturnType<typeof viewReport>>

function toReply({
  report,
  name,
  sheet,
  faults,
  problems,
  opinions,
  objections,
}: Viewed): Reply<typeof contract.getReport> {
  const { id, slug, title, from, to, state, version, template, body, material, sheetHash } = report
  return {
    ...{ id, slug, title, name, from, to, state, version, faults, problems },
    savedAt: report.savedAt.toISOString(),
    readAt: material.readAt,
    ...{ templateKey: template.key, templateName: template.name },
    template: template.sections.map((section) => ({ ...section, blocks: [...section.blocks] })),
    sections: body.map((section) => ({
      ...section,
      texts: section.texts.map((text) => ({ ...text, overrides: [...text.overrides] })),
    })),
    figures: [...material.figures],
    // Read-only lists on our side, plain ones in the contract.
    sheet: sheet as Reply<typeof contract.getReport>['sheet'],
    hash: sheetHash,
    opinions: opinions.map((given) => ({ ...given, givenAt: given.givenAt.toISOString() })),
    may: {
      edit: ability(objections['edit']),
      check: ability(objections['check']),
      sign: ability(objections['sign']),
      return: ability(objections['return']),
      publish: ability(objections['publish']),
    },
  }
}

function writingRoutes(app: FastifyInstance): void {
  serve(app, contract.beginReport, (ctx, { body }) => beginReport(ctx, body))
  serve(app, contract.saveReport, (ctx, { params, body }) => saveReport(ctx, { ...params, ...body }))
  serve(app, contract.readReportAnew, async (ctx, { params }) => {
    await readAnew(ctx, params)
    return {}
  })
  serve(app, contract.suggestReportProblems, async (ctx, { params }) => ({ rows: await suggestProblems(ctx, params) }))
  serve(app, contract.addReportProblem, (ctx, { params, body }) => addProblem(ctx, { ...body, reportId: params.id }))
  serve(app, contract.changeReportProblem, async (ctx, { params, body }) => {
    await changeProblem(ctx, { ...body, ...params })
    return {}
  })
  serve(app, contract.removeReportProblem, async (ctx, { params }) => {
    await removeProblem(ctx, params)
    return {}
  })
}

function signingRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, contract.checkReport, async (ctx, { params, body }) => {
    await checkReport(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, contract.signReport, async (ctx, { params, body }) => {
    await signReport(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, contract.returnReport, async (ctx, { params, body }) => {
    await returnReport(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, contract.publishReport, (ctx, { params }) => publishReport(ctx, params))
}

/** Annual reports: templates, writing, signing, publishing, and the problems that they name. `key` seals notices. */
export function reportsRoutes(app: FastifyInstance, { key }: { key: Buffer }): void {
  serve(app, contract.listReportTemplates, (ctx) => {
    const rows = viewTemplates(ctx).map(({ sections, ...template }) => ({
      ...template,
      sections: sections.map(({ title, isMandatory }) => ({ title, isMandatory })),
    }))
    return Promise.resolve({ rows })
  })
  serve(app, contract.listReports, async (ctx) => ({
    rows: (await viewReports(ctx)).map((row) => ({ ...row, publishedAt: row.publishedAt?.toISOString() ?? null })),
  }))
  serve(app, contract.getReport, async (ctx, { params }) => toReply(await viewReport(ctx, params.id)))
  writingRoutes(app)
  signingRoutes(app, key)
}
