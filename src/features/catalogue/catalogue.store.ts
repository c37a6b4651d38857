import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import { json } from '../../platform/db/json.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { LegalBasis, UpdateRule } from './domain/item-rule.ts'

/** A catalogue as it is added. */
export interface NewCatalogue {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: 'national' | 'three-affairs' | 'unit'
  readonly unitId: string | null
  readonly source: string
  readonly isOfficial: boolean
  readonly intro: string
  readonly sort: number
}

/** Adds a catalogue. */
export async function insertCatalogue(tx: Tx, values: NewCatalogue): Promise<void> {
  await tx
    .insertInto('catalogue')
    .values({
      id: values.id,
      name: values.name,
      short_name: values.shortName,
      kind: values.kind,
      unit_id: values.unitId,
      source: values.source,
      is_official: values.isOfficial,
      intro: values.intro,
      sort: values.sort,
    })
    .execute()
}

/** A class or an item as it is added. */
export interface NewItem {
  readonly catalogueId: string
  readonly parentId: string | null
  readonly level: 'class' | 'item'
  readonly number: string
  readonly title: string
  readonly validFrom: string
  readonly isOfficial: boolean
  readonly sort: number
  readonly splitFrom?: string
}

/** Adds a class or an item. Throws `item.number-taken`. */
export async function insertItem(tx: Tx, values: NewItem): Promise<string> {
  const id = newId()
  const done = await tx
    .insertInto('catalogue_item')
    .values({
      id,
      catalogue_id: values.catalogueId,
      parent_id: values.parentId,
      level: values.level,
      number: values.number,
      title: values.title,
      valid_from: values.validFrom,
      is_official: values.isOfficial,
      sort: values.sort,
      split_from: values.splitFrom ?? null,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) throw new AppError('item.number-taken', { number: values.number })
  return id
}

/** What a rule says from a day on. */
export interface RuleValues {
  readonly unitId: string | null
  readonly postId: string | null
  readonly audience: string
  readonly update: UpdateRule
  readonly legalBasis: readonly LegalBasis[]
  readonly evidence: readonly { readonly kind: string; readonly fields?: readonly string[] }[]
  readonly note: string
}

/** Lets a rule begin on a day and the one before end there. Throws `item.rule-overlaps` when one begins on or after that day already. */
export async function beginRule(
  tx: Tx,
  itemId: string,
  { validFrom, rule }: { validFrom: string; rule: RuleValues },
): Promise<string> {
  const later = await tx
    .selectFrom('item_rule')
    .select('id')
    .where('item_id', '=', itemId)
    .where('valid_from', '>=', validFrom)
    .executeTakeFirst()
  if (later) throw new AppError('item.rule-overlaps', { itemId, validFrom })
  await tx
    .updateTable('item_rule')
    .set({ valid_to: validFrom })
    .where('item_id', '=', itemId)
    .where('valid_to', 'is', null)
    .execute()
  const id = newId()
  await tx
    .insertInto('item_rule')
    .values({
      id,
      item_id: itemId,
      valid_from: validFrom,
      valid_to: null,
      unit_id: rule.unitId,
      post_id: rule.postId,
      audience: rule.audience,
      update_rule: json(rule.update),
      legal_basis: json(rule.legalBasis),
      evidence: json(rule.evidence),
      note: rule.note,
    })
    .execute()
  return id
}

/** The item, locked. Throws `item.not-found`. */
export async function lockItem(
  tx: Tx,
  id: string,
): Promise<{
  id: string
  catalogueId: string
  parentId: string | null
  number: string
  title: string
  validFrom: string
  validTo: string | null
  sort: number
  isOfficial: boolean
}> {
  const row = await tx
    .selectFrom('catalogue_item')
    .selectAll()
    .where('id', '=', id)
    .where('level', '=', 'item')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('item.not-found', { id })
  return {
    id: row.id,
    catalogueId: row.catalogue_id,
    parentId: row.parent_id,
    number: row.number,
    title: row.title,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    sort: row.sort,
    isOfficial: row.is_official,
  }
}

/** The rule that is open-ended now, if there is one. */
export async function findOpenRule(tx: Tx, itemId: string): Promise<RuleValues | undefined> {
  const row = await tx
    .selectFrom('item_rule')
    .selectAll()
    .where('item_id', '=', itemId)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      unitId: row.unit_id,
      postId: row.post_id,
      audience: row.audience,
      update: row.update_rule as UpdateRule,
      legalBasis: row.legal_basis as LegalBasis[],
      evidence: row.evidence as { kind: string; fields?: string[] }[],
      note: row.note,
    }
  )
}

/** Ends an item on a day; its documents and its history stay with it. */
export async function endItem(tx: Tx, id: string, on: string): Promise<void> {
  await tx.updateTable('catalogue_item').set({ valid_to: on }).where('id', '=', id).execute()
  await tx
    .updateTable('item_rule')
    .set({ valid_to: on })
    .where('item_id', '=', id)
    .where('valid_to', 'is', null)
    .where('valid_from', '<', on)
    .execute()
}

/** Lets documents filed under `from` count for `to`. */
export async function insertCrossing(
  tx: Tx,
  { from, to, note }: { from: string; to: string; note: string },
): Promise<void> {
  if (from === to) throw new AppError('crosswalk.invalid')
  await tx
    .insertInto('crosswalk')
    .values({ from_item_id: from, to_item_id: to, note })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Takes a crossing away. */
export async function deleteCrossing(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.deleteFrom('crosswalk').where('from_item_id', '=', from).where('to_item_id', '=', to).execute()
}

/** Notes that something was formed or has changed; the item's clock starts with the next day. */
export async function insertDutyEvent(
  tx: Tx,
  { itemId, unitId, occurredOn, what }: { itemId: string; unitId: string | null; occurredOn: string; what: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('item_duty_event')
    .values({ id, item_id: itemId, unit_id: unitId, occurred_on: occurredOn, what })
    .execute()
  return id
}

/** A publication answers the duties of its items that arose before or on its day. */
export async function resolveDuties(
  tx: Tx,
  { itemIds, documentId }: { itemIds: readonly string[]; documentId: string },
): Promise<void> {
  if (itemIds.length === 0) return
  await tx
    .updateTable('item_duty_event')
    .set({ resolved_document_id: documentId, resolved_on: sql`(clock_timestamp() at time zone 'Asia/Shanghai')::date` })
    .where('item_id', 'in', [...itemIds])
    .where('resolved_on', 'is', null)
    .execute()
}
