import { AppError } from '../../kernel/app-error.ts'
import { known, type ReadDb } from '../../platform/db/database.ts'
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

const UNIT = [
  'id',
  'code',
  'name',
  'short_name as shortName',
  'kind',
  'parent_id as parentId',
  'slug',
  'is_business_department as isBusinessDepartment',
  'phone',
  'email',
  'address',
  'office_hours as officeHours',
  'intro',
  'sort',
  'state',
] as const

/** All units in the order of the tree, closed ones last. */
export async function listUnits(db: ReadDb): Promise<readonly Unit[]> {
  return known(db, 'units', async () => {
    const rows = await db.selectFrom('unit').select(UNIT).orderBy('state').orderBy('sort').orderBy('code').execute()
    return rows as Unit[]
  })
}

/** The unit. Throws `unit.not-found`. */
export async function getUnit(db: ReadDb, id: string): Promise<Unit> {
  const unit = await known(db, `unit ${id}`, () =>
    db.selectFrom('unit').select(UNIT).where('id', '=', id).executeTakeFirst(),
  )
  if (!unit) throw new AppError('unit.not-found', { id })
  return unit as Unit
}

/** The school's profile, completed by defaults where nothing is set. */
export async function getSchoolProfile(db: ReadDb): Promise<SchoolProfile> {
  return known(db, 'school', () => readSchoolProfile(db))
}

async function readSchoolProfile(db: ReadDb): Promise<SchoolProfile> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'school').executeTakeFirst()
  const stored = (row?.value ?? {}) as Partial<SchoolProfile>
  return { ...EMPTY_PROFILE, ...stored, texts: { ...EMPTY_PROFILE.texts, ...stored.texts } }
}

/** Named groups that an audience can be limited to (特定群体). */
export async function listViewerGroups(db: ReadDb): Promise<{ id: string; name: string; note: string }[]> {
  return db.selectFrom('viewer_group').selectAll().orderBy('name').execute()
}

/** The numbers of everybody who is known. */
export async function listStaffNos(db: ReadDb): Promise<Set<string>> {
  const rows = await db.selectFrom('person').select('staff_no').execute()
  return new Set(rows.map((row) => row.staff_no))
}
