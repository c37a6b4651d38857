import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import { json } from '../../platform/db/json.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { SchoolProfile } from './domain/school-profile.ts'
import type { Unit } from './organisation.queries.ts'

/** A unit as it is saved; without id a new one. */
export type UnitValues = Omit<Unit, 'id' | 'state'> & { readonly state?: Unit['state'] }

function toColumns(values: UnitValues) {
  return {
    code: values.code,
    name: values.name,
    short_name: values.shortName,
    kind: values.kind,
    parent_id: values.parentId,
    slug: values.slug,
    is_business_department: values.isBusinessDepartment,
    phone: values.phone,
    email: values.email,
    address: values.address,
    office_hours: values.officeHours,
    intro: values.intro,
    sort: values.sort,
    state: values.state ?? 'active',
  }
}

/** Adds a unit. Throws `unit.code-taken`. */
export async function insertUnit(tx: Tx, values: UnitValues): Promise<string> {
  const id = newId()
  const done = await tx
    .insertInto('unit')
    .values({ id, ...toColumns(values) })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n)
    throw new AppError('unit.code-taken', { code: values.code, slug: values.slug })
  return id
}

/** Changes a unit. Throws `unit.not-found` or `unit.code-taken`. */
export async function updateUnit(tx: Tx, id: string, values: UnitValues): Promise<void> {
  const clash = await tx
    .selectFrom('unit')
    .select('id')
    .where('id', '<>', id)
    .where((eb) => eb.or([eb('code', '=', values.code), eb('slug', '=', values.slug)]))
    .executeTakeFirst()
  if (clash) throw new AppError('unit.code-taken', { code: values.code, slug: values.slug })
  const done = await tx.updateTable('unit').set(toColumns(values)).where('id', '=', id).executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new AppError('unit.not-found', { id })
}

/** Saves the school's profile. */
export async function saveProfile(tx: Tx, profile: SchoolProfile): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ key: 'school', value: json(profile) })
    .onConflict((c) => c.column('key').doUpdateSet({ value: json(profile), changed_at: sql`clock_timestamp()` }))
    .execute()
}

/** Adds a post of a unit; answers the one that is there when it exists. */
export async function ensurePost(tx: Tx, post: { unitId: string; name: string; sort: number }): Promise<string> {
  const row = await tx
    .insertInto('post')
    .values({ id: newId(), unit_id: post.unitId, name: post.name, sort: post.sort })
    .onConflict((c) => c.columns(['unit_id', 'name']).doUpdateSet({ sort: post.sort }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Somebody of the university. `kind` says whether they work or study here; unsaid, it stays as it is, at first `staff`. */
export interface PersonValues {
  readonly staffNo: string
  readonly name: string
  readonly unitId: string | null
  readonly isPartyMember: boolean
  readonly kind?: 'staff' | 'student'
  /** The person who stands over them: the supervisor of a student, the superior of an employee. */
  readonly supervisorId?: string
}

/** Adds a person with the staff number, or changes the one who has it. */
export async function ensurePerson(tx: Tx, person: PersonValues): Promise<string> {
  const shown = {
    name: person.name,
    unit_id: person.unitId,
    is_party_member: person.isPartyMember,
    ...(person.kind === undefined ? {} : { kind: person.kind }),
    ...(person.supervisorId === undefined ? {} : { supervisor_id: person.supervisorId }),
  }
  const row = await tx
    .insertInto('person')
    .values({ id: newId(), staff_no: person.staffNo, ...shown })
    .onConflict((c) => c.column('staff_no').doUpdateSet(shown))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Somebody from the sheets of the personnel and student offices; empty texts and null leave what is known. */
export interface ImportedPerson {
  readonly id: string
  readonly staffNo: string
  readonly name: string
  readonly unitId: string | null
  readonly kind: 'staff' | 'student'
  readonly supervisorNo: string
  /** Empty leaves what is known; somebody new is there. */
  readonly state: 'active' | 'left' | ''
}

/** Adds or changes many persons by their numbers; answers their ids by number. */
export async function savePeople(tx: Tx, people: readonly ImportedPerson[]): Promise<Map<string, string>> {
  const column = (name: keyof ImportedPerson) => people.map((person) => person[name])
  const numbers = column('staffNo')
  const said = people.filter(({ state }) => state !== '').map(({ staffNo }) => staffNo)
  const { rows } = await sql<{ id: string; staffNo: string }>`
    insert into person as p (id, staff_no, name, unit_id, kind, state)
    select x.id, x.no, x.name, x.unit_id, x.kind, coalesce(nullif(x.state, ''), 'active') from unnest(${column('id')}::text[], ${numbers}::text[], ${column('name')}::text[], ${column('unitId')}::text[], ${column('kind')}::text[], ${column('state')}::text[]) as x (id, no, name, unit_id, kind, state)
    on conflict (staff_no) do update set name = excluded.name, kind = excluded.kind, unit_id = coalesce(excluded.unit_id, p.unit_id),
      state = case when excluded.staff_no = any(${said}::text[]) then excluded.state else p.state end
    returning id, staff_no as "staffNo"`.execute(tx)
  await sql`
    update person p set supervisor_id = s.id
    from unnest(${numbers}::text[], ${column('supervisorNo')}::text[]) as x (no, supervisor_no)
    join person s on s.staff_no = x.supervisor_no where p.staff_no = x.no`.execute(tx)
  return new Map(rows.map(({ id, staffNo }) => [staffNo, id]))
}

/** Gives a person a post from a day. */
export async function insertDuty(tx: Tx, duty: { personId: string; postId: string; fromOn: string }): Promise<string> {
  const id = newId()
  await tx
    .insertInto('duty')
    .values({ id, person_id: duty.personId, post_id: duty.postId, from_on: duty.fromOn, until_on: null })
    .execute()
  return id
}

/** Adds a named group with its members. */
export async function insertViewerGroup(
  tx: Tx,
  group: { name: string; note: string; accountIds: readonly string[] },
): Promise<string> {
  const id = newId()
  await tx.insertInto('viewer_group').values({ id, name: group.name, note: group.note }).execute()
  if (group.accountIds.length > 0)
    await tx
      .insertInto('viewer_group_member')
      .values(group.accountIds.map((accountId) => ({ group_id: id, account_id: accountId })))
      .execute()
  return id
}
