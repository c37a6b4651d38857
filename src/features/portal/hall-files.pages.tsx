import type { FastifyInstance } from 'fastify'
import { sendFile } from '../../platform/http/send-file.ts'
import { deleteOwnFile, listOwnFiles, readOwnFile } from '../services/index.ts'
import type { ApplyParts } from './apply.pages.tsx'
import { sendPage, textOf } from './page-request.pages.tsx'
import { MyFiles } from './views/hall-files.tsx'

const HIDDEN = { schema: { hide: true } }
const LIMITED = { ...HIDDEN, config: { rateLimit: { max: 60, timeWindow: '10 minutes' } } }
const FILES = '/hall/mine/files'

/** 我的附件: what somebody keeps, for them alone; they look at it, fetch it and delete it. */
export function hallFilePages(app: FastifyInstance, own: ApplyParts): void {
  app.get(FILES, HIDDEN, async (request, reply) => {
    if (request.context.actor.id === '') return reply.redirect(`/login?back=${encodeURIComponent(FILES)}`, 303)
    const files = await listOwnFiles(request.context, own.key)
    return sendPage(request, reply, { parts: own.parts, render: (page) => <MyFiles page={page} files={files} /> })
  })
  app.get(`${FILES}/:fileId`, LIMITED, async (request, reply) =>
    sendFile(reply, await readOwnFile(request.context, own.key, textOf(request.params, 'fileId', 40))),
  )
  app.post(`${FILES}/:fileId/removal`, LIMITED, async (request, reply) => {
    await deleteOwnFile(request.context, textOf(request.params, 'fileId', 40))
    return reply.redirect(FILES, 303)
  })
}
