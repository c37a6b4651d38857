import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { findReadable, listPublications } from '../disclosures/index.ts'
import type { Unit } from '../organisation/index.ts'
import { listUnits } from '../organisation/index.ts'
import { activeColumn, listSites, listTopics, PORTAL_SLUG, type Site, type SiteColumn } from '../sites/index.ts'
import { findAlbum, picturesIn, viewAlbum } from './album-view.ts'
import { viewHome } from './home-view.ts'
import { homeOf, LISTING_NAMES, type ListingPlace } from './listing-filters.ts'
import { viewListing } from './listing-view.ts'
import { kept, listingQueryOf, type PortalParts, sendPage } from './page-request.pages.tsx'
import { LISTS, tagsOfShown } from './page-tags.ts'
import { siteHeadOf, viewSiteHome, viewSiteItems } from './site-view.ts'
import { viewTopic } from './topic-view.ts'
import { unitBySlug, viewUnits } from './units-view.ts'
import { AlbumPage } from './views/album.tsx'
import { Home } from './views/home.tsx'
import { Listing } from './views/listing.tsx'
import { ColumnPage, type ColumnPageView, SiteHome, SiteItems } from './views/site.tsx'
import { TopicPage } from './views/topics.tsx'
import { UnitsPage } from './views/units.tsx'

/** One site at an address: the school's own, or a unit's below /units or at the root of its own host. */
interface SitePlace {
  readonly site: Site | undefined
  readonly unit: Unit | undefined
  readonly base: string
}

function param(request: FastifyRequest, name: string): string {
  return (request.params as Record<string, string>)[name] ?? ''
}

/** The site whose host name the browser asked for, exactly; undefined on every other host. */
async function siteOfHost(request: FastifyRequest): Promise<(SitePlace & { readonly unit: Unit }) | undefined> {
  const { db } = request.context
  const [site] = await listSites(db, { host: request.host.toLowerCase() })
  const unit = site && (await listUnits(db)).find(({ id, state }) => id === site.unitId && state === 'active')
  return unit ? { site, unit, base: '' } : undefined
}

async function siteOfUnit(request: FastifyRequest): Promise<SitePlace & { readonly unit: Unit }> {
  const unit = await unitBySlug(request.context, param(request, 'slug'))
  const [site] = await listSites(request.context.db, { unitId: unit.id })
  return { site, unit, base: `/units/${unit.slug}` }
}

async function siteAtRoot(request: FastifyRequest): Promise<SitePlace> {
  const own = await siteOfHost(request)
  if (own) return own
  const [site] = await listSites(request.context.db, { slug: PORTAL_SLUG })
  return { site, unit: undefined, base: '' }
}

function placeOf({ site, unit, base }: SitePlace, path: string, column?: SiteColumn): ListingPlace {
  return { path, base, ...(site ? { site } : {}), ...(unit ? { unit } : {}), ...(column ? { column } : {}) }
}

/** What a request needs to be answered with a page. */
interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly parts: PortalParts
}

/** Whose column it is, as its page shows it. */
function ownerOf(place: ListingPlace): Pick<ColumnPageView, 'head'> & { before: ColumnPageView['crumbs'] } {
  const { unit, base } = place
  if (!unit) return { head: null, before: [] }
  return {
    head: siteHeadOf(place),
    before: [
      { name: '部门与学院', href: '/units' },
      { name: unit.name, href: homeOf(base) },
    ],
  }
}

async function showStanding({ request, reply, parts }: Asked, place: ListingPlace, column: SiteColumn) {
  const { db, actor } = request.context
  const [newest] = await listPublications(db, actor.viewer, { columnId: column.id, size: 1 })
  const found = newest && (await findReadable(db, actor.viewer, newest.no))
  const { head, before } = ownerOf(place)
  const view: ColumnPageView = {
    title: column.name,
    intro: column.intro,
    head,
    crumbs: [...before, { name: column.name }],
    text:
      newest && found?.revision
        ? { no: found.no, title: found.title, html: found.revision.bodyHtml, updatedOn: newest.listedOn }
        : null,
    meta: [
      ['ColumnName', column.name],
      ['ColumnDescription', column.intro === '' ? column.name : column.intro],
      ['ColumnKeywords', column.name],
      ['ColumnType', '信息公开'],
    ],
    feed: `/feeds/columns/${column.id}.xml`,
  }
  const tags = [LISTS, ...tagsOfShown({ documentIds: found ? [found.documentId] : [] })]
  return sendPage(request, reply, { parts, tags, render: (page) => <ColumnPage page={page} view={view} /> })
}

