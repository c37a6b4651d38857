import type { FastifyInstance, FastifyRequest } from 'fastify'
import { timingSafeEqual } from 'node:crypto'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import { AppError } from '../../kernel/app-error.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { probeDatabase, probeTables } from '../db/probe.ts'
import type { FileStore } from '../files/file-store.ts'

interface HealthParts {
  readonly config: Config
  readonly db: Database
  readonly files: FileStore
}

const LOCAL = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.byteLength === right.byteLength && timingSafeEqual(left, right)
}

async function tryOut(check: () => Promise<unknown>): Promise<boolean> {
  return check().then(
    () => true,
    () => false,
  )
}

/** Counts and times every answer. */
function measureAnswers(app: FastifyInstance): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Answered requests',
    labelNames: ['method', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer',
    buckets: [0.005, 0.02, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  app.addHook('onResponse', (request, reply, done) => {
    requests.inc({ method: request.method, status: reply.statusCode })
    seconds.observe(reply.elapsedTime / 1000)
    done()
  })
  return registry
}

function mayReadMetrics({ METRICS_TOKEN }: Config, request: FastifyRequest): boolean {
  if (METRICS_TOKEN === '')
    return LOCAL.includes(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined
  return isSame((request.headers.authorization ?? '').replace(/^Bearer /, ''), METRICS_TOKEN)
}

/** /healthz (the process lives), /readyz (database, migrations, files), /metrics (by token, or from this machine only). */
export function healthRoutes(app: FastifyInstance, { config, db, files }: HealthParts): void {
  const registry = measureAnswers(app)
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const database = await tryOut(() => probeDatabase(db))
    const migrations = database && (await tryOut(() => probeTables(db)))
    const store = await tryOut(() => files.probe())
    const isReady = database && migrations && store
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ok' : 'unavailable', database, migrations, files: store })
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayReadMetrics(config, request)) throw new AppError('request.not-found')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
