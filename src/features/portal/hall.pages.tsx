import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PERSON_KINDS } from '../../kernel/person-kind.ts'
import { findGuideEntry } from '../lists/index.ts'
import { getUnit } from '../organisation/index.ts'
import { getOffered, listOffered, type OfferedService } from '../services/index.ts'
import type { ApplyParts } from './apply.pages.tsx'
import { kept, sendPage, textOf } from './page-request.pages.tsx'
import { GUIDE } from './page-tags.ts'
import { HallHome, ServicePage } from './views/hall.tsx'

function slugOf(request: FastifyRequest): string {
  return textOf(request.params, 'slug', 60)
}

function matches(service: OfferedService, q: string): boolean {
  const words = q.normalize('NFKC').toLowerCase().split(/\s+/)
  const text = [service.name, service.summary, service.unitName, service.slug].join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

function groupsOf(services: readonly OfferedService[]) {
  const names = [...new Set(services.map(({ unitName }) => unitName))]
  return names.map((name) => ({ name, services: services.filter(({ unitName }) => unitName === name) }))
}

async function showHome(request: FastifyRequest, reply: FastifyReply, { parts }: ApplyParts): Promise<FastifyReply> {
  const [q, topic] = [textOf(request.query, 'q', 60).trim(), textOf(request.query, 'topic', 20)]
  const audience = PERSON_KINDS.find((kind) => kind === textOf(request.query, 'for', 10))
  const found = (await listOffered(request.context.db)).filter(
    (service) =>
      (audience === undefined || service.audience.includes(audience)) &&
      (topic === '' || service.topic === topic) &&
      matches(service, q),
  )
  const view = { q, topic, audience: audience ?? '', total: found.length, groups: groupsOf(found) }
  return sendPage(request, reply, { parts, render: (page) => <HallHome page={page} view={view} /> })
}

async function showService(request: FastifyRequest, reply: FastifyReply, { parts }: ApplyParts): Promise<FastifyReply> {
  const { service, version } = await getOffered(request.context.db, slugOf(request))
  const [unit, entry] = await Promise.all([
    getUnit(request.context.db, service.unitId),
    service.listEntryId === null ? undefined : findGuideEntry(request.context, service.listEntryId),
  ])
  const { definition } = version
  const view = { slug: service.slug, name: service.name, unit, entry, definition, steps: definition.flow.steps }
  return sendPage(request, reply, { parts, tags: [GUIDE], render: (page) => <ServicePage page={page} view={view} /> })
}

/** 信息服务大厅: what is offered, and each service. */
export function hallPages(app: FastifyInstance, own: ApplyParts): void {
  app.get('/hall', kept('q', 'for', 'topic'), (request, reply) => showHome(request, reply, own))
  app.get('/hall/:slug', kept(), (request, reply) => showService(request, reply, own))
}
