import {
  faultsOf,
  forceVersion,
  insertDraft,
  insertService,
  insertVenue,
  linkServices,
} from './features/services/index.ts'
import type { FlowStep, Who } from './kernel/flow-terms.ts'
import type { Definition } from './kernel/hall-terms.ts'
import type { Context } from './platform/context.ts'
import type { Tx } from './platform/db/database.ts'
import { sha256 } from './platform/ids.ts'
import type { SampleService } from './sample/hall-parts.ts'

type UnitOf = (code: string) => string

function withUnit(who: Who, unitOf: UnitOf): Who {
  return 'unitId' in who ? { ...who, unitId: unitOf(who.unitId) } : who
}

function withUnits(definition: Definition, unitOf: UnitOf): Definition {
  const toStep = (step: FlowStep): FlowStep => ({ ...step, who: step.who.map((who) => withUnit(who, unitOf)) })
  return { ...definition, flow: { steps: definition.flow.steps.map(toStep) } }
}

/** What a sample hall is made of. */
export interface SampleHall {
  readonly services: readonly SampleService[]
  readonly venues: readonly { readonly group: string; readonly name: string; readonly unitCode: string }[]
}

/** Puts the services of a sample hall into force. Throws RangeError when one of them could not be put into force by hand either. */
export async function loadHall(tx: Tx, { services, venues }: SampleHall, unitOf: UnitOf): Promise<void> {
  for (const { unitCode, ...venue } of venues) await insertVenue(tx, { ...venue, unitId: unitOf(unitCode) })
  for (const [sort, service] of services.entries()) {
    const definition = withUnits(service.definition, unitOf)
    const [fault] = faultsOf(definition)
    if (fault) throw new RangeError(`${service.name}：${fault.place} ${fault.message}`)
    const { slug, name } = service
    const unitId = unitOf(service.unitCode)
    const serviceId = await insertService(tx, { slug, name, unitId, listEntryId: null, state: 'active', sort })
    const id = await insertDraft(tx, { serviceId, definition, by: null })
    await forceVersion(tx, { id, serviceId, hash: sha256(JSON.stringify(definition)), by: null })
  }
}

/** Says of services that are there which entries of the lists they carry out, once these are there; answers how many were found. */
export function linkHall(ctx: Context, services: readonly SampleService[], unitOf: UnitOf): Promise<number> {
  return linkServices(
    ctx,
    services.map(({ slug, unitCode, matter }) => ({ slug, matter, unitId: unitOf(unitCode) })),
  )
}
