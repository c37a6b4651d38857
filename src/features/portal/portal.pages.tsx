import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AUDIENCE_NAMES, type AudienceKind } from '../../kernel/audience.ts'
import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { getItemState, listCatalogues, listClasses, listItems, listItemStates } from '../catalogue/index.ts'
import {
  countPublications,
  findReadable,
  getDocumentRecord,
  listAttachments,
  listPublications,
} from '../disclosures/index.ts'
import { listSites, listTopics, PORTAL_SLUG } from '../sites/index.ts'
import { qrSvg } from '../../platform/pages/qr-svg.ts'
import { calendarPages } from './calendar.pages.tsx'
import { withRelated } from './article-beside.ts'
import { viewArticle, viewPreview } from './article-view.ts'
import { toLine } from './lines.ts'
import { LISTING_NAMES } from './listing-filters.ts'
import { viewListing } from './listing-view.ts'
import { kept, listingQueryOf, type PortalParts, publicUrlOf, sendPage, textOf } from './page-request.pages.tsx'
import { searchPages } from './search.pages.tsx'
import { sitePages } from './sites.pages.tsx'
import { viewTombstone } from './tombstone-view.ts'
import { viewUnits } from './units-view.ts'
import { Article, PrintPage } from './views/article.tsx'
import { CataloguePage } from './views/catalogue.tsx'
import { FeedsPage } from './views/feeds.tsx'
import { ItemPage } from './views/item.tsx'
import { Listing } from './views/listing.tsx'
import { SiteMap } from './views/standing.tsx'
import { Tombstone } from './views/tombstone.tsx'

const ITEM_PAGE_SIZE = 20
const HIDDEN = { schema: { hide: true } }

function param(request: FastifyRequest, name: string): string {
  return (request.params as Record<string, string>)[name] ?? ''
}

function lists(app: FastifyInstance, parts: PortalParts): void {
  app.get('/latest', kept(...LISTING_NAMES), async (request, reply) => {
    const view = await viewListing(request.context, listingQueryOf(request), { path: '/latest', base: '' })
    return sendPage(request, reply, { parts, render: (page) => <Listing page={page} view={view} /> })
  })
}

async function showCatalogue(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const ctx = request.context
  const { viewer } = ctx.actor
  const catalogues = await listCatalogues(ctx.db)
  const catalogue = catalogues.find(({ id }) => id === param(request, 'id'))
  if (!catalogue) throw new AppError('catalogue.not-found')
  const [classes, states] = await Promise.all([
    listClasses(ctx.db, dayOf(ctx.now()), catalogue.id),
    listItemStates(ctx.db, { now: ctx.now(), viewer, catalogueId: catalogue.id }),
  ])
  const only = param(request, 'classId')
  if (only !== '' && !classes.some(({ id }) => id === only)) throw new AppError('item.not-found')
  const isOpenOnly = textOf(request.query, 'state', 10) === 'open'
  const items = isOpenOnly ? states.filter(({ state }) => state.name === 'overdue' || state.name === 'missing') : states
  const shown = classes
    .filter(({ id }) => only === '' || id === only)
    .map((itemClass) => ({ ...itemClass, items: items.filter(({ classId }) => classId === itemClass.id) }))
  const view = {
    id: catalogue.id,
    name: catalogue.name,
    intro: catalogue.intro,
    source: catalogue.source,
    isOfficial: catalogue.isOfficial,
    tabs: catalogues.map(({ id, shortName }) => ({ id, name: shortName })),
    classes: shown.filter((itemClass) => itemClass.items.length > 0 || !isOpenOnly),
    onlyClass: classes.find(({ id }) => id === only) ?? null,
  }
  return sendPage(request, reply, { parts, render: (page) => <CataloguePage page={page} view={view} /> })
}

async function showItem(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const ctx = request.context
  const { viewer } = ctx.actor
  const item = await getItemState(ctx.db, param(request, 'id'), { now: ctx.now(), viewer })
  const { page: pageNo } = listingQueryOf(request)
  const filter = { itemIds: item.countedItemIds }
  const [catalogues, classes, all, list, total] = await Promise.all([
    listCatalogues(ctx.db),
    listClasses(ctx.db, dayOf(ctx.now()), item.catalogueId),
    listItems(ctx.db, dayOf(ctx.now())),
    listPublications(ctx.db, viewer, { ...filter, page: pageNo, size: ITEM_PAGE_SIZE }),
    countPublications(ctx.db, viewer, filter),
  ])
  const view = {
    item,
    catalogueName: catalogues.find(({ id }) => id === item.catalogueId)?.name ?? '',
    className: classes.find(({ id }) => id === item.classId)?.title ?? '',
    audienceName: AUDIENCE_NAMES[(item.rule?.audience ?? 'public') as AudienceKind],
    lines: await withRelated(ctx, list, list.map(toLine)),
    pageNo,
    size: ITEM_PAGE_SIZE,
    ...total,
    alsoCounts: all
      .filter(({ id }) => id !== item.id && item.countedItemIds.includes(id))
      .map(({ id, title }) => ({ id, title })),
  }
  return sendPage(request, reply, { parts, render: (page) => <ItemPage page={page} view={view} /> })
}

