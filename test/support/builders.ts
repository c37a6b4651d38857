import { hashPassword, insertAccount, insertGrant, SESSION_COOKIE } from '../../src/features/accounts/index.ts'
import { openSession } from '../../src/features/accounts/sessions.store.ts'
import type { Role } from '../../src/kernel/roles.ts'
import { newId } from '../../src/platform/ids.ts'
import type { School } from './school.ts'

let hash: Promise<string> | undefined
let count = 0

/** The password of every account that tests build. */
export const PASSWORD = 'Ceshi-2026'

/** A unit with valid values; state only what matters to the test. */
export async function aUnit(
  school: { readonly parts: Pick<School['parts'], 'db'> },
  values: { id?: string; name?: string; parentId?: string | null; slug?: string } = {},
): Promise<string> {
  count += 1
  const id = values.id ?? newId()
  await school.parts.db
    .insertInto('unit')
    .values({
      id,
      code: `U${String(count)}`,
      name: values.name ?? `示例单位${String(count)}`,
      kind: 'administrative',
      parent_id: values.parentId ?? null,
      slug: values.slug ?? `unit-${String(count)}`,
    })
    .execute()
  return id
}

/** Somebody signed in: `cookies` goes into `app.inject`. */
export interface Person {
  readonly id: string
  readonly login: string
  readonly cookies: Record<string, string>
}

/** An account with roles and an open session. */
export async function aPerson(
  school: School,
  {
    roles = [],
    unitId = null,
    login,
  }: { roles?: (Role | { role: Role; unitId: string | null })[]; unitId?: string | null; login?: string } = {},
): Promise<Person> {
  hash ??= hashPassword(PASSWORD)
  count += 1
  const name = login ?? `person${String(count)}`
  const passwordHash = await hash
  return school.parts.db.transaction().execute(async (tx) => {
    const id = await insertAccount(tx, { login: name, name: `示例人员${String(count)}`, unitId, passwordHash })
    for (const role of roles) {
      const grant =
        typeof role === 'string'
          ? { role, unitId: ['unit_editor', 'unit_head', 'secrecy_reviewer'].includes(role) ? unitId : null }
          : role
      await insertGrant(tx, id, { ...grant, by: 'test' })
    }
    const { token } = await openSession(tx, id, {
      idleMinutes: 30,
      hours: 12,
      address: '127.0.0.1',
      userAgent: 'test',
      secondFactor: false,
    })
    return { id, login: name, cookies: { [SESSION_COOKIE]: token } }
  })
}

/** Somebody of the register of people, signed in: a student, or one of the staff. */
export async function aMember(
  school: School,
  { kind, unitId }: { kind: 'student' | 'staff'; unitId: string },
): Promise<Person> {
  const person = await aPerson(school, { roles: ['campus_member'], unitId })
  const personId = newId()
  const { db } = school.parts
  await db.insertInto('person').values({ id: personId, staff_no: personId, name: '示例人员', kind }).execute()
  await db.updateTable('account').set({ person_id: personId }).where('id', '=', person.id).execute()
  return person
}
