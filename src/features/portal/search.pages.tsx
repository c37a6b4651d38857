import type { FastifyInstance, FastifyRequest } from 'fastify'
import { makeQuestionLog, suggest } from '../search/index.ts'
import { listingQueryOf, type PortalParts, sendPage, kept, textOf } from './page-request.pages.tsx'
import { LISTS } from './page-tags.ts'
import { namedPlaces, type SearchQuery, viewSearch } from './search-view.ts'
import { SearchPage } from './views/search.tsx'

const LONGEST_ID = 60

function queryOf(request: FastifyRequest): SearchQuery {
  const optional = (name: string): string | undefined => {
    const value = textOf(request.query, name, LONGEST_ID)
    return value === '' ? undefined : value
  }
  return {
    ...listingQueryOf(request),
    q: textOf(request.query, 'q', 100).trim(),
    itemId: optional('item'),
    classId: optional('class'),
    columnSlug: optional('column'),
    sort: textOf(request.query, 'sort', 10) === 'date' ? 'date' : 'relevance',
  }
}

/** The search, and what it suggests while somebody types. */
export function searchPages(app: FastifyInstance, parts: PortalParts): void {
  const log = makeQuestionLog()
  app.get('/search', { schema: { hide: true } }, async (request, reply) => {
    const query = queryOf(request)
    const view = await viewSearch(request.context, query)
    if (query.page === 1 && !view.isFiltered) await log.note(request.context, { q: query.q, found: view.total })
    return sendPage(request, reply, { parts, render: (page) => <SearchPage page={page} view={view} /> })
  })
  // A whole campus may stand behind one address: the limit is for machines, not for a lecture hall that types.
  const limited = { rateLimit: { max: 1200, timeWindow: '1 minute' } }
  const { schema, config } = kept('q')
  app.get('/search/suggest', { schema, config: { ...config, ...limited } }, async (request, reply) => {
    const ctx = request.context
    const places = await namedPlaces(ctx)
    const rows = await suggest(ctx.db, ctx.actor.viewer, { q: textOf(request.query, 'q', 100), places })
    if (ctx.actor.id === '') reply.pageTags = [LISTS]
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(JSON.stringify({ rows }))
  })
}
