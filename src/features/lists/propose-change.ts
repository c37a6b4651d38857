import { AppError, refuse } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import { FIELD_NAMES } from '../../kernel/list-terms.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { type Content, findLeaks, refuseOpen } from '../leakguard/index.ts'
import { openReview } from '../review/index.ts'
import { insertChange, setReview } from './changes.store.ts'
import type { ProposedRow } from './domain/check-rows.ts'
import { objectionsToParent } from './domain/entry.ts'
import { hashOfChange } from './hashes.ts'
import { insertEntries, type LockedEntry, lockEntries, markEntries, redefineEntry } from './lists.store.ts'

/** A set of changes as it is sent for review. */
export interface Proposal {
  readonly title: string
  readonly reason: string
  /** The first day on which it holds; null: the day of the approval. */
  readonly effectiveOn: string | null
  readonly rows: readonly ProposedRow[]
}

/** The words of these rows as the leak guard reads them; `place` tells people where. */
export function passagesOf(rows: readonly ProposedRow[]): Content['passages'] {
  return rows.flatMap(({ number, fields }) =>
    Object.entries(FIELD_NAMES).flatMap(([name, label]) => {
      const text = fields[name as keyof typeof fields]
      return typeof text === 'string' && text !== ''
        ? [{ field: `${number}/${name}`, place: `${number} ${label}`, text, heading: label, block: null }]
        : []
    }),
  )
}

/** Throws `leak.blocked` while a text holds what must not get out. Nobody lets it pass: words are changed instead. */
async function refuseLeaks(ctx: Context, rows: readonly ProposedRow[]): Promise<void> {
  const passages = passagesOf(rows)
  refuseOpen(await findLeaks(ctx.db, { subjectId: '', revisionHash: null, itemIds: [], passages, files: [] }))
}

function refuseDouble(rows: readonly ProposedRow[]): void {
  if (rows.length === 0) throw new AppError('list-change.nothing-changed')
  if (new Set(rows.map(({ number }) => number)).size < rows.length) throw new AppError('list-entry.number-taken')
}

function refuseAsItIs(row: ProposedRow, before: LockedEntry | undefined): void {
  if (!before) {
    if (row.isEnded) throw new AppError('list-entry.not-found', { number: row.number })
    return
  }
  if (before.openChangeId !== null) throw new AppError('list-entry.in-review', { number: row.number })
  const isOther = before.kind !== row.kind || before.unitId !== row.unitId
  if (before.lastVersionId !== null && isOther) throw new AppError('list-entry.number-taken', { number: row.number })
}

type Placed = ReadonlyMap<string, { readonly id: string; readonly kind: ProposedRow['kind']; readonly number: string }>

function parentOf(row: ProposedRow, placed: Placed): string | null {
  if (row.parentNumber === '') return null
  const parent = placed.get(row.parentNumber)
  if (!parent) throw new AppError('list-entry.parent-invalid', { number: row.parentNumber })
  refuse(objectionsToParent(row, parent))
  return parent.id
}

/** An entry that never held is what the row says; one that has held derives from what it derived from. */
async function settleKnown(
  tx: Tx,
  { kind, unitId, number }: ProposedRow,
  { before, parentId }: { before: LockedEntry; parentId: string | null },
): Promise<void> {
  if (before.lastVersionId === null) await redefineEntry(tx, before.id, { kind, unitId, parentId })
  else if (before.parentId !== parentId) throw new AppError('list-entry.parent-invalid', { number })
}

/** Finds the entry of each row, adding those that are new, parents before what derives from them. Answers them by number. */
async function placeRows(
  tx: Tx,
  rows: readonly ProposedRow[],
): Promise<Map<string, { id: string; base: string | null }>> {
  const locked = await lockEntries(tx, [...new Set(rows.flatMap(({ number, parentNumber }) => [number, parentNumber]))])
  const placed = new Map<string, { id: string; kind: ProposedRow['kind']; number: string }>(locked)
  const fresh: { id: string; kind: ProposedRow['kind']; unitId: string; number: string; parentId: string | null }[] = []
  const parentsFirst = [...rows].sort((a, b) => Number(a.kind === 'service') - Number(b.kind === 'service'))
  for (const row of parentsFirst) {
    const before = locked.get(row.number)
    refuseAsItIs(row, before)
    const parentId = parentOf(row, placed)
    const { kind, unitId, number } = row
    if (before) await settleKnown(tx, row, { before, parentId })
    const id = before?.id ?? newId()
    if (!before) fresh.push({ id, kind, unitId, number, parentId })
    placed.set(number, { id, kind, number })
  }
  await insertEntries(tx, fresh)
  const idOf = (number: string): string => placed.get(number)?.id ?? ''
  return new Map(
    rows.map(({ number }) => [number, { id: idOf(number), base: locked.get(number)?.lastVersionId ?? null }]),
  )
}

/** The unit whose head looks at it first: the one unit of all rows, or whoever proposes for many. */
function unitOf(ctx: Context, rows: readonly ProposedRow[]): string {
  const units = [...new Set(rows.map(({ unitId }) => unitId))]
  return (units.length === 1 ? units[0] : (ctx.actor.unitId ?? units[0])) ?? ''
}

/**
 * 提出变更: sends new, changed and ended entries for review as one change; nothing of it holds before it is approved. Throws
 * `list-entry.in-review`, `…number-taken`, `…parent-invalid`, `…not-found`, `list-change.nothing-changed`,
 * `…effective-in-the-past`, `leak.blocked`.
 */
export async function proposeChange(ctx: Context, proposal: Proposal): Promise<{ id: string; caseId: string }> {
  const { title, reason, effectiveOn, rows } = proposal
  for (const unitId of new Set(rows.map((row) => row.unitId))) authorize(ctx, 'lists.write', unitId)
  refuseDouble(rows)
  if (effectiveOn !== null && effectiveOn < dayOf(ctx.now())) throw new AppError('list-change.effective-in-the-past')
  await refuseLeaks(ctx, rows)
  return ctx.transaction(async (tx) => {
    const placed = await placeRows(tx, rows)
    const id = newId()
    const hash = hashOfChange(rows, effectiveOn)
    const unitId = unitOf(ctx, rows)
    const changes = rows.map(({ number, isEnded, fields }, at) => {
      const { id: entryId = '', base = null } = placed.get(number) ?? {}
      return { at, entryId, baseVersionId: base, isEnded, fields }
    })
    await insertChange(tx, { id, unitId, title, reason, effectiveOn, hash, createdBy: ctx.actor.id }, changes)
    await markEntries(
      tx,
      changes.map(({ entryId }) => entryId),
      id,
    )
    const subject = { subjectType: 'list-change', subjectId: id, revisionId: id, revisionHash: hash }
    const about = { title, unitId, materialKind: 'service-list', isMajor: false, authorIds: [ctx.actor.id] }
    const { caseId } = await openReview(tx, ctx, { ...subject, ...about })
    await setReview(tx, id, caseId)
    await record(tx, ctx, {
      type: 'list-change.proposed',
      subject: { type: 'list-change', id },
      unitId,
      reason,
      data: { title, hash, caseId, effectiveOn, entries: rows.length },
    })
    return { id, caseId }
  })
}
