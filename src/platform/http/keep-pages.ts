import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PageCache, Ticket } from '../pages/page-cache.ts'
import { keyOf, type VariantOf } from './answer-kept.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer to a stranger may be kept; only addresses whose query holds no other name than these. */
    keptQuery?: readonly string[]
  }
  interface FastifyRequest {
    pageTicket: { readonly key: string; readonly ticket: Ticket } | null
  }
  interface FastifyReply {
    /** What the answer shows, by tag; null when it must not be kept. */
    pageTags: readonly string[] | null
  }
}

/** What keeping pages needs to know of the school. */
export interface Keeping {
  readonly pages: PageCache
  readonly variantOf: VariantOf
  /** Until when a page made now stays true if nobody changes anything. */
  readonly horizon: () => Promise<number>
}

const LONGEST_ADDRESS = 300
const KEPT_STATUS = [200, 410]

function keyToKeep(request: FastifyRequest, variantOf: VariantOf): string | undefined {
  const { keptQuery } = request.routeOptions.config
  if (keptQuery === undefined || request.method !== 'GET' || request.url.length > LONGEST_ADDRESS) return undefined
  // Made-up names would let anybody fill the memory with copies of one page.
  if (Object.keys(request.query as object).some((name) => !keptQuery.includes(name))) return undefined
  return keyOf(request.raw, variantOf)
}

function keep(pages: PageCache, request: FastifyRequest, { reply, body }: { reply: FastifyReply; body: string }): void {
  const { pageTicket: taken } = request
  if (taken === null || reply.pageTags === null || !KEPT_STATUS.includes(reply.statusCode)) return
  reply.header('cache-control', 'public, no-cache').header('vary', 'accept-encoding, cookie')
  const headers = Object.entries(reply.getHeaders())
    .filter(([name]) => name !== 'content-length')
    .map(([name, value]) => [name, String(value)] as const)
  const page = { key: taken.key, tags: reply.pageTags, status: reply.statusCode, headers, body: Buffer.from(body) }
  reply.header('etag', pages.keep(taken.ticket, page))
}

/** Keeps what routes with `keptQuery` answer to strangers and marked with `pageTags`. Register it after all headers are set. */
export function keepPages(app: FastifyInstance, { pages, variantOf, horizon }: Keeping): void {
  app.decorateRequest('pageTicket', null)
  app.decorateReply('pageTags', null)
  app.addHook('onRequest', async (request) => {
    const key = keyToKeep(request, variantOf)
    if (key === undefined) return
    const before = pages.take(0)
    request.pageTicket = { key, ticket: { ...before, validUntil: await horizon() } }
  })
  app.addHook('onSend', (request, reply, payload) => {
    if (typeof payload === 'string') keep(pages, request, { reply, body: payload })
    return Promise.resolve(payload)
  })
}
