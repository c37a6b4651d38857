import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { join } from 'node:path'
import { accountsRoutes } from './features/accounts/index.ts'
import { catalogueRoutes } from './features/catalogue/index.ts'
import { disclosuresRoutes } from './features/disclosures/index.ts'
import { organisationRoutes } from './features/organisation/index.ts'
import { portalRoutes } from './features/portal/index.ts'
import { reviewRoutes } from './features/review/index.ts'
import { sitesRoutes } from './features/sites/index.ts'
import { supervisionRoutes } from './features/supervision/index.ts'
import { consoleSite } from './console-site.ts'
import type { Parts } from './parts.ts'
import type { Config } from './platform/config.ts'
import { answerBadAddress, answerErrors } from './platform/http/answer-errors.ts'
import { guardWrites } from './platform/http/guard-writes.ts'
import { healthRoutes } from './platform/http/health.ts'
import { refuseUnstorable } from './platform/http/refuse-unstorable.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { sessionHook } from './session-hook.ts'

/** A server with its manners (body limits, numbers for requests, what stays out of the log), and no route yet. */
function openServer(config: Config): FastifyInstance {
  return Fastify({
    logger:
      config.LOG_LEVEL === 'silent'
        ? false
        : { level: config.LOG_LEVEL, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    trustProxy: config.TRUST_PROXY === '' ? false : config.TRUST_PROXY.split(',').map((address) => address.trim()),
    bodyLimit: 4 * 1024 * 1024,
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerBadAddress,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>()
}

async function registerPlugins(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  await app.register(multipart, {
    limits: { fileSize: config.UPLOAD_MAX_MB * 1024 * 1024, files: 1, fields: 5, parts: 6 },
  })
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Mingtang 明堂', version: '1' } } })
}

function registerFeatures(app: FastifyInstance, { config, db, secretKey }: Parts): void {
  const terms = {
    idleMinutes: config.SESSION_IDLE_MINUTES,
    hours: config.SESSION_HOURS,
    lockAfter: config.LOCK_AFTER_FAILURES,
    lockMinutes: config.LOCK_MINUTES,
    totpKey: secretKey,
    isSecure: config.PUBLIC_URL.startsWith('https:'),
  }
  accountsRoutes(app, terms)
  organisationRoutes(app)
  catalogueRoutes(app)
  reviewRoutes(app)
  disclosuresRoutes(app)
  sitesRoutes(app)
  supervisionRoutes(app)
  portalRoutes(app, {
    assetsFolder: join(config.projectRoot, 'src/features/portal/assets'),
    db,
    publicUrl: config.PUBLIC_URL,
    terms,
  })
}

/** The composition root: the only place that knows every feature. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const app = openServer(parts.config)
  await registerPlugins(app, parts.config)
  answerErrors(app)
  securityHeaders(app)
  guardWrites(app)
  refuseUnstorable(app)
  sessionHook(app, parts)
  healthRoutes(app, parts)
  registerFeatures(app, parts)
  await consoleSite(app, join(parts.config.projectRoot, 'dist/console'))
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger())
  return app
}
