import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { getUnit } from '../organisation/index.ts'
import type { DefinitionFault } from './domain/definition-faults.ts'
import { differencesBetween } from './domain/differences.ts'
import { toJsonSchema } from './domain/json-schema.ts'
import { unheldSteps } from './unheld-steps.ts'
import { faultsOf, readDefinition } from './read-definition.ts'
import { getService, getVersion, listServices, listVersions, type Version } from './services.queries.ts'
import { refuseUnfitEntry } from './link-entries.ts'
import {
  forceVersion,
  insertDraft,
  insertService,
  lockService,
  type ServiceValues,
  updateDraft,
  updateService,
} from './services.store.ts'

function tell(
  tx: Tx,
  ctx: Context,
  entry: { type: string; id: string; unitId: string; data: Record<string, unknown> },
) {
  const { type, id, unitId, data } = entry
  return record(tx, ctx, { type: `service.${type}`, subject: { type: 'service', id }, unitId, data })
}

/** Throws unless somebody designs services at all. */
export function authorizeDesigner(ctx: Context): void {
  authorize(ctx, 'hall.design')
}

/** The services that somebody may design, with the state of their versions. */
export async function listDesigns(ctx: Context) {
  authorizeDesigner(ctx)
  const rows = await listServices(ctx.db)
  return rows.filter(({ unitId }) => may(ctx.actor, 'hall.design', unitId))
}

/** A service with its versions, for whoever may design it. Throws `hall.not-found`. */
export async function viewDesign(ctx: Context, id: string) {
  authorizeDesigner(ctx)
  const service = await getService(ctx.db, id)
  if (!may(ctx.actor, 'hall.design', service.unitId)) throw new AppError('hall.not-found')
  return { service, versions: await listVersions(ctx.db, id), mayForce: may(ctx.actor, 'hall.manage') }
}

async function seeVersion(ctx: Context, id: string): Promise<Version> {
  authorizeDesigner(ctx)
  const version = await getVersion(ctx.db, id)
  const { unitId } = await getService(ctx.db, version.serviceId)
  if (!may(ctx.actor, 'hall.design', unitId)) throw new AppError('hall.version-not-found')
  return version
}

/** A version with what is wrong with it, and its form as a JSON Schema. Throws `hall.version-not-found`. */
export async function viewVersion(ctx: Context, id: string) {
  const version = await seeVersion(ctx, id)
  return { ...version, faults: faultsOf(version.definition), schema: toJsonSchema(version.definition.form) }
}

/** Where two versions of one service differ. Throws `hall.version-not-found`. */
export async function compareVersions(ctx: Context, { id, with: otherId }: { id: string; with: string }) {
  const [after, before] = [await seeVersion(ctx, id), await seeVersion(ctx, otherId)]
  if (after.serviceId !== before.serviceId) throw new AppError('hall.version-not-found')
  return differencesBetween(before.definition, after.definition)
}

/** What is wrong with a definition that nobody has saved. Throws `hall.definition-invalid`. */
export function checkDefinition(ctx: Context, raw: unknown): DefinitionFault[] {
  authorizeDesigner(ctx)
  return faultsOf(readDefinition(raw))
}

/** A new service with its first draft. Throws `hall.slug-taken`, `unit.not-found`, `hall.definition-invalid`. */
export async function createService(
  ctx: Context,
  values: { slug: string; name: string; unitId: string; definition: unknown },
): Promise<{ id: string; versionId: string }> {
  const { slug, name, unitId } = values
  authorize(ctx, 'hall.design', unitId)
  await getUnit(ctx.db, unitId)
  const definition = readDefinition(values.definition)
  return ctx.transaction(async (tx) => {
    const id = await insertService(tx, { slug, name, unitId, listEntryId: null, state: 'active', sort: 0 })
    const versionId = await insertDraft(tx, { serviceId: id, definition, by: ctx.actor.id })
    await tell(tx, ctx, { type: 'created', id, unitId, data: { slug, name } })
    return { id, versionId }
  })
}

/**
 * Changes name, unit, order, the entry of the lists that it carries out, or whether it is offered. The unit that gives it away and the
 * one that gets it must both be one's own. Throws `hall.entry-unfit`.
 */
export async function changeService(
  ctx: Context,
  { id, ...values }: { id: string } & Omit<ServiceValues, 'slug'>,
): Promise<void> {
  authorize(ctx, 'hall.design', values.unitId)
  await getUnit(ctx.db, values.unitId)
  await refuseUnfitEntry(ctx, values)
  await ctx.transaction(async (tx) => {
    const { unitId } = await lockService(tx, id)
    if (!may(ctx.actor, 'hall.design', unitId)) throw new AppError('hall.not-found')
    await updateService(tx, id, values)
    await tell(tx, ctx, { type: 'changed', id, unitId: values.unitId, data: values })
  })
}

/**
 * Saves the draft of a service; where there is none, it begins one (`revision` 0). Only its shape is checked: a draft may be
 * unfinished. Throws `hall.not-found`, `hall.definition-invalid`, `hall.draft-changed`.
 */
export async function saveDraft(
  ctx: Context,
  { id, definition: raw, revision }: { id: string; definition: unknown; revision: number },
): Promise<{ versionId: string; revision: number; faults: DefinitionFault[] }> {
  authorizeDesigner(ctx)
  const definition = readDefinition(raw)
  return ctx.transaction(async (tx) => {
    const { unitId } = await lockService(tx, id)
    if (!may(ctx.actor, 'hall.design', unitId)) throw new AppError('hall.not-found')
    const draft = (await listVersions(tx, id)).find(({ state }) => state === 'draft')
    if (!draft && revision !== 0) throw new AppError('hall.draft-changed')
    const by = ctx.actor.id
    if (draft) await updateDraft(tx, { id: draft.id, definition, revision, by })
    const versionId = draft?.id ?? (await insertDraft(tx, { serviceId: id, definition, by }))
    await tell(tx, ctx, { type: 'draft-saved', id, unitId, data: { versionId } })
    return { versionId, revision: draft ? revision + 1 : 1, faults: faultsOf(definition) }
  })
}

/**
 * 启用: puts the draft into force, as it was last saved. Running matters keep their version. Throws `hall.no-draft`,
 * `hall.draft-changed`, `hall.definition-faulty` with what must be put right.
 */
export async function putIntoForce(ctx: Context, { id, revision }: { id: string; revision: number }): Promise<void> {
  authorize(ctx, 'hall.manage')
  await ctx.transaction(async (tx) => {
    const { unitId } = await lockService(tx, id)
    const draft = (await listVersions(tx, id)).find(({ state }) => state === 'draft')
    if (!draft) throw new AppError('hall.no-draft')
    if (draft.revision !== revision) throw new AppError('hall.draft-changed')
    const faults = [...faultsOf(draft.definition), ...(await unheldSteps(tx, draft.definition))]
    if (faults.length > 0) throw new AppError('hall.definition-faulty', { faults })
    const hash = sha256(JSON.stringify(draft.definition))
    await forceVersion(tx, { id: draft.id, serviceId: id, hash, by: ctx.actor.id })
    await tell(tx, ctx, { type: 'version-forced', id, unitId, data: { versionId: draft.id, no: draft.no, hash } })
  })
}
