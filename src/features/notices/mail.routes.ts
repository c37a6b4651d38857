import type { FastifyInstance } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { setMailAside } from './assign-mail.ts'
import { whyLeft } from './domain/left-mail.ts'
import { fileView } from './mail-file-view.ts'
import {
  listMailboxesEndpoint,
  listMailEndpoint,
  openMailEndpoint,
  saveMailboxEndpoint,
  setMailAsideEndpoint,
} from './mail.contract.ts'
import type { MailNature } from './mail-messages.store.ts'
import { mailReachOf } from './mail-rights.ts'
import { listMailAccounts, listUnassignedMail } from './mail.queries.ts'
import { openMail, openMailFile } from './open-mail.ts'
import { saveMailAccount } from './save-mail-account.ts'

// Nothing in a file from a stranger runs on our pages.
const SANDBOX = "default-src 'none'; sandbox"

type Opened = Awaited<ReturnType<typeof openMail>>

function toView({ content, files, takenInAt, ...mail }: Opened) {
  const { from, to, subject, text, writtenAt, fileNames } = content
  return {
    id: mail.id,
    mailbox: mail.mailbox,
    nature: mail.nature as MailNature,
    from,
    to: [...to],
    subject,
    text,
    writtenAt,
    takenInAt: takenInAt.toISOString(),
    caseNumber: mail.caseNumber,
    isAssigned: mail.assignedId !== null,
    files: files.map((file) => fileView(file, fileNames)),
  }
}

async function listMail(ctx: Context, { page = 1, size = 20 }: { page?: number; size?: number }) {
  if (ctx.actor.id === '') throw new AppError('access.sign-in-required')
  const reach = mailReachOf(ctx.actor)
  if (reach.unitIds.length === 0 && !reach.isOffice && !reach.isSupervision) throw new AppError('access.denied')
  const { total, rows } = await listUnassignedMail(ctx.db, { reach, page, size })
  return {
    total,
    rows: rows.map(({ unitName, nature, files, takenInAt, leftAs, ...row }) => ({
      ...row,
      why: whyLeft(leftAs),
      unitName: unitName ?? '',
      nature: nature as MailNature,
      files: files ?? 0,
      takenInAt: takenInAt.toISOString(),
    })),
  }
}

function fileRoute(app: FastifyInstance, key: Buffer): void {
  app.get<{ Params: { id: string; position: string } }>(
    '/mail-files/:id/:position',
    { schema: { hide: true } },
    async (request, reply) => {
      const { id } = request.params
      const position = /^\d{1,3}$/.test(request.params.position) ? Number(request.params.position) : -1
      const file = await openMailFile(request.context, key, { id, position })
      return reply
        .type(file.mediaType)
        .header('content-security-policy', SANDBOX)
        .header('cache-control', 'private, no-store')
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
        )
        .send(file.bytes)
    },
  )
}

/** Letters that came in, and the mailboxes they came from. */
export function mailRoutes(app: FastifyInstance, key: Buffer): void {
  fileRoute(app, key)
  serve(app, listMailEndpoint, (ctx, { query }) => listMail(ctx, query))
  serve(app, openMailEndpoint, async (ctx, { params }) => toView(await openMail(ctx, key, params.id)))
  serve(app, setMailAsideEndpoint, async (ctx, { params, body }) => {
    await setMailAside(ctx, { ...params, ...body })
    return {}
  })
  serve(app, listMailboxesEndpoint, async (ctx) => {
    const { isOffice, isSupervision } = mailReachOf(ctx.actor)
    if (!isSupervision) authorize(ctx, 'mail.manage')
    const keptFor = [...(isOffice ? (['office'] as const) : []), ...(isSupervision ? (['supervision'] as const) : [])]
    const rows = await listMailAccounts(ctx.db, keptFor)
    return {
      rows: rows.map(({ unitName, security, state, checkedAt, keptFor: whose, ...row }) => ({
        ...row,
        keptFor: whose as 'office',
        unitName: unitName ?? '',
        security: security as 'tls',
        state: state as 'active',
        checkedAt: checkedAt?.toISOString() ?? null,
      })),
    }
  })
  serve(app, saveMailboxEndpoint, async (ctx, { body: { keptFor = 'office', ...body } }) => ({
    id: await saveMailAccount(ctx, key, { ...body, keptFor }),
  }))
}
