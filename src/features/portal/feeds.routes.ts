import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Feed } from 'feed'
import { STRANGER } from '../../kernel/audience.ts'
import { AppError } from '../../kernel/app-error.ts'
import { getItemState } from '../catalogue/index.ts'
import { highestNumber, type Listed, listNumbers, listPublications } from '../disclosures/index.ts'
import { getSchoolProfile } from '../organisation/index.ts'
import { findFirstColumn } from '../sites/index.ts'
import { unitBySlug } from './listing-view.ts'
import { publicUrlOf, type PortalParts } from './page-request.pages.tsx'

const HIDDEN = { schema: { hide: true } }
const LENGTH = 30
const SITEMAP_PART = 20_000

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function clean(text: string): string {
  return text.replaceAll(CONTROL, '')
}

async function sendFeed(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, title, path, list }: { parts: PortalParts; title: string; path: string; list: readonly Listed[] },
): Promise<FastifyReply> {
  const school = await getSchoolProfile(request.context.db)
  const base = publicUrlOf(request, parts)
  const feed = new Feed({
    title: `${title} · ${school.name}信息公开`,
    id: `${base}${path}`,
    link: `${base}${path}`,
    language: 'zh-CN',
    copyright: school.name,
    ...(list[0] ? { updated: list[0].publishedAt } : {}),
  })
  for (const item of list) {
    const link = `${base}/info/${String(item.no)}`
    feed.addItem({
      title: clean(item.title),
      id: link,
      link,
      date: item.publishedAt,
      description: clean(item.summary),
      author: [{ name: item.unitName }],
    })
  }
  return reply.type('application/rss+xml; charset=utf-8').header('cache-control', 'public, no-cache').send(feed.rss2())
}

function param(request: FastifyRequest, name: string): string {
  return (request.params as Record<string, string>)[name] ?? ''
}

/** Feeds show what a stranger may see, whoever asks: their addresses are passed on. */
function feeds(app: FastifyInstance, parts: PortalParts): void {
  app.get('/feeds/latest.xml', HIDDEN, async (request, reply) =>
    sendFeed(request, reply, {
      parts,
      title: '最新公开',
      path: '/latest',
      list: await listPublications(request.context.db, STRANGER, { size: LENGTH }),
    }),
  )
  app.get('/feeds/columns/:id.xml', HIDDEN, async (request, reply) => {
    const columnId = param(request, 'id')
    const column = await findFirstColumn(request.context.db, [columnId])
    if (column?.state !== 'active') throw new AppError('column.not-found')
    return sendFeed(request, reply, {
      parts,
      title: column.name,
      path: `/columns/${column.slug}`,
      list: await listPublications(request.context.db, STRANGER, { columnId, size: LENGTH }),
    })
  })
  app.get('/feeds/units/:slug.xml', HIDDEN, async (request, reply) => {
    const unit = await unitBySlug(request.context, param(request, 'slug'))
    return sendFeed(request, reply, {
      parts,
      title: unit.name,
      path: `/units/${unit.slug}`,
      list: await listPublications(request.context.db, STRANGER, { unitId: unit.id, size: LENGTH }),
    })
  })
  app.get('/feeds/items/:id.xml', HIDDEN, async (request, reply) => {
    const item = await getItemState(request.context.db, param(request, 'id'), { now: request.context.now() })
    const list = await listPublications(request.context.db, STRANGER, { itemIds: item.countedItemIds, size: LENGTH })
    return sendFeed(request, reply, { parts, title: item.title, path: `/catalogue/items/${item.id}`, list })
  })
}

/** Site maps for search engines: an index, and parts of twenty thousand addresses. */
function siteMaps(app: FastifyInstance, parts: PortalParts): void {
  app.get('/robots.txt', HIDDEN, (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        `User-agent: *\nDisallow: /console/\nDisallow: /api/\nDisallow: /preview/\nDisallow: /search\nSitemap: ${publicUrlOf(request, parts)}/sitemap.xml\n`,
      ),
  )
  app.get('/sitemap.xml', HIDDEN, async (request, reply) => {
    const base = publicUrlOf(request, parts)
    const count = Math.ceil(((await highestNumber(request.context.db)) + 1) / SITEMAP_PART)
    const entries = Array.from(
      { length: count },
      (_, index) => `<sitemap><loc>${base}/sitemap-${String(index)}.xml</loc></sitemap>`,
    )
    return reply
      .type('application/xml; charset=utf-8')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</sitemapindex>`,
      )
  })
  app.get('/sitemap-:part.xml', HIDDEN, async (request, reply) => {
    const base = publicUrlOf(request, parts)
    const part = Number(param(request, 'part'))
    if (!Number.isSafeInteger(part * SITEMAP_PART) || part < 0) throw new AppError('request.not-found')
    const list = await listNumbers(request.context.db, STRANGER, {
      from: part * SITEMAP_PART,
      until: (part + 1) * SITEMAP_PART,
    })
    const urls = list.map(
      ({ no, listedOn }) => `<url><loc>${base}/info/${String(no)}</loc><lastmod>${listedOn}</lastmod></url>`,
    )
    return reply
      .type('application/xml; charset=utf-8')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`,
      )
  })
}

/** What machines follow: feeds, robots.txt and site maps. */
export function feedRoutes(app: FastifyInstance, parts: PortalParts): void {
  feeds(app, parts)
  siteMaps(app, parts)
}
