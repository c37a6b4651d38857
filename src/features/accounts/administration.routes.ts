import type { FastifyInstance } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { authorize, may } from '../../platform/context.ts'
import { readUpload } from '../../platform/http/read-upload.ts'
import { sendWorkbook } from '../../platform/http/send-workbook.ts'
import { serve } from '../../platform/http/serve.ts'
import { answerOf } from '../../platform/http/sheet-import.contract.ts'
import * as contract from './accounts.contract.ts'
import { findMeans, listAccounts, listOpenSessions } from './accounts.queries.ts'
import { importPeople, peopleTemplate } from './import-people.ts'
import { createAccount, resetPassword, setRoles, setState, unlock } from './manage-accounts.ts'
import { beginTotp, changeOwnPassword, confirmTotp, endOwnSessions, removeTotp } from './own-security.ts'
import type { SignInTerms } from './sign-in.ts'

const PAGE = 20

function ownRoutes(app: FastifyInstance, terms: SignInTerms): void {
  serve(app, contract.securityEndpoint, async (ctx) => {
    if (ctx.actor.id === '') throw new AppError('access.sign-in-required')
    const [sessions, means] = await Promise.all([
      listOpenSessions(ctx.db, ctx.actor.id, terms.idleMinutes),
      findMeans(ctx.db, ctx.actor.id),
    ])
    return {
      ...means,
      sessions: sessions.map((session) => ({
        ...session,
        createdAt: session.createdAt.toISOString(),
        seenAt: session.seenAt.toISOString(),
        isThis: session.id === ctx.actor.sessionId,
      })),
    }
  })
  serve(app, contract.changePasswordEndpoint, async (ctx, { body }) => {
    await changeOwnPassword(ctx, body)
    return {}
  })
  serve(app, contract.endSessionsEndpoint, async (ctx, { query }) => ({ ended: await endOwnSessions(ctx, query.id) }))
  serve(app, contract.beginTotpEndpoint, (ctx) => beginTotp(ctx, { key: terms.totpKey, issuer: '明堂信息公开' }))
  serve(app, contract.confirmTotpEndpoint, async (ctx, { body }) => {
    await confirmTotp(ctx, { key: terms.totpKey, code: body.code })
    return {}
  })
  serve(app, contract.removeTotpEndpoint, async (ctx, { body }) => {
    await removeTotp(ctx, { key: terms.totpKey, ...body })
    return {}
  })
}

function peopleRoutes(app: FastifyInstance): void {
  app.get('/api/v1/people/import/template.xlsx', { schema: { hide: true } }, async (request, reply) => {
    authorize(request.context, 'accounts.manage')
    return sendWorkbook(reply, '人员导入模板.xlsx', await peopleTemplate())
  })
  serve(app, contract.importPeopleEndpoint, async (ctx, { query }, { request }) => {
    authorize(ctx, 'accounts.manage')
    const { bytes } = await readUpload(request)
    return answerOf(
      await importPeople(ctx, bytes, { isDryRun: query.apply !== true, skipErrors: query.skipErrors === true }),
    )
  })
}

/** Accounts for the separated administrators, and everybody's own security. */
export function administrationRoutes(app: FastifyInstance, terms: SignInTerms): void {
  ownRoutes(app, terms)
  peopleRoutes(app)
  serve(app, contract.listAccountsEndpoint, async (ctx, { query }) => {
    if (!may(ctx.actor, 'accounts.manage') && !may(ctx.actor, 'roles.grant')) authorize(ctx, 'audit.read')
    const { total, rows } = await listAccounts(ctx.db, {
      ...query,
      q: query.q ?? '',
      page: query.page ?? 1,
      size: query.size ?? PAGE,
    })
    return {
      total,
      rows: rows.map((row) => ({ ...row, lastSeenAt: row.lastSeenAt?.toISOString() ?? null, roles: [...row.roles] })),
    }
  })
  serve(app, contract.createAccountEndpoint, (ctx, { body }) => createAccount(ctx, body))
  serve(app, contract.setAccountStateEndpoint, async (ctx, { params, body }) => {
    await setState(ctx, { ...params, ...body })
    return {}
  })
  serve(app, contract.setRolesEndpoint, async (ctx, { params, body }) => {
    await setRoles(ctx, { ...params, ...body })
    return {}
  })
  serve(app, contract.resetPasswordEndpoint, (ctx, { params, body }) => resetPassword(ctx, { ...params, ...body }))
  serve(app, contract.unlockEndpoint, async (ctx, { params }) => {
    await unlock(ctx, params.id)
    return {}
  })
}
