import { AppError } from '../../kernel/app-error.ts'
import type { TrainingKind } from '../../kernel/training-terms.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Attendance } from './domain/attendance.ts'
import { findTraining, type Training } from './trainings.queries.ts'

/** What the organiser writes. */
export interface Written {
  readonly kind: TrainingKind
  readonly title: string
  readonly on: string
  readonly hours: number
  readonly place: string
  readonly hostUnitId: string
  readonly trainer: string
  readonly outline: string
}

function columnsOf({ kind, title, on, hours, place, hostUnitId, trainer, outline }: Written) {
  return { kind, title, on_day: on, hours, place, host_unit_id: hostUnitId, trainer, outline }
}

/** Writes a plan. */
export async function insertTraining(tx: Tx, made: Written & { id: string; createdBy: string }): Promise<void> {
  await tx
    .insertInto('training')
    .values({ ...columnsOf(made), id: made.id, created_by: made.createdBy })
    .execute()
}

/** Writes it anew. */
export async function saveTraining(tx: Tx, id: string, written: Written): Promise<void> {
  await tx.updateTable('training').set(columnsOf(written)).where('id', '=', id).execute()
}

/** The training, locked until the end of the transaction. Throws `training.not-found`. */
export async function lockTraining(tx: Tx, id: string): Promise<Training> {
  await tx.selectFrom('training').select('id').where('id', '=', id).forUpdate().execute()
  const training = await findTraining(tx, id)
  if (!training) throw new AppError('training.not-found')
  return training
}

/** It was held, or will not be. */
export async function saveState(tx: Tx, id: string, state: 'held' | 'cancelled'): Promise<void> {
  await tx.updateTable('training').set({ state }).where('id', '=', id).execute()
}

/** Who came, by unit; what was written before is replaced. */
export async function saveAttendance(tx: Tx, id: string, attendance: readonly Attendance[]): Promise<void> {
  await tx.deleteFrom('training_attendance').where('training_id', '=', id).execute()
  if (attendance.length === 0) return
  await tx
    .insertInto('training_attendance')
    .values(attendance.map(({ unitId, people }) => ({ training_id: id, unit_id: unitId, people })))
    .execute()
}

/** Somebody was there. Answers whether that is new. */
export async function insertAttendee(tx: Tx, id: string, accountId: string): Promise<boolean> {
  const done = await tx
    .insertInto('training_attendee')
    .values({ training_id: id, account_id: accountId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Adds what was handed out. */
export async function insertMaterial(
  tx: Tx,
  material: { id: string; trainingId: string; name: string; sha256: string; mediaType: string; size: number },
): Promise<void> {
  const { id, trainingId, name, sha256, mediaType, size } = material
  await tx
    .insertInto('training_material')
    .values({ id, training_id: trainingId, name, sha256, media_type: mediaType, size })
    .execute()
}

/** Takes it away again. */
export async function deleteMaterial(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('training_material').where('id', '=', id).execute()
}
