import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { PageCache } from '../pages/page-cache.ts'

function measurePages(registry: Registry, pages: PageCache): void {
  const registers = [registry]
  new Counter({
    name: 'mingtang_kept_page_answers_total',
    help: 'Answers from the kept pages, which are not among http_requests_total',
    registers,
    collect() {
      this.reset()
      this.inc(pages.figures().hits)
    },
  })
  new Gauge({
    name: 'mingtang_kept_pages',
    help: 'Public pages kept in memory',
    registers,
    collect() {
      this.set(pages.figures().pages)
    },
  })
  new Gauge({
    name: 'mingtang_kept_page_bytes',
    help: 'Memory that the kept pages take',
    registers,
    collect() {
      this.set(pages.figures().bytes)
    },
  })
}

/** Counts and times every answer of this process, and tells of its kept pages. */
export function measureAnswers(app: FastifyInstance, pages: PageCache): Registry {
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
  measurePages(registry, pages)
  return registry
}
