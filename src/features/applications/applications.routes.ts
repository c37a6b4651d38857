import type { FastifyInstance } from 'fastify'
import { parseDay } from '../../kernel/day.ts'
import { serve } from '../../platform/http/serve.ts'
import { readUpload } from '../../platform/http/read-upload.ts'
import * as views from './application-views.contract.ts'
import * as contract from './applications.contract.ts'
import { addPaper, readPaper, writeMessage } from './papers.ts'
import { listRows, toView } from './application-view.ts'
import { registerApplication } from './receive-application.ts'
import { letterRoutes } from './letters-of-case.routes.ts'
import { redactionRoutes } from './redactions.routes.ts'
import { type ArchiveTools, exportArchive } from './export-archive.ts'
import { sendFile, sendPieces } from '../../platform/http/send-file.ts'
import { workRoutes } from './work.routes.ts'
import { statisticsRoutes } from './statistics.routes.ts'
import { listApplications, viewApplication, viewIdentity } from './view-application.ts'

/** What the applications need from outside: the key that opens what names a person, and the names of entries of the ledger. */
export type ApplicationsOptions = ArchiveTools

function readingRoutes(app: FastifyInstance, { key }: Pick<ApplicationsOptions, 'key'>): void {
  serve(app, views.listApplications, async (ctx, { query: { closed, mystery, ...query } }) =>
    listRows(await listApplications(ctx, { ...query, isMystery: mystery, isOpen: closed !== true })),
  )
  serve(app, views.getApplication, async (ctx, { params }) => toView(await viewApplication(ctx, key, params.id)))
  serve(app, views.viewIdentity, async (ctx, { params, body }) => ({
    persons: await viewIdentity(ctx, key, { ...params, ...body }),
  }))
  app.get<{ Params: { id: string; paperId: string } }>(
    '/api/v1/applications/:id/papers/:paperId',
    { schema: { hide: true } },
    async (request, reply) => {
      const paper = await readPaper(request.context, key, request.params)
      return sendFile(reply, paper)
    },
  )
}

/** The staff's side of 依申请公开. */
export function applicationsRoutes(app: FastifyInstance, options: ApplicationsOptions): void {
  const { key } = options
  readingRoutes(app, options)
  serve(app, contract.registerApplication, async (ctx, { body: { channel, cameOn, ...intake } }) => {
    const { id, number, code, dueOn } = await registerApplication(ctx, key, {
      channel,
      cameOn: parseDay(cameOn),
      intake,
    })
    return { id, number, code, dueOn }
  })
  serve(app, views.addPaper, async (ctx, { params, query }, { request }) =>
    addPaper(ctx, key, { ...params, role: query.role, ...(await readUpload(request)) }),
  )
  serve(app, contract.writeMessage, async (ctx, { params, body }) => {
    await writeMessage(ctx, key, { ...params, ...body })
    return {}
  })
  app.get<{ Params: { id: string } }>(
    '/api/v1/applications/:id/archive',
    { schema: { hide: true } },
    async ({ context, params }, reply) => {
      const archive = await exportArchive(context, options, params.id)
      return sendPieces(reply, { mediaType: 'application/zip', ...archive })
    },
  )
  workRoutes(app, options)
  letterRoutes(app, key)
  redactionRoutes(app, key)
  statisticsRoutes(app)
}