async function showColumn(asked: Asked, at: SitePlace): Promise<FastifyReply> {
  const { request, reply, parts } = asked
  const column = at.site && activeColumn(at.site, param(request, 'column'))
  if (!column) throw new AppError('column.not-found')
  const place = placeOf(at, `${at.base}/columns/${column.slug}`, column)
  if (column.kind === 'page') return showStanding(asked, place, column)
  const view = await viewListing(request.context, listingQueryOf(request), place)
  return sendPage(request, reply, { parts, render: (page) => <Listing page={page} view={view} /> })
}

async function showTopic({ request, reply, parts }: Asked, at: SitePlace): Promise<FastifyReply> {
  const ctx = request.context
  const slug = param(request, 'topic')
  const [topic] = at.site ? await listTopics(ctx.db, { siteId: at.site.id, slug }) : []
  if (!topic || topic.state === 'draft') throw new AppError('topic.not-found')
  const place = placeOf(at, `${at.base}/topics/${slug}`)
  const { head, before } = ownerOf(place)
  const column = at.site?.columns.find(({ kind, state }) => kind === 'topics' && state === 'active')
  const above = column ? [{ name: column.name, href: `${at.base}/columns/${column.slug}` }] : []
  const view = {
    ...(await viewTopic(ctx, topic)),
    head,
    crumbs: [...before, ...above, { name: topic.name }],
  }
  return sendPage(request, reply, { parts, render: (page) => <TopicPage page={page} view={view} /> })
}

async function showSiteHome({ request, reply, parts }: Asked, at: SitePlace & { unit: Unit }): Promise<FastifyReply> {
  const view = await viewSiteHome(request.context, { ...placeOf(at, homeOf(at.base)), unit: at.unit })
  return sendPage(request, reply, { parts, render: (page) => <SiteHome page={page} view={view} /> })
}

async function showSiteItems({ request, reply, parts }: Asked, at: SitePlace & { unit: Unit }): Promise<FastifyReply> {
  const view = await viewSiteItems(request.context, { ...placeOf(at, `${at.base}/items`), unit: at.unit })
  return sendPage(request, reply, { parts, render: (page) => <SiteItems page={page} view={view} /> })
}

/** Addresses at the root: the portal's, or those of a sub-site on a host of its own. */
function rootPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/', kept(), async (request, reply) => {
    const own = await siteOfHost(request)
    if (own) return showSiteHome({ request, reply, parts }, own)
    const view = await viewHome(request.context)
    return sendPage(request, reply, { parts, render: (page) => <Home page={page} view={view} /> })
  })
  app.get('/items', kept(), async (request, reply) => {
    const own = await siteOfHost(request)
    return own ? showSiteItems({ request, reply, parts }, own) : reply.redirect('/catalogue')
  })
  app.get('/columns/:column', kept(...LISTING_NAMES), async (request, reply) =>
    showColumn({ request, reply, parts }, await siteAtRoot(request)),
  )
  app.get('/topics/:topic', kept(), async (request, reply) =>
    showTopic({ request, reply, parts }, await siteAtRoot(request)),
  )
}

function unitPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/units', kept(), async (request, reply) => {
    const groups = await viewUnits(request.context)
    return sendPage(request, reply, { parts, render: (page) => <UnitsPage page={page} groups={groups} /> })
  })
  app.get('/units/:slug', kept(), async (request, reply) =>
    showSiteHome({ request, reply, parts }, await siteOfUnit(request)),
  )
  app.get('/units/:slug/items', kept(), async (request, reply) =>
    showSiteItems({ request, reply, parts }, await siteOfUnit(request)),
  )
  app.get('/units/:slug/columns/:column', kept(...LISTING_NAMES), async (request, reply) =>
    showColumn({ request, reply, parts }, await siteOfUnit(request)),
  )
  app.get('/units/:slug/topics/:topic', kept(), async (request, reply) =>
    showTopic({ request, reply, parts }, await siteOfUnit(request)),
  )
}

async function showAlbum({ request, reply, parts }: Asked): Promise<FastifyReply> {
  const no = Number(param(request, 'no'))
  const album = await findAlbum(request.context, no)
  // Without a picture, or with nothing but a tombstone left, the page of the publication says all there is to say.
  if (album === null || picturesIn(album.revision.bodyHtml).length === 0) return reply.redirect(`/info/${String(no)}`)
  const view = await viewAlbum(request.context, album)
  const tags = tagsOfShown({ documentIds: [album.documentId] })
  return sendPage(request, reply, { parts, tags, render: (page) => <AlbumPage page={page} view={view} /> })
}

/** The front page, the columns and topics of every site, and albums. */
export function sitePages(app: FastifyInstance, parts: PortalParts): void {
  rootPages(app, parts)
  unitPages(app, parts)
  app.get('/albums/:no', kept(), (request, reply) => showAlbum({ request, reply, parts }))
}
