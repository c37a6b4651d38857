import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { join } from 'node:path'
import type pg from 'pg'
import { accountsRoutes } from './features/accounts/index.ts'
import { catalogueRoutes } from './features/catalogue/index.ts'
import { disclosuresRoutes } from './features/disclosures/index.ts'
import { organisationRoutes } from './features/organisation/index.ts'
import { portalRoutes } from './features/portal/index.ts'
import { reviewRoutes } from './features/review/index.ts'
import { sitesRoutes } from './features/sites/index.ts'
import { supervisionRoutes } from './features/supervision/index.ts'
import { consoleSite } from './console-site.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/db/database.ts'
import type { FileStore } from './platform/files/file-store.ts'
import { answerErrors } from './platform/http/answer-errors.ts'
import { guardWrites } from './platform/http/guard-writes.ts'
import { healthRoutes } from './platform/http/health.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { sessionHook } from './session-hook.ts'

/** What the process hands to the app: everything that is opened and closed outside it. */
export interface Parts {
  readonly config: Config
  readonly pool: pg.Pool
  readonly db: Database
  readonly files: FileStore
  readonly clock: Clock
  readonly secretKey: Buffer
}

/** The composition root: the only place that knows every feature. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const { config } = parts
  const app = Fastify({
    logger:
      config.LOG_LEVEL === 'silent'
        ? false
        : { level: config.LOG_LEVEL, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    trustProxy: config.TRUST_PROXY === '' ? false : config.TRUST_PROXY.split(',').map((address) => address.trim()),
    bodyLimit: 4 * 1024 * 1024,
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as FastifyInstance
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  await app.register(multipart, {
    limits: { fileSize: config.UPLOAD_MAX_MB * 1024 * 1024, files: 1, fields: 5, parts: 6 },
  })
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Mingtang 明堂', version: '1' } } })
  answerErrors(app)
  securityHeaders(app)
  guardWrites(app)
  sessionHook(app, parts)
  healthRoutes(app, parts)
  const terms = {
    idleMinutes: config.SESSION_IDLE_MINUTES,
    hours: config.SESSION_HOURS,
    lockAfter: config.LOCK_AFTER_FAILURES,
    lockMinutes: config.LOCK_MINUTES,
    totpKey: parts.secretKey,
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
    db: parts.db,
    publicUrl: config.PUBLIC_URL,
    terms,
  })
  await consoleSite(app, join(config.projectRoot, 'dist/console'))
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger())
  return app
}
