import type { FastifyInstance, FastifyRequest } from 'fastify'
import { LIFE_EVENTS, LIST_KINDS, PERSONS } from '../../kernel/list-terms.ts'
import { qrSvg } from '../../platform/pages/qr-svg.ts'
import { askGuide, readBooklet, readGuideEntry } from '../lists/index.ts'
import { kept, type PortalParts, publicUrlOf, sendPage, textOf } from './page-request.pages.tsx'
import { GUIDE } from './page-tags.ts'
import { GuidePage, type GuideQuery } from './views/guide.tsx'
import { GuideEntryPage } from './views/guide-entry.tsx'

const LONGEST_QUESTION = 60
const SIZE = 20
const DEEPEST = 250

/** The question in the address; what names nothing that exists narrows nothing. */
function queryOf(request: FastifyRequest): GuideQuery {
  const text = (name: string): string => textOf(request.query, name, LONGEST_QUESTION)
  const pageNo = Number(text('page'))
  return {
    q: text('q').trim(),
    kind: LIST_KINDS.find((kind) => kind === text('kind')) ?? 'service',
    unit: text('unit') === '' ? undefined : text('unit'),
    person: PERSONS.find((person) => person === text('person')),
    event: LIFE_EVENTS.find((event) => event === text('event')),
    pageNo: Number.isInteger(pageNo) && pageNo >= 1 && pageNo <= DEEPEST ? pageNo : 1,
  }
}

/** 办事指南: who does what, where, when and how, by unit, reader, occasion and word; nothing of it needs a script. */
export function guidePages(app: FastifyInstance, parts: PortalParts): void {
  // Typed words are not kept: anybody could fill the memory with them. They are bounded by the limit instead.
  const { schema, config } = kept('kind', 'unit', 'person', 'event', 'page')
  const limited = { schema, config: { ...config, rateLimit: { max: 300, timeWindow: '1 minute' } } }
  app.get('/service-guide', limited, async (request, reply) => {
    const query = queryOf(request)
    const { q: words, unit: unitSlug, kind, person, event } = query
    const found = await askGuide(request.context, { words, unitSlug, kind, person, event })
    const shown = found.hits.slice((query.pageNo - 1) * SIZE, query.pageNo * SIZE)
    const view = { ...found, query, size: SIZE, total: found.hits.length, hits: shown }
    return sendPage(request, reply, { parts, tags: [GUIDE], render: (page) => <GuidePage page={page} view={view} /> })
  })
  // Each takes seconds to make when the lists have changed, so that few are enough for a reader.
  const few = { schema: { hide: true }, config: { rateLimit: { max: 20, timeWindow: '10 minutes' } } }
  app.get('/service-guide/download/:file', few, async (request, reply) => {
    const { name, mediaType, bytes } = await readBooklet(request.context, textOf(request.params, 'file', 50))
    return reply
      .type(mediaType)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .send(bytes)
  })
  app.get('/service-guide/:number', kept(), async (request, reply) => {
    const answer = await readGuideEntry(request.context, textOf(request.params, 'number', 40))
    const address = `${publicUrlOf(request, parts)}/service-guide/${answer.entry.number}`
    const view = { ...answer, address, code: qrSvg(address) }
    return sendPage(request, reply, {
      parts,
      tags: [GUIDE],
      render: (page) => <GuideEntryPage page={page} view={view} />,
    })
  })
}
