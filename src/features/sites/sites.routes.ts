import type { FastifyInstance } from 'fastify'
import { dayOf } from '../../kernel/day.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { serve } from '../../platform/http/serve.ts'
import { listByColumn, listByIds } from '../disclosures/index.ts'
import { lateDays } from './domain/freshness.ts'
import { saveColumn } from './save-column.ts'
import { createSite, mayManageSite, saveSite } from './save-site.ts'
import { saveTopic } from './save-topic.ts'
import * as contract from './sites.contract.ts'
import { listSites } from './sites.queries.ts'
import { listTopicEntries, listTopics } from './topics.queries.ts'

async function viewSites(ctx: Context) {
  const sites = await listSites(ctx.db)
  const columnIds = sites.flatMap(({ columns }) => columns.map(({ id }) => id))
  const newest = await listByColumn(ctx.db, ctx.actor.viewer, { columnIds, size: 1 })
  const today = dayOf(ctx.now())
  return sites.map((site) => ({
    ...site,
    contacts: [...site.contacts],
    links: [...site.links],
    mayManage: mayManageSite(ctx.actor, site),
    maySetHost: may(ctx.actor, 'settings.manage'),
    columns: site.columns.map((column) => {
      const lastListedOn = newest.get(column.id)?.[0]?.listedOn ?? null
      return { ...column, lastListedOn, lateDays: lateDays(column, lastListedOn, today) }
    }),
  }))
}

/** The topics of a site, with those of their documents that the reader may see. */
async function viewTopics(ctx: Context, siteId: string) {
  const topics = await listTopics(ctx.db, { siteId })
  const entries = await listTopicEntries(
    ctx.db,
    topics.map(({ id }) => id),
  )
  const ids = [...new Set(entries.map(({ documentId }) => documentId))]
  const seen = new Map((await listByIds(ctx.db, ctx.actor.viewer, ids)).map((one) => [one.documentId, one]))
  return topics.map((topic) => ({
    ...topic,
    groups: topic.groups.map((name, at) => ({
      name,
      documents: entries
        .filter(({ topicId, groupNo }) => topicId === topic.id && groupNo === at)
        .flatMap(({ documentId }) => seen.get(documentId) ?? [])
        .map(({ no, title }) => ({ no, title })),
    })),
  }))
}

/** Sites, their columns and topics, for the console. */
export function sitesRoutes(app: FastifyInstance): void {
  serve(app, contract.listSites, async (ctx) => {
    authorize(ctx, 'console.enter')
    return { rows: await viewSites(ctx) }
  })
  serve(app, contract.createSite, async (ctx, { body }) => ({ id: await createSite(ctx, body) }))
  serve(app, contract.saveSite, async (ctx, { params, body }) => {
    await saveSite(ctx, { ...params, ...body })
    return {}
  })
  serve(app, contract.saveColumn, async (ctx, { params, body }) => ({
    id: await saveColumn(ctx, { ...params, ...body }),
  }))
  serve(app, contract.listTopics, async (ctx, { params }) => {
    authorize(ctx, 'console.enter')
    return { rows: await viewTopics(ctx, params.siteId) }
  })
  serve(app, contract.saveTopic, async (ctx, { params, body }) => ({
    id: await saveTopic(ctx, { ...params, ...body }),
  }))
}
