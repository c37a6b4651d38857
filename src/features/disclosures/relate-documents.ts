import { AppError } from '../../kernel/app-error.ts'
import { canSee } from '../../kernel/audience.ts'
import type { RelationKind } from '../../kernel/channel-terms.ts'
import { grants, type Permission, UNIT_BOUND } from '../../kernel/roles.ts'
import { authorize, type Context, may } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { getDocumentRecord } from './documents.queries.ts'
import { lockDocument } from './documents.store.ts'
import { findRelation, interpretationDays, listRelations } from './relations.queries.ts'
import { deleteRelation, insertRelation, saveInterpretationDays } from './relations.store.ts'
import { findByTitle, listStanding } from './standing.queries.ts'

function unitsWith({ actor }: Context, permission: Permission): string[] {
  return actor.roles.flatMap((grant) =>
    grant.unitId !== null && UNIT_BOUND.includes(grant.role) && grants(grant, permission) ? [grant.unitId] : [],
  )
}

/** What a document relates to, for those who may read its working copy. Throws `document.not-found`. */
export async function viewRelations(ctx: Context, id: string) {
  const { unitId } = await getDocumentRecord(ctx.db, ctx.actor, id)
  const seeker = { viewer: ctx.actor.viewer, unitIds: unitsWith(ctx, 'documents.read') }
  const rows = await listRelations(ctx.db, seeker, id)
  const mayLink = may(ctx.actor, 'documents.write', unitId)
  return {
    // Whoever writes the one that explains decides on the link; the other side only shows it.
    rows: rows.map(({ documentId: _, ...row }) => ({ ...row, mayRemove: mayLink && row.direction === 'of' })),
    mayLink,
  }
}

/** What a document can be linked to: what is published and the writer may read. */
export async function findRelatable(ctx: Context, words: string) {
  authorize(ctx, 'documents.write')
  const seeker = { viewer: ctx.actor.viewer, unitIds: unitsWith(ctx, 'documents.write') }
  const found = await findByTitle(ctx.db, seeker, words.trim())
  return { rows: found.map(({ documentId, no, title }) => ({ documentId, no, title })) }
}

interface Link {
  readonly id: string
  readonly toId: string
  readonly kind: RelationKind
}

/**
 * 关联解读、回应、修订、废止: says that this document explains, answers, amends or repeals another. Both pages show it once both are
 * published. Throws `document.not-found`, `relation.own`, `relation.exists-already`.
 */
export async function relateDocument(ctx: Context, { id, toId, kind }: Link): Promise<{ id: string }> {
  if (id === toId) throw new AppError('relation.own')
  return ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.write', document.unitId)
    const [target] = await listStanding(tx, [toId])
    const isKnown =
      target !== undefined &&
      (canSee(ctx.actor.viewer, target.audience) || may(ctx.actor, 'documents.read', target.unitId))
    if (!isKnown) throw new AppError('document.not-found')
    const relationId = newId()
    await insertRelation(tx, { id: relationId, fromId: id, toId, kind, by: ctx.actor.id })
    await record(tx, ctx, {
      type: 'disclosure.related',
      subject: { type: 'document', id },
      unitId: document.unitId,
      data: { relationId, kind, toId },
    })
    return { id: relationId }
  })
}

/** Takes such a link away. Throws `relation.not-found`. */
export async function unrelateDocument(ctx: Context, { id, relationId }: { id: string; relationId: string }) {
  await ctx.transaction(async (tx) => {
    const document = await lockDocument(tx, id)
    authorize(ctx, 'documents.write', document.unitId)
    const relation = await findRelation(tx, { fromId: id, id: relationId })
    if (!relation) throw new AppError('relation.not-found')
    await deleteRelation(tx, relationId)
    await record(tx, ctx, {
      type: 'disclosure.unrelated',
      subject: { type: 'document', id },
      unitId: document.unitId,
      data: { relationId, kind: relation.kind, toId: relation.toId },
    })
  })
}

/** After how many days a rule without an interpretation is told, and whether the reader may change it. */
export async function viewInterpretationSetting(ctx: Context) {
  authorize(ctx, 'monitors.read')
  return { days: await interpretationDays(ctx.db), mayManage: may(ctx.actor, 'monitors.manage') }
}

/** Sets after how many days that is told; null: never. */
export async function changeInterpretationSetting(ctx: Context, days: number | null): Promise<void> {
  authorize(ctx, 'monitors.manage')
  await ctx.transaction(async (tx) => {
    await saveInterpretationDays(tx, { days, by: ctx.actor.id, at: ctx.now() })
    await record(tx, ctx, {
      type: 'setting.interpretation-changed',
      subject: { type: 'setting', id: 'interpretation' },
      data: { days },
    })
  })
}
