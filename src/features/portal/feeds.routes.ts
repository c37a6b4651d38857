import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Feed } from 'feed'
import { STRANGER } from '../../kernel/audience.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { getItemState } from '../catalogue/index.ts'
import { type Listed, listPublications } from '../disclosures/index.ts'
import { getSchoolProfile } from '../organisation/index.ts'
import { findFirstColumn, listSites, listTopics } from '../sites/index.ts'
import { relatedOf } from './article-beside.ts'
import { kept, publicUrlOf, type PortalParts } from './page-request.pages.tsx'
import { LISTS } from './page-tags.ts'
import { listTopicFeed } from './topic-view.ts'
import { unitBySlug } from './units-view.ts'

const LENGTH = 30

// What XML 1.0 cannot hold; half a character is none.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

function clean(text: string): string {
  return text.replaceAll(UNWRITABLE, '')
}

/** What a feed is about: its name, the page it accompanies, and the newest that everybody may see. */
interface Source {
  readonly title: string
  readonly path: string
  readonly list: readonly Listed[]
}

type Finder = (request: FastifyRequest) => Promise<Source>

/** The three forms under which every feed stands. */
const FORMS = [
  ['xml', 'application/rss+xml', (feed: Feed) => feed.rss2()],
  ['atom', 'application/atom+xml', (feed: Feed) => feed.atom1()],
  ['json', 'application/feed+json', (feed: Feed) => feed.json1()],
] as const

type Form = (typeof FORMS)[number]

function newestChange(list: readonly Listed[]): Date {
  // A feed without entries never changed: telling the present time would make every answer a new one.
  return list.reduce((newest, { publishedAt }) => (publishedAt > newest ? publishedAt : newest), new Date(0))
}

function asStranger(ctx: Context): Context {
  return { ...ctx, actor: { ...ctx.actor, viewer: STRANGER } }
}

/** What explains a publication, or is explained by it, as an extension of JSON Feed. */
function extensionOf(base: string, related: readonly { name: string; no: number }[]) {
  if (related.length === 0) return {}
  const links = related.map(({ name, no }) => ({ relation: name, url: `${base}/info/${String(no)}` }))
  return { extensions: [{ name: '_related', objects: links as never }] }
}

async function sendFeed(
  { request, reply, parts }: { request: FastifyRequest; reply: FastifyReply; parts: PortalParts },
  [ending, mediaType, write]: Form,
  { title, path, list }: Source,
): Promise<FastifyReply> {
  const school = await getSchoolProfile(request.context.db)
  const base = publicUrlOf(request, parts)
  const self = `${base}${(request.url.split('?')[0] ?? '').replace(/[a-z]+$/, '')}`
  const feed = new Feed({
    title: clean(`${title} · ${school.name}信息公开`),
    description: clean(`${school.name}${title}，只含面向社会公开的信息。`),
    id: `${base}${path}`,
    link: `${base}${path}`,
    language: 'zh-CN',
    copyright: clean(school.name),
    updated: newestChange(list),
    feedLinks: { rss: `${self}xml`, atom: `${self}atom`, json: `${self}json` },
    feed: `${self}${ending}`,
  })
  // Of strangers: the addresses of feeds are passed on. Only JSON has a place for what no other reader of feeds knows.
  const related = ending === 'json' ? await relatedOf(asStranger(request.context), list) : new Map<string, never[]>()
  for (const { documentId, no, title: name, summary, publishedAt, unitName } of list) {
    // Written in one way in all three forms: readers know an entry by it.
    const link = new URL(`${base}/info/${String(no)}`).href
    feed.addItem({
      title: clean(name),
      id: link,
      link,
      date: publishedAt,
      description: clean(summary === '' ? name : summary),
      author: [{ name: clean(unitName) }],
      ...extensionOf(base, related.get(documentId) ?? []),
    })
  }
  reply.pageTags = [LISTS]
  return reply.type(`${mediaType}; charset=utf-8`).header('cache-control', 'public, no-cache').send(write(feed))
}

function param(request: FastifyRequest, name: string): string {
  return (request.params as Record<string, string>)[name] ?? ''
}

async function latest({ context }: FastifyRequest): Promise<Source> {
  return { title: '最新公开', path: '/latest', list: await listPublications(context.db, STRANGER, { size: LENGTH }) }
}

async function ofColumn(request: FastifyRequest): Promise<Source> {
  const { db } = request.context
  const columnId = param(request, 'id')
  const column = await findFirstColumn(db, [columnId])
  if (column?.state !== 'active') throw new AppError('column.not-found')
  const { slug, name, siteSlug, unitId } = column
  return {
    title: name,
    path: unitId === null ? `/columns/${slug}` : `/units/${siteSlug}/columns/${slug}`,
    list: await listPublications(db, STRANGER, { columnId, size: LENGTH }),
  }
}

async function ofUnit(request: FastifyRequest): Promise<Source> {
  const { id: unitId, name, slug } = await unitBySlug(request.context, param(request, 'slug'))
  const list = await listPublications(request.context.db, STRANGER, { unitId, size: LENGTH })
  return { title: name, path: `/units/${slug}`, list }
}

async function ofItem(request: FastifyRequest): Promise<Source> {
  const { db, now } = request.context
  const item = await getItemState(db, param(request, 'id'), { now: now() })
  const list = await listPublications(db, STRANGER, { itemIds: item.countedItemIds, size: LENGTH })
  return { title: item.title, path: `/catalogue/items/${item.id}`, list }
}

async function ofTopic(request: FastifyRequest): Promise<Source> {
  const ctx = request.context
  const [topic] = await listTopics(ctx.db, { id: param(request, 'id') })
  if (!topic || topic.state === 'draft') throw new AppError('topic.not-found')
  const [site] = await listSites(ctx.db, { id: topic.siteId })
  const base = site === undefined || site.unitId === null ? '' : `/units/${site.slug}`
  // Whoever asks gets what everybody may see: the addresses of feeds are passed on.
  const list = await listTopicFeed(ctx.db, { topicId: topic.id, viewer: STRANGER, size: LENGTH })
  return { title: topic.name, path: `${base}/topics/${topic.slug}`, list }
}

const FEEDS: readonly (readonly [path: string, find: Finder])[] = [
  ['/feeds/latest', latest],
  ['/feeds/columns/:id', ofColumn],
  ['/feeds/units/:slug', ofUnit],
  ['/feeds/items/:id', ofItem],
  ['/feeds/topics/:id', ofTopic],
]

/** Feeds as RSS 2.0 (.xml), Atom (.atom) and JSON Feed (.json). They show what a stranger may see, whoever asks. */
export function feedRoutes(app: FastifyInstance, parts: PortalParts): void {
  for (const [path, find] of FEEDS) {
    for (const form of FORMS) {
      app.get(`${path}.${form[0]}`, kept(), async (request, reply) =>
        sendFeed({ request, reply, parts }, form, await find(request)),
      )
    }
  }
}
