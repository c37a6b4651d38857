import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { STRANGER } from '../../kernel/audience.ts'
import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { listCatalogues, listItems } from '../catalogue/index.ts'
import { highestNumber, listByColumn, listNumbers } from '../disclosures/index.ts'
import { listAnswerAddresses, listPublicMailboxes } from '../mailboxes/index.ts'
import { listUnits } from '../organisation/index.ts'
import { listSites, listTopics } from '../sites/index.ts'
import { kept, publicUrlOf, type PortalParts } from './page-request.pages.tsx'
import { LISTS } from './page-tags.ts'

/** Numbers in a part: small enough to be made within a few milliseconds of computing. */
const PART = 5_000
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const STANDING = [
  '/',
  '/latest',
  '/guide',
  '/apply',
  '/service-guide',
  '/reports',
  '/figures',
  '/mailboxes',
  '/supervision',
  '/rectification',
  '/surveys',
  '/plans',
  '/channels',
  '/concerns',
  '/units',
  '/feeds',
  '/calendar',
  '/calendar/count',
  '/accessibility',
  '/privacy',
]

interface Address {
  readonly path: string
  /** Day of the last change, 'YYYY-MM-DD', where it is known. */
  readonly changedOn?: string | undefined
}

function toXml(base: string, addresses: readonly Address[]): string {
  const urls = addresses.map(({ path, changedOn }) => {
    const lastmod = changedOn === undefined ? '' : `<lastmod>${changedOn}</lastmod>`
    return `<url><loc>${base}${encodeURI(path)}</loc>${lastmod}</url>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><urlset ${NAMESPACE}>${urls.join('')}</urlset>`
}

/** The columns and topics of every site; a column's last change is its newest entry for everybody. */
async function siteAddresses(ctx: Context): Promise<Address[]> {
  const [sites, topics] = await Promise.all([listSites(ctx.db), listTopics(ctx.db)])
  const columnIds = sites.flatMap(({ columns }) => columns.map(({ id }) => id))
  const newest = await listByColumn(ctx.db, STRANGER, { columnIds, size: 1 })
  return sites.flatMap(({ id, unitId, slug, columns }) => {
    const base = unitId === null ? '' : `/units/${slug}`
    const own = topics.filter(({ siteId, state }) => siteId === id && state !== 'draft')
    return [
      ...columns
        .filter(({ state }) => state === 'active')
        .map((column) => ({
          path: `${base}/columns/${column.slug}`,
          changedOn: newest.get(column.id)?.[0]?.listedOn,
        })),
      ...own.map((topic) => ({ path: `${base}/topics/${topic.slug}` })),
    ]
  })
}

/** Mailboxes, and their answers that everybody may read. */
async function mailboxAddresses(ctx: Context): Promise<Address[]> {
  const [boxes, answers] = await Promise.all([listPublicMailboxes(ctx), listAnswerAddresses(ctx.db)])
  return [
    ...boxes.flatMap(({ slug, hasDigest }) => [
      { path: `/mailboxes/${slug}` },
      ...(hasDigest ? [{ path: `/mailboxes/${slug}/digest` }] : []),
    ]),
    ...answers.map(({ slug, no, publishedOn }) => ({
      path: `/mailboxes/${slug}/answers/${String(no)}`,
      changedOn: publishedOn,
    })),
  ]
}

async function pageAddresses(ctx: Context): Promise<Address[]> {
  const [units, catalogues, items, sites, mailboxes] = await Promise.all([
    listUnits(ctx.db),
    listCatalogues(ctx.db),
    listItems(ctx.db, dayOf(ctx.now())),
    siteAddresses(ctx),
    mailboxAddresses(ctx),
  ])
  return [
    ...STANDING.map((path) => ({ path })),
    ...catalogues.map(({ id }) => ({ path: `/catalogue/${id}` })),
    ...items.map(({ id }) => ({ path: `/catalogue/items/${id}` })),
    ...units.filter(({ state }) => state === 'active').map(({ slug }) => ({ path: `/units/${slug}` })),
    ...sites,
    ...mailboxes,
  ]
}

function sendXml(reply: FastifyReply, xml: string): FastifyReply {
  reply.pageTags = [LISTS]
  return reply.type('application/xml; charset=utf-8').header('cache-control', 'public, no-cache').send(xml)
}

async function sendIndex(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const base = publicUrlOf(request, parts)
  const count = Math.ceil(((await highestNumber(request.context.db)) + 1) / PART)
  const names = ['pages', ...Array.from({ length: count }, (_, index) => String(index))]
  const entries = names.map((name) => `<sitemap><loc>${base}/sitemap-${name}.xml</loc></sitemap>`)
  return sendXml(
    reply,
    `<?xml version="1.0" encoding="UTF-8"?><sitemapindex ${NAMESPACE}>${entries.join('')}</sitemapindex>`,
  )
}

async function sendPart(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const part = Number((request.params as { part: string }).part)
  if (!Number.isSafeInteger(part * PART) || part < 0) throw new AppError('request.not-found')
  const list = await listNumbers(request.context.db, STRANGER, { from: part * PART, until: (part + 1) * PART })
  const addresses = list.map(({ no, changedOn }) => ({ path: `/info/${String(no)}`, changedOn }))
  return sendXml(reply, toXml(publicUrlOf(request, parts), addresses))
}

/** Site maps for search engines: an index, the standing pages, and parts of five thousand numbers; and robots.txt. */
export function siteMapRoutes(app: FastifyInstance, parts: PortalParts): void {
  app.get('/robots.txt', kept(), (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        `User-agent: *\nDisallow: /console/\nDisallow: /api/\nDisallow: /preview/\nDisallow: /search\nSitemap: ${publicUrlOf(request, parts)}/sitemap.xml\n`,
      ),
  )
  app.get('/sitemap.xml', kept(), (request, reply) => sendIndex(request, reply, parts))
  app.get('/sitemap-pages.xml', kept(), async (request, reply) =>
    sendXml(reply, toXml(publicUrlOf(request, parts), await pageAddresses(request.context))),
  )
  app.get('/sitemap-:part.xml', kept(), (request, reply) => sendPart(request, reply, parts))
}
