import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { accountsRoutes, type SignInTerms } from './features/accounts/index.ts'
import { calendarRoutes } from './features/calendar/index.ts'
import { desksWith } from './desks.ts'
import { applicationsRoutes } from './features/applications/index.ts'
import { caseworkRoutes } from './features/casework/index.ts'
import { catalogueRoutes } from './features/catalogue/index.ts'
import { concernsRoutes } from './features/concerns/index.ts'
import { channelsRoutes } from './features/channels/index.ts'
import { disclosuresRoutes } from './features/disclosures/index.ts'
import { assessmentRoutes } from './features/assessment/index.ts'
import { cockpitRoutes } from './features/cockpit/index.ts'
import { figuresRoutes } from './features/figures/index.ts'
import { leakguardRoutes } from './features/leakguard/index.ts'
import { lettersRoutes } from './features/letters/index.ts'
import { listsRoutes } from './features/lists/index.ts'
import { mailboxesRoutes } from './features/mailboxes/index.ts'
import { monitorsRoutes } from './features/monitors/index.ts'
import { noticesRoutes } from './features/notices/index.ts'
import { ordersRoutes } from './features/orders/index.ts'
import { organisationRoutes } from './features/organisation/index.ts'
import { pageHorizon, portalRoutes, variantOf } from './features/portal/index.ts'
import { reportsRoutes } from './features/reports/index.ts'
import { responsibilityRoutes } from './features/responsibility/index.ts'
import { reviewRoutes } from './features/review/index.ts'
import { searchRoutes } from './features/search/index.ts'
import { servicesRoutes } from './features/services/index.ts'
import { surveysRoutes } from './features/surveys/index.ts'
import { trainingsRoutes } from './features/trainings/index.ts'
import { plansRoutes } from './features/plans/index.ts'
import { sitesRoutes } from './features/sites/index.ts'
import { supervisionRoutes, typeName } from './features/supervision/index.ts'
import { consoleSite } from './console-site.ts'
import { channelsSetUp } from './outlets.ts'
import type { Parts } from './parts.ts'
import { openCampusDoor } from './platform/campus/open-door.ts'
import type { Config } from './platform/config.ts'
import { answerKept } from './platform/http/answer-kept.ts'
import { answerBadAddress, answerErrors } from './platform/http/answer-errors.ts'
import { lateCompilers } from './platform/http/compile-late.ts'
import type { Visits } from './platform/http/count-visits.ts'
import { guardDisk, spaceIn } from './platform/http/guard-disk.ts'
import { guardWrites } from './platform/http/guard-writes.ts'
import { healthRoutes } from './platform/http/health.ts'
import { keepPages } from './platform/http/keep-pages.ts'
import { refuseUnstorable } from './platform/http/refuse-unstorable.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { openLog } from './platform/log.ts'
import { sessionHook } from './session-hook.ts'

// Longer than the proxy in front keeps its connections, so that it never meets one that we are closing.
const KEEP_ALIVE_MS = 72_000
// Who takes longer to say what they want holds a connection for nothing; a large upload over a slow line has five minutes.
const LIMITS = { headersTimeout: 15_000, requestTimeout: 300_000, connectionsCheckingInterval: 5_000 }

/** Answers from memory where that is possible; a server that is being stopped asks its clients to leave. */
function openListener(
  { watch }: Visits,
  answersFromMemory: ReturnType<typeof answerKept>,
  handle: RequestListener,
): Server {
  let wasListening = false
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, ...LIMITS }, (request, response) => {
    if (wasListening && !server.listening) response.shouldKeepAlive = false
    watch(request, response)
    if (!answersFromMemory(request, response)) handle(request, response)
  })
  server.once('listening', () => {
    wasListening = true
  })
  return server
}

