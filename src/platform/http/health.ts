import type { FastifyInstance, FastifyRequest } from 'fastify'
import { timingSafeEqual } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { AppError } from '../../kernel/app-error.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { probeDatabase, probeTables } from '../db/probe.ts'
import type { FileStore } from '../files/file-store.ts'
import type { PageCache } from '../pages/page-cache.ts'
import { metricsOfAll } from './metrics-of-all.ts'
import { measureAnswers } from './process-metrics.ts'
import { schoolFigures } from './school-figures.queries.ts'

interface HealthParts {
  readonly config: Config
  readonly db: Database
  readonly files: FileStore
  readonly pages: PageCache
  readonly hasSpace: () => Promise<boolean>
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

function mayReadMetrics({ METRICS_TOKEN }: Config, request: FastifyRequest): boolean {
  if (METRICS_TOKEN === '')
    return LOCAL.includes(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined
  return isSame((request.headers.authorization ?? '').replace(/^Bearer /, ''), METRICS_TOKEN)
}

/** How much room is left where the data lies. */
async function diskFigures({ DATA_DIR }: Config) {
  const { bsize, bavail, blocks } = await statfs(DATA_DIR)
  return [
    { name: 'mingtang_disk_free_bytes', help: 'Free space where the data lies', values: { '': bsize * bavail } },
    { name: 'mingtang_disk_bytes', help: 'Size of the disk where the data lies', values: { '': bsize * blocks } },
  ]
}

/** /healthz (the process lives), /readyz (database, migrations, files; `space` tells whether changes are accepted, `mail` whether letters go out), /metrics (by token, or from this machine only). */
export function healthRoutes(app: FastifyInstance, { config, db, files, pages, hasSpace }: HealthParts): void {
  const registry = measureAnswers(app, pages)
  const metrics = metricsOfAll(registry)
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const database = await tryOut(() => probeDatabase(db))
    const migrations = database && (await tryOut(() => probeTables(db)))
    const store = await tryOut(() => files.probe())
    const isReady = database && migrations && store
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({
        status: isReady ? 'ok' : 'unavailable',
        database,
        migrations,
        files: store,
        space: await hasSpace(),
        mail: config.SMTP_URL === '' ? 'not-set-up' : 'set-up',
      })
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayReadMetrics(config, request)) throw new AppError('request.not-found')
    const figures = [await metrics(), await schoolFigures(db, await diskFigures(config))]
    return reply.type(registry.contentType).header('cache-control', 'no-store').send(figures.join('\n'))
  })
}
