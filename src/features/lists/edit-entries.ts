import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { EntryFields, ListKind } from '../../kernel/list-terms.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { getUnit } from '../organisation/index.ts'
import { cellsOf, STATE_WORDS } from './domain/entry-rows.ts'
import { checkLines } from './import-entries.ts'
import { findHeads, findHeld, type HeldEntry } from './lists.queries.ts'
import { proposeChange } from './propose-change.ts'

/** An entry as the form has it. */
export interface EditedEntry {
  readonly kind: ListKind
  readonly number: string
  readonly unitId: string
  readonly parentNumber: string
  readonly isEnded: boolean
  readonly fields: EntryFields
}

/** What is said of a change beside its entries. */
export interface EditTerms {
  readonly title: string
  readonly reason: string
  readonly effectiveOn: string | null
}

async function toLine(ctx: Context, entry: EditedEntry, rowNumber: number) {
  const unit = await getUnit(ctx.db, entry.unitId)
  const cells = cellsOf({ ...entry, unitName: unit.code })
  return { rowNumber, cells: entry.isEnded ? [...cells.slice(0, -1), STATE_WORDS.ended] : cells }
}

/**
 * Sends entries from a form for review. They pass the same checks as a sheet. Throws `list-entry.invalid` with every fault in
 * words, and the codes of `proposeChange`.
 */
export async function editEntries(
  ctx: Context,
  { entries, ...terms }: EditTerms & { entries: readonly EditedEntry[] },
): Promise<{ id: string; caseId: string }> {
  for (const { unitId } of entries) authorize(ctx, 'lists.write', unitId)
  const lines = await Promise.all(entries.map((entry, at) => toLine(ctx, entry, at + 1)))
  const { rows, errors } = await checkLines(ctx, lines)
  if (errors.length > 0) {
    const faults = errors.map(({ row, column, message }) => `${entries[row - 1]?.number ?? ''} ${column}：${message}`)
    throw new AppError('list-entry.invalid', { faults: faults.slice(0, 50) })
  }
  return proposeChange(ctx, { ...terms, rows })
}

/** One thing done to many entries: a field set to a value, or a text in it replaced by another. */
export type BulkEdit =
  | { readonly act: 'set'; readonly fields: Partial<EntryFields> }
  | { readonly act: 'replace'; readonly from: string; readonly to: string }
  | { readonly act: 'end' }

function replaced(fields: EntryFields, from: string, to: string): EntryFields {
  const texts = Object.entries(fields).filter(([name, value]) => typeof value === 'string' && name !== 'audience')
  return { ...fields, ...Object.fromEntries(texts.map(([name, value]) => [name, String(value).replaceAll(from, to)])) }
}

function applied({ version: { fields } }: HeldEntry, edit: BulkEdit): EntryFields {
  if (edit.act === 'set') return { ...fields, ...edit.fields }
  return edit.act === 'replace' && edit.from !== '' ? replaced(fields, edit.from, edit.to) : fields
}

/** 批量修改: the same edit to many entries, as one change. Throws `list-entry.not-found`, and the codes of `editEntries`. */
export async function editMany(
  ctx: Context,
  { ids, edit, ...terms }: EditTerms & { ids: readonly string[]; edit: BulkEdit },
): Promise<{ id: string; caseId: string }> {
  authorize(ctx, 'lists.write')
  const held = await findHeld(ctx.db, { day: dayOf(ctx.now()), viewer: null })
  const chosen = held.filter(({ id }) => ids.includes(id))
  if (chosen.length < new Set(ids).size) throw new AppError('list-entry.not-found')
  const parents = await findHeads(
    ctx.db,
    chosen.flatMap(({ parentId }) => parentId ?? []),
  )
  const entries = chosen.map((entry) => ({
    kind: entry.kind,
    number: entry.number,
    unitId: entry.unitId,
    parentNumber: parents.get(entry.parentId ?? '')?.number ?? '',
    isEnded: edit.act === 'end',
    fields: applied(entry, edit),
  }))
  return editEntries(ctx, { ...terms, entries })
}
