import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { EMPTY_PROFILE, type SchoolProfile } from './domain/school-profile.ts'

/** A unit of the university (单位). */
export interface Unit {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: string
  readonly parentId: string | null
  readonly slug: string
  readonly isBusinessDepartment: boolean
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly officeHours: string
  readonly intro: string
  readonly sort: number
  readonly state: 'active' | 'closed'
}

/** All units in the order of the tree, closed ones last. */
export async function listUnits(db: ReadDb): Promise<Unit[]> {
  const rows = await db.selectFrom('unit').selectAll().orderBy('state').orderBy('sort').orderBy('code').execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    parentId: row.parent_id,
    slug: row.slug,
    isBusinessDepartment: row.is_business_department,
    phone: row.phone,
    email: row.email,
    address: row.address,
    officeHours: row.office_hours,
    intro: row.intro,
    sort: row.sort,
    state: row.state as Unit['state'],
  }))
}

/** The unit. Throws `unit.not-found`. */
export async function getUnit(db: ReadDb, id: string): Promise<Unit> {
  const unit = (await listUnits(db)).find((candidate) => candidate.id === id)
  if (!unit) throw new AppError('unit.not-found', { id })
  return unit
}

/** The school's profile, completed by defaults where nothing is set. */
export async function getSchoolProfile(db: ReadDb): Promise<SchoolProfile> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'school').executeTakeFirst()
  const stored = (row?.value ?? {}) as Partial<SchoolProfile>
  return { ...EMPTY_PROFILE, ...stored, texts: { ...EMPTY_PROFILE.texts, ...stored.texts } }
}

/** Named groups that an audience can be limited to (特定群体). */
export async function listViewerGroups(db: ReadDb): Promise<{ id: string; name: string; note: string }[]> {
  return db.selectFrom('viewer_group').selectAll().orderBy('name').execute()
}
