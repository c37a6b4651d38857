import type { Context } from '../../platform/context.ts'
import { json } from '../../platform/db/json.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { snapshot } from '../../platform/ledger/record.ts'
import type { Detection } from './domain/detect.ts'
import type { GuardSettings } from './domain/leak.ts'
import type { Actions } from './domain/policy.ts'

/** Keeps what was found in a file, masked; the same file is not read twice by the same detectors. */
export async function insertInspection(
  tx: Tx,
  values: { sha256: string; version: string; detections: readonly Detection[]; unread: readonly string[] },
): Promise<void> {
  await tx
    .insertInto('file_inspection')
    .values({ ...values, detections: json(values.detections), unread: [...values.unread] })
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Keeps why an editor asks for a finding to be let pass; a later word replaces an earlier one. */
export async function saveJustification(
  tx: Tx,
  values: { subjectId: string; fingerprint: string; reason: string; by: string },
): Promise<void> {
  const { subjectId, fingerprint, reason, by } = values
  await tx
    .insertInto('leak_justification')
    .values({ subject_id: subjectId, fingerprint, reason, given_by: by })
    .onConflict((c) => c.columns(['subject_id', 'fingerprint']).doUpdateSet({ reason, given_by: by }))
    .execute()
}

/** An override as it is kept for good, bound to one revision. */
export interface NewOverride {
  readonly subjectId: string
  readonly revisionHash: string
  readonly fingerprint: string
  readonly kind: string
  readonly place: string
  readonly masked: string
  readonly reason: string
}

/** Writes an override down; a second one for the same finding of the same revision changes nothing. */
export async function insertOverride(tx: Tx, { actor }: Pick<Context, 'actor'>, values: NewOverride): Promise<void> {
  const { subjectId, revisionHash, ...finding } = values
  await tx
    .insertInto('leak_override')
    .values({
      id: newId(),
      subject_id: subjectId,
      revision_hash: revisionHash,
      ...finding,
      given_by: actor.id,
      actor: json(snapshot(actor)),
    })
    .onConflict((c) => c.columns(['revision_hash', 'fingerprint']).doNothing())
    .execute()
}

/** Sets what holds for an item (empty: in general). */
export async function savePolicy(
  tx: Tx,
  values: { catalogueId: string; itemNumber: string; actions: Actions; by: string },
): Promise<void> {
  const actions = json(values.actions)
  await tx
    .insertInto('leak_policy')
    .values({
      catalogue_id: values.catalogueId,
      item_number: values.itemNumber,
      actions,
      changed_by: values.by,
    })
    .onConflict((c) => c.columns(['catalogue_id', 'item_number']).doUpdateSet({ actions, changed_by: values.by }))
    .execute()
}

/** Forgets the school's own word for an item, so that what ships with the platform holds again. */
export async function deletePolicy(tx: Tx, of: { catalogueId: string; itemNumber: string }): Promise<void> {
  await tx
    .deleteFrom('leak_policy')
    .where('catalogue_id', '=', of.catalogueId)
    .where('item_number', '=', of.itemNumber)
    .execute()
}

/** Sets the form of student numbers and the official phones. */
export async function saveGuardSettings(tx: Tx, { studentPattern, officialPhones }: GuardSettings): Promise<void> {
  const values = { student_pattern: studentPattern, official_phones: [...officialPhones] }
  await tx
    .insertInto('leak_setting')
    .values({ id: 1, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}
