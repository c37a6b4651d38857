import type { FastifyInstance } from 'fastify'
import { serve } from '../../platform/http/serve.ts'
import {
  changeService,
  checkDefinition,
  compareVersions,
  createService,
  listDesigns,
  putIntoForce,
  saveDraft,
  viewDesign,
  viewVersion,
} from './change-designs.ts'
import * as contract from './design.contract.ts'
import { changeVenue, createVenue, viewVenues } from './manage-venues.ts'
import * as venues from './venues.contract.ts'
import { listLinkable } from './link-entries.ts'
import type { Version } from './services.queries.ts'
import { tryDefinition } from './try-definition.ts'

function headOf({ id, no, state, hash, revision, savedAt, forcedAt, endedAt }: Version) {
  const at = (instant: Date | null) => (instant === null ? null : instant.toISOString())
  return { id, no, state, hash, revision, savedAt: savedAt.toISOString(), forcedAt: at(forcedAt), endedAt: at(endedAt) }
}

function serviceRoutes(app: FastifyInstance): void {
  serve(app, contract.listDesigns, async (ctx) => ({ rows: await listDesigns(ctx) }))
  serve(app, contract.getDesign, async (ctx, { params }) => {
    const { service, versions, mayForce } = await viewDesign(ctx, params.id)
    return { ...service, mayForce, versions: versions.map(headOf) }
  })
  serve(app, contract.listLinkableEntries, async (ctx, { params }) => ({ rows: await listLinkable(ctx, params.id) }))
  serve(app, contract.createService, (ctx, { body }) => createService(ctx, body))
  serve(app, contract.changeService, async (ctx, { params, body }) => {
    await changeService(ctx, { ...params, ...body })
    return {}
  })
}

function venueRoutes(app: FastifyInstance): void {
  serve(app, venues.listVenues, (ctx) => viewVenues(ctx))
  serve(app, venues.createVenue, (ctx, { body }) => createVenue(ctx, body))
  serve(app, venues.changeVenue, async (ctx, { params, body }) => {
    await changeVenue(ctx, { ...params, ...body })
    return {}
  })
}

/** The designers' side of the hall: services, drafts, versions, checks and trials. */
export function designRoutes(app: FastifyInstance): void {
  serviceRoutes(app)
  venueRoutes(app)
  serve(app, contract.saveDraft, (ctx, { params, body }) => saveDraft(ctx, { ...params, ...body }))
  serve(app, contract.putIntoForce, async (ctx, { params, body }) => {
    await putIntoForce(ctx, { ...params, ...body })
    return {}
  })
  serve(app, contract.getVersion, async (ctx, { params }) => {
    const { definition, faults, schema, ...version } = await viewVersion(ctx, params.id)
    return {
      ...headOf({ definition, ...version }),
      serviceId: version.serviceId,
      definition,
      faults,
      schema: { ...schema },
    }
  })
  serve(app, contract.compareVersions, async (ctx, { params, query }) => ({
    rows: await compareVersions(ctx, { ...params, ...query }),
  }))
  serve(app, contract.checkDefinition, async (ctx, { body }) =>
    Promise.resolve({ faults: checkDefinition(ctx, body.definition) }),
  )
  serve(app, contract.tryDefinition, async (ctx, { body: { unitId, ...trial } }) => {
    const tried = await tryDefinition(ctx, { ...trial, unitId: unitId === '' ? null : unitId })
    return {
      faults: [...tried.faults],
      shown: [...tried.shown],
      steps: tried.steps.map((step) => ({ ...step, people: [...step.people] })),
    }
  })
}
