import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { TrainingKind, TrainingState } from '../../kernel/training-terms.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import type { Attendance } from './domain/attendance.ts'

/** A training, a seminar on cases, a reading of a policy (培训). */
export interface Training {
  readonly id: string
  readonly kind: TrainingKind
  readonly title: string
  readonly on: Day
  readonly hours: number
  readonly place: string
  readonly hostUnitId: string
  readonly hostUnitName: string
  readonly trainer: string
  readonly outline: string
  readonly state: TrainingState
  /** Everybody who came, over all units. */
  readonly people: number
}

function base(db: ReadDb | Tx) {
  return db
    .selectFrom('training as t')
    .innerJoin('unit as u', 'u.id', 't.host_unit_id')
    .selectAll('t')
    .select('u.name as hostUnitName')
    .select(
      sql<number>`coalesce((select sum(a.people) from training_attendance a where a.training_id = t.id), 0)::int`.as(
        'people',
      ),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof base>['execute']>>[number]

function toTraining(row: Row): Training {
  const { id, title, place, trainer, outline, people, hostUnitName } = row
  return {
    ...{ id, title, place, trainer, outline, people, hostUnitName },
    kind: row.kind as TrainingKind,
    on: row.on_day as Day,
    hours: Number(row.hours),
    hostUnitId: row.host_unit_id,
    state: row.state as TrainingState,
  }
}

/** The trainings of a period, the newest first. */
export async function listTrainings(db: ReadDb, { from, to }: { from: string; to: string }): Promise<Training[]> {
  const rows = await base(db)
    .where('t.on_day', '>=', from)
    .where('t.on_day', '<=', to)
    .orderBy('t.on_day', 'desc')
    .orderBy('t.id', 'desc')
    .execute()
  return rows.map(toTraining)
}

/** One training. */
export async function findTraining(db: ReadDb | Tx, id: string): Promise<Training | undefined> {
  const row = await base(db).where('t.id', '=', id).executeTakeFirst()
  return row && toTraining(row)
}

/** Who came, by unit. */
export async function listAttendance(db: ReadDb, id: string) {
  return db
    .selectFrom('training_attendance as a')
    .innerJoin('unit as u', 'u.id', 'a.unit_id')
    .select(['a.unit_id as unitId', 'u.name', 'a.people'])
    .where('a.training_id', '=', id)
    .orderBy('u.sort')
    .orderBy('u.code')
    .execute()
}

/** Those who said themselves that they were there. */
export async function listAttendees(db: ReadDb, id: string) {
  return db
    .selectFrom('training_attendee as t')
    .innerJoin('account as a', 'a.id', 't.account_id')
    .leftJoin('unit as u', 'u.id', 'a.unit_id')
    .select(['a.id', 'a.name', 'u.name as unitName'])
    .where('t.training_id', '=', id)
    .orderBy('a.name')
    .execute()
}

/** How many signed in, by unit. */
export async function countSignedIn(db: ReadDb | Tx, id: string): Promise<Attendance[]> {
  const { rows } = await sql<Attendance>`
    select a.unit_id as "unitId", count(*)::int as people from training_attendee t join account a on a.id = t.account_id
    where t.training_id = ${id} and a.unit_id is not null group by a.unit_id`.execute(db)
  return rows
}

/** What was handed out, in the order in which it was added. */
export async function listMaterials(db: ReadDb | Tx, id: string) {
  return db
    .selectFrom('training_material')
    .select(['id', 'name', 'sha256', 'media_type as mediaType', 'size'])
    .where('training_id', '=', id)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

/** Trainings that were held in a period, and how many came. */
export async function sumTrainings(
  db: ReadDb,
  { from, to }: { from: string; to: string },
): Promise<{ held: number; people: number }> {
  const { rows } = await sql<{ held: number; people: number }>`
    select (select count(*) from training where state = 'held' and on_day between ${from} and ${to})::int as held,
      coalesce((select sum(a.people) from training_attendance a join training t on t.id = a.training_id
        where t.state = 'held' and t.on_day between ${from} and ${to}), 0)::int as people`.execute(db)
  return rows[0] ?? { held: 0, people: 0 }
}

/** Of the trainings held in a period, to how many each unit sent somebody. */
export async function countByUnit(
  db: ReadDb,
  { from, to }: { from: string; to: string },
): Promise<{ unitId: string; count: number }[]> {
  const { rows } = await sql<{ unitId: string; count: number }>`
    select a.unit_id as "unitId", count(*)::int as count from training_attendance a join training t on t.id = a.training_id
    where t.state = 'held' and t.on_day between ${from} and ${to} group by a.unit_id`.execute(db)
  return rows
}

/** The trainings to which a unit sent somebody, by id. */
export async function listAttended(db: ReadDb, unitId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('training_attendance')
    .select('training_id as id')
    .where('unit_id', '=', unitId)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