/** A server with its manners (body limits, numbers for requests, what stays out of the log), and no route yet. */
function openServer({ config, pages, visits }: Parts): FastifyInstance {
  const log: FastifyBaseLogger = openLog(config)
  const answersFromMemory = answerKept(pages, variantOf)
  return Fastify({
    serverFactory: (handle) => openListener(visits, answersFromMemory, handle),
    // What was asked before the end is answered, and not refused.
    return503OnClosing: false,
    schemaController: { compilersFactory: lateCompilers() },
    loggerInstance: log,
    trustProxy: config.TRUST_PROXY === '' ? false : config.TRUST_PROXY.split(',').map((address) => address.trim()),
    bodyLimit: 4 * 1024 * 1024,
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerBadAddress,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<TypeBoxTypeProvider>()
}

// Each process counts for itself; together they allow what the route says.
function shareLimits(app: FastifyInstance, workers: number): void {
  app.addHook('onRoute', ({ config }) => {
    const limit = config?.rateLimit
    if (typeof limit === 'object' && typeof limit.max === 'number') limit.max = Math.ceil(limit.max / workers)
  })
}

/** Features that need nothing but the app. */
const PLAIN = [channelsRoutes, responsibilityRoutes, concernsRoutes, monitorsRoutes, supervisionRoutes]

async function registerPlugins(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(cookie)
  shareLimits(app, config.WORKERS)
  await app.register(rateLimit, { global: false })
  await app.register(multipart, {
    limits: { fileSize: config.UPLOAD_MAX_MB * 1024 * 1024, files: 1, fields: 5, parts: 6 },
  })
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Mingtang 明堂', version: '1' } } })
}

/** What the school is asked to do about its duty, beside disclosing. */
function oversightRoutes(app: FastifyInstance, key: Buffer): void {
  assessmentRoutes(app, { key })
  surveysRoutes(app)
  trainingsRoutes(app, { key })
  plansRoutes(app, { key })
}

function signInTerms(config: Config, secretKey: Buffer): SignInTerms & { isSecure: boolean } {
  return {
    idleMinutes: config.SESSION_IDLE_MINUTES,
    hours: config.SESSION_HOURS,
    lockAfter: config.LOCK_AFTER_FAILURES,
    lockMinutes: config.LOCK_MINUTES,
    totpKey: secretKey,
    isSecure: config.PUBLIC_URL.startsWith('https:'),
  }
}

function registerFeatures(app: FastifyInstance, { config, db, secretKey, clock }: Parts): void {
  const door = openCampusDoor(config)
  const terms = signInTerms(config, secretKey)
  accountsRoutes(app, terms, door)
  organisationRoutes(app)
  calendarRoutes(app)
  catalogueRoutes(app)
  reviewRoutes(app)
  leakguardRoutes(app)
  lettersRoutes(app)
  disclosuresRoutes(app)
  caseworkRoutes(app, desksWith(secretKey))
  applicationsRoutes(app, { key: secretKey, nameOf: typeName })
  mailboxesRoutes(app, { key: secretKey })
  listsRoutes(app, { key: secretKey })
  servicesRoutes(app, { key: secretKey })
  sitesRoutes(app)
  searchRoutes(app)
  figuresRoutes(app)
  oversightRoutes(app, secretKey)
  cockpitRoutes(app, desksWith(secretKey))
  reportsRoutes(app, { key: secretKey })
  for (const register of PLAIN) register(app)
  ordersRoutes(app, { key: secretKey })
  noticesRoutes(app, { key: secretKey, isSetUp: channelsSetUp(config) })
  portalRoutes(app, {
    assetsFolder: join(config.projectRoot, 'src/features/portal/assets'),
    db,
    publicUrl: config.PUBLIC_URL,
    key: secretKey,
    terms,
    door,
    clock,
  })
}

function horizonOf({ db, clock, pages }: Parts): () => Promise<number> {
  return pageHorizon({ db, clock, changes: () => pages.take(0).drops })
}

/** The composition root: the only place that knows every feature. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const app = openServer(parts)
  await registerPlugins(app, parts.config)
  answerErrors(app)
  securityHeaders(app)
  guardWrites(app)
  const hasSpace = spaceIn(parts.config.DATA_DIR, parts.config.DISK_RESERVE_MB)
  guardDisk(app, hasSpace)
  refuseUnstorable(app)
  sessionHook(app, parts)
  keepPages(app, { pages: parts.pages, variantOf, horizon: horizonOf(parts) })
  healthRoutes(app, { ...parts, hasSpace })
  registerFeatures(app, parts)
  await consoleSite(app, join(parts.config.projectRoot, 'dist/console'))
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger())
  return app
}
