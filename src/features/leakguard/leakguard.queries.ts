import type { ReadDb } from '../../platform/db/database.ts'
import type { Detection } from './domain/detect.ts'
import { type GuardSettings, NO_SETTINGS } from './domain/leak.ts'
import type { Actions } from './domain/policy.ts'

/** The form of student numbers and the official phones; nothing when the school has set none. */
export async function findGuardSettings(db: ReadDb): Promise<GuardSettings> {
  const row = await db.selectFrom('leak_setting').selectAll().executeTakeFirst()
  return row ? { studentPattern: row.student_pattern, officialPhones: row.official_phones } : NO_SETTINGS
}

/** What the school has set for items, in place of what ships with the platform. */
export async function listOwnPolicies(
  db: ReadDb,
): Promise<{ catalogueId: string; itemNumber: string; actions: Partial<Actions> }[]> {
  const rows = await db.selectFrom('leak_policy').select(['catalogue_id', 'item_number', 'actions']).execute()
  return rows.map((row) => ({
    catalogueId: row.catalogue_id,
    itemNumber: row.item_number,
    actions: row.actions as Partial<Actions>,
  }))
}

/** What was found in a file by the detectors of this version. */
export interface Inspection {
  readonly detections: readonly Detection[]
  readonly unread: readonly string[]
}

/** The inspections of these files by their hash; a file that was not inspected yet is not among them. */
export async function findInspections(
  db: ReadDb,
  hashes: readonly string[],
  version: string,
): Promise<Map<string, Inspection>> {
  if (hashes.length === 0) return new Map()
  const rows = await db
    .selectFrom('file_inspection')
    .select(['sha256', 'detections', 'unread'])
    .where('sha256', 'in', [...hashes])
    .where('version', '=', version)
    .execute()
  return new Map(rows.map((row) => [row.sha256, { detections: row.detections as Detection[], unread: row.unread }]))
}

/** Adds to the map of a key. */
function put<T>(into: Map<string, Map<string, T>>, [key, name]: readonly [string, string], value: T): void {
  const inner = into.get(key) ?? new Map<string, T>()
  into.set(key, inner.set(name, value))
}

/** Why editors ask for findings of these subjects to be let pass: by subject, then by fingerprint. */
export async function findJustifications(
  db: ReadDb,
  subjectIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const found = new Map<string, Map<string, string>>()
  if (subjectIds.length === 0) return found
  const rows = await db
    .selectFrom('leak_justification')
    .select(['subject_id', 'fingerprint', 'reason'])
    .where('subject_id', 'in', [...subjectIds])
    .execute()
  for (const row of rows) put(found, [row.subject_id, row.fingerprint], row.reason)
  return found
}

/** Who let a finding pass, when and why. */
export interface Override {
  readonly by: string
  readonly reason: string
  readonly givenAt: Date
}

/** What was let pass in exactly these revisions: by hash, then by fingerprint. */
export async function findOverrides(
  db: ReadDb,
  revisionHashes: readonly string[],
): Promise<Map<string, Map<string, Override>>> {
  const found = new Map<string, Map<string, Override>>()
  if (revisionHashes.length === 0) return found
  const rows = await db
    .selectFrom('leak_override')
    .select(['revision_hash', 'fingerprint', 'reason', 'actor', 'given_at'])
    .where('revision_hash', 'in', [...revisionHashes])
    .execute()
  for (const row of rows) {
    const { name } = row.actor as { name: string }
    put(found, [row.revision_hash, row.fingerprint], { by: name, reason: row.reason, givenAt: row.given_at })
  }
  return found
}
