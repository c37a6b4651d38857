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
import { findColumn, listSites, PORTAL_SLUG } from '../sites/index.ts'
import { viewArticle, viewPreview } from './article-view.ts'
import { viewHome } from './home-view.ts'
import { toLine } from './lines.ts'
import { unitBySlug, viewListing, viewSearch, viewUnit, viewUnits } from './listing-view.ts'
import { listingQueryOf, type PortalParts, sendPage, textOf } from './page-request.pages.tsx'
import { viewTombstone } from './tombstone-view.ts'
import { Article, Tombstone } from './views/article.tsx'
import { CataloguePage } from './views/catalogue.tsx'
import { Home } from './views/home.tsx'
import { ItemPage } from './views/item.tsx'
import { Listing } from './views/listing.tsx'
import { SearchPage } from './views/search.tsx'
import { SiteMap } from './views/standing.tsx'
import { UnitPage, UnitsPage } from './views/units.tsx'

const ITEM_PAGE_SIZE = 20
const HIDDEN = { schema: { hide: true } }

function param(request: FastifyRequest, name: string): string {
  return (request.params as Record<string, string>)[name] ?? ''
}

function lists(app: FastifyInstance, parts: PortalParts): void {
  app.get('/', HIDDEN, async (request, reply) => {
    const view = await viewHome(request.context)
    return sendPage(request, reply, { parts, render: (page) => <Home page={page} view={view} /> })
  })
  app.get('/latest', HIDDEN, async (request, reply) => {
    const view = await viewListing(request.context, listingQueryOf(request), { path: '/latest' })
    return sendPage(request, reply, { parts, render: (page) => <Listing page={page} view={view} /> })
  })
  app.get('/columns/:column', HIDDEN, async (request, reply) => {
    const found = await findColumn(request.context.db, PORTAL_SLUG, param(request, 'column'))
    if (!found) throw new AppError('column.not-found')
    const view = await viewListing(request.context, listingQueryOf(request), {
      ...found,
      path: `/columns/${found.column.slug}`,
    })
    return sendPage(request, reply, { parts, render: (page) => <Listing page={page} view={view} /> })
  })
  app.get('/search', HIDDEN, async (request, reply) => {
    const view = await viewSearch(request.context, textOf(request.query, 'q', 100).trim(), listingQueryOf(request))
    return sendPage(request, reply, { parts, render: (page) => <SearchPage page={page} view={view} /> })
  })
}

function units(app: FastifyInstance, parts: PortalParts): void {
  app.get('/units', HIDDEN, async (request, reply) => {
    const groups = await viewUnits(request.context)
    return sendPage(request, reply, { parts, render: (page) => <UnitsPage page={page} groups={groups} /> })
  })
  app.get('/units/:slug', HIDDEN, async (request, reply) => {
    const view = await viewUnit(request.context, await unitBySlug(request.context, param(request, 'slug')))
    return sendPage(request, reply, { parts, render: (page) => <UnitPage page={page} view={view} /> })
  })
  app.get('/units/:slug/columns/:column', HIDDEN, async (request, reply) => {
    const unit = await unitBySlug(request.context, param(request, 'slug'))
    const [site] = await listSites(request.context.db, { unitId: unit.id })
    const found = site && (await findColumn(request.context.db, site.slug, param(request, 'column')))
    if (!found) throw new AppError('column.not-found')
    const view = await viewListing(request.context, listingQueryOf(request), {
      ...found,
      unit,
      path: `/units/${unit.slug}/columns/${found.column.slug}`,
    })
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
    lines: list.map(toLine),
    pageNo,
    size: ITEM_PAGE_SIZE,
    ...total,
    alsoCounts: all
      .filter(({ id }) => id !== item.id && item.countedItemIds.includes(id))
      .map(({ id, title }) => ({ id, title })),
  }
  return sendPage(request, reply, { parts, render: (page) => <ItemPage page={page} view={view} /> })
}

async function showArticle(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const ctx = request.context
  const no = Number(param(request, 'no'))
  const article = Number.isSafeInteger(no) ? await findReadable(ctx.db, ctx.actor.viewer, no) : undefined
  if (!article) throw new AppError('document.not-found')
  if (article.revision) {
    const view = await viewArticle(ctx, { ...article, revision: article.revision })
    return sendPage(request, reply, { parts, render: (page) => <Article page={page} view={view} /> })
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

async function showSiteMap(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const [[portal], catalogues, groups] = await Promise.all([
    listSites(request.context.db, { slug: PORTAL_SLUG }),
    listCatalogues(request.context.db),
    viewUnits(request.context),
  ])
  const view = [
    {
      name: '信息公开',
      links: [
        ['/guide', '公开指南'],
        ['/apply', '依申请公开'],
        ['/supervision', '监督投诉'],
        ['/corrections', '纠错查询'],
        ['/search', '搜索'],
        ['/latest', '最新公开'],
      ] as const,
    },
    { name: '公开目录', links: catalogues.map(({ id, name }) => [`/catalogue/${id}`, name] as const) },
    {
      name: '栏目',
      links: (portal?.columns ?? [])
        .filter(({ state }) => state === 'active')
        .map(({ slug, name }) => [`/columns/${slug}`, name] as const),
    },
    ...groups.map(({ name, units }) => ({
      name,
      links: units.map((unit) => [`/units/${unit.slug}`, unit.name] as const),
    })),
  ]
  return sendPage(request, reply, { parts, render: (page) => <SiteMap page={page} groups={view} /> })
}

/** The pages that show what was published. */
export function portalPages(app: FastifyInstance, parts: PortalParts): void {
  lists(app, parts)
  units(app, parts)
  app.get('/catalogue', HIDDEN, (_request, reply) => reply.redirect('/catalogue/moe50'))
  app.get('/catalogue/:id', HIDDEN, (request, reply) => showCatalogue(request, reply, parts))
  app.get('/catalogue/:id/classes/:classId', HIDDEN, (request, reply) => showCatalogue(request, reply, parts))
  app.get('/catalogue/items/:id', HIDDEN, (request, reply) => showItem(request, reply, parts))
  app.get('/info/:no', HIDDEN, (request, reply) => showArticle(request, reply, parts))
  app.get('/preview/:id', HIDDEN, (request, reply) => showPreview(request, reply, parts))
  app.get('/sitemap', HIDDEN, (request, reply) => showSiteMap(request, reply, parts))
}