async function showArticle(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, Page }: { parts: PortalParts; Page: typeof Article },
): Promise<FastifyReply> {
  const ctx = request.context
  const no = Number(param(request, 'no'))
  const article = Number.isSafeInteger(no) ? await findReadable(ctx.db, ctx.actor.viewer, no) : undefined
  if (!article) throw new AppError('document.not-found')
  if (article.revision) {
    const readable = { ...article, revision: article.revision }
    const { view, tags } = await viewArticle(ctx, readable, publicUrlOf(request, parts))
    return sendPage(request, reply, { parts, tags, render: (page) => <Page page={page} view={view} /> })
  }
  const view = await viewTombstone(ctx, article)
  return sendPage(request, reply, { parts, status: 410, render: (page) => <Tombstone page={page} view={view} /> })
}

async function showPreview(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const ctx = request.context
  const document = await getDocumentRecord(ctx.db, ctx.actor, param(request, 'id'))
  const attachments = await listAttachments(ctx.db, document.id)
  const view = await viewPreview(ctx, { ...document.draft, unitId: document.unitId, attachments })
  return sendPage(request, reply, { parts, render: (page) => <Article page={page} view={view} /> })
}

const STANDING_LINKS = [
  ['/guide', '公开指南'],
  ['/apply', '依申请公开'],
  ['/apply/progress', '申请进度查询'],
  ['/service-guide', '办事指南'],
  ['/mailboxes', '信箱'],
  ['/mailboxes/progress', '来信和纠错进度查询'],
  ['/supervision', '监督投诉'],
  ['/reports', '信息公开年度报告'],
  ['/concerns', '关切与回应'],
  ['/channels', '公开渠道'],
  ['/rectification', '整改情况'],
  ['/figures', '信息公开指标'],
  ['/search', '搜索'],
  ['/latest', '最新公开'],
  ['/calendar', '工作日历'],
  ['/calendar/count', '工作日计算'],
  ['/feeds', '订阅更新'],
] as const

async function showSiteMap(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const [[portal], catalogues, groups] = await Promise.all([
    listSites(request.context.db, { slug: PORTAL_SLUG }),
    listCatalogues(request.context.db),
    viewUnits(request.context),
  ])
  const topics = portal ? await listTopics(request.context.db, { siteId: portal.id }) : []
  const view = [
    { name: '信息公开', links: STANDING_LINKS },
    { name: '公开目录', links: catalogues.map(({ id, name }) => [`/catalogue/${id}`, name] as const) },
    {
      name: '栏目',
      links: (portal?.columns ?? [])
        .filter(({ state }) => state === 'active')
        .map(({ slug, name }) => [`/columns/${slug}`, name] as const),
    },
    {
      name: '专题',
      links: topics
        .filter(({ state }) => state !== 'draft')
        .map(({ slug, name }) => [`/topics/${slug}`, name] as const),
    },
    ...groups.map(({ name, units }) => ({
      name,
      links: units.map((unit) => [`/units/${unit.slug}`, unit.name] as const),
    })),
  ]
  const groupsWithLinks = view.filter(({ links }) => links.length > 0)
  return sendPage(request, reply, { parts, render: (page) => <SiteMap page={page} groups={groupsWithLinks} /> })
}

async function showFeeds(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const { db } = request.context
  const [[portal], topics, groups] = await Promise.all([
    listSites(db, { slug: PORTAL_SLUG }),
    listTopics(db),
    viewUnits(request.context),
  ])
  const columns = (portal?.columns ?? []).filter(({ state }) => state === 'active')
  const view = [
    { name: '全校', feeds: [{ name: '最新公开', path: '/feeds/latest' }] },
    { name: '栏目', feeds: columns.map(({ id, name }) => ({ name, path: `/feeds/columns/${id}` })) },
    {
      name: '专题',
      feeds: topics
        .filter(({ state }) => state !== 'draft')
        .map(({ id, name }) => ({ name, path: `/feeds/topics/${id}` })),
    },
    {
      name: '部门与学院',
      feeds: groups.flatMap(({ units }) => units.map(({ slug, name }) => ({ name, path: `/feeds/units/${slug}` }))),
    },
  ]
  return sendPage(request, reply, { parts, render: (page) => <FeedsPage page={page} groups={view} /> })
}

/** The pages that show what was published. */
export function portalPages(app: FastifyInstance, parts: PortalParts): void {
  lists(app, parts)
  sitePages(app, parts)
  searchPages(app, parts)
  calendarPages(app, parts)
  app.get('/catalogue', HIDDEN, (_request, reply) => reply.redirect('/catalogue/moe50'))
  app.get('/catalogue/:id', kept('state'), (request, reply) => showCatalogue(request, reply, parts))
  app.get('/catalogue/:id/classes/:classId', kept(), (request, reply) => showCatalogue(request, reply, parts))
  app.get('/catalogue/items/:id', kept('page'), (request, reply) => showItem(request, reply, parts))
  app.get('/info/:no', kept(), (request, reply) => showArticle(request, reply, { parts, Page: Article }))
  app.get('/info/:no/print', kept(), (request, reply) => showArticle(request, reply, { parts, Page: PrintPage }))
  app.get('/info/:no/qr.svg', HIDDEN, (request, reply) => {
    // A code of an address tells nothing but the address, so it asks nothing of the reader and of the database.
    const no = Number(param(request, 'no'))
    if (!Number.isSafeInteger(no) || no < 1) throw new AppError('document.not-found')
    const code = qrSvg(`${publicUrlOf(request, parts)}/info/${String(no)}`)
    return reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(code)
  })
  app.get('/preview/:id', HIDDEN, (request, reply) => showPreview(request, reply, parts))
  app.get('/feeds', kept(), (request, reply) => showFeeds(request, reply, parts))
  app.get('/sitemap', kept(), (request, reply) => showSiteMap(request, reply, parts))
}
