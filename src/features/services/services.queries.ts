import { sql } from 'kysely'
import { AppError } from '../../kernel/app-error.ts'
import type { Definition } from '../../kernel/hall-terms.ts'
import { known, type ReadDb, type Tx } from '../../platform/db/database.ts'

/** A service without what it takes to carry it out: as it stands in lists. */
export interface ServiceHead {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly unitId: string
  readonly unitName: string
  readonly listEntryId: string | null
  readonly state: 'active' | 'closed'
  readonly sort: number
}

/** A service that can be applied for, with its words and without form and flow. */
export type OfferedService = ServiceHead & Omit<Definition, 'form' | 'flow' | 'result'> & { readonly versionId: string }

/** A version of a service. */
export interface Version {
  readonly id: string
  readonly serviceId: string
  readonly no: number
  readonly state: 'draft' | 'in-force' | 'past'
  readonly definition: Definition
  readonly hash: string
  readonly revision: number
  readonly savedAt: Date
  readonly forcedAt: Date | null
  readonly endedAt: Date | null
}

const HEAD = [
  's.id',
  's.slug',
  's.name',
  's.unit_id as unitId',
  'u.name as unitName',
  's.list_entry_id as listEntryId',
  's.state',
  's.sort',
] as const

const VERSION = [
  'id',
  'service_id as serviceId',
  'no',
  'state',
  'definition',
  'hash',
  'revision',
  'saved_at as savedAt',
  'forced_at as forcedAt',
  'ended_at as endedAt',
] as const

/** Every service that can be applied for now, in the order of units. */
export async function listOffered(db: ReadDb): Promise<readonly OfferedService[]> {
  return known(db, 'services', async () => {
    const rows = await db
      .selectFrom('service as s')
      .innerJoin('unit as u', 'u.id', 's.unit_id')
      .innerJoin('service_version as v', (on) => on.onRef('v.service_id', '=', 's.id').on('v.state', '=', 'in-force'))
      .select([...HEAD, 'v.id as versionId'])
      .select(sql<Definition>`v.definition - 'form' - 'flow' - 'result'`.as('words'))
      .where('s.state', '=', 'active')
      .orderBy('u.sort')
      .orderBy('s.sort')
      .orderBy('s.slug')
      .execute()
    return rows.map(({ words, ...row }) => ({ ...words, ...row }) as OfferedService)
  })
}

/** A service that can be applied for, with the version in force. Throws `hall.not-found`. */
export async function getOffered(db: ReadDb, slug: string): Promise<{ service: ServiceHead; version: Version }> {
  const found = await known(db, `service ${slug}`, async () => {
    const service = await db
      .selectFrom('service as s')
      .innerJoin('unit as u', 'u.id', 's.unit_id')
      .select(HEAD)
      .where('s.slug', '=', slug)
      .where('s.state', '=', 'active')
      .executeTakeFirst()
    if (!service) return undefined
    const version = await db
      .selectFrom('service_version')
      .select(VERSION)
      .where('service_id', '=', service.id)
      .where('state', '=', 'in-force')
      .executeTakeFirst()
    return version && { service: service as ServiceHead, version: version as Version }
  })
  if (!found) throw new AppError('hall.not-found', { slug })
  return found
}

/** A version, whatever its state. Throws `hall.version-not-found`. */
export async function getVersion(db: ReadDb | Tx, id: string): Promise<Version> {
  const row = await db.selectFrom('service_version').select(VERSION).where('id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('hall.version-not-found', { id })
  return row as Version
}

/** A service, whether it can be applied for or not. Throws `hall.not-found`. */
export async function getService(db: ReadDb | Tx, id: string): Promise<ServiceHead> {
  const row = await db
    .selectFrom('service as s')
    .innerJoin('unit as u', 'u.id', 's.unit_id')
    .select(HEAD)
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new AppError('hall.not-found', { id })
  return row as ServiceHead
}

/** A service as its designers see it: the number of the version in force, and whether there is a draft. */
export type DesignedService = ServiceHead & { readonly inForce: number | null; readonly hasDraft: boolean }

/** Every service with the state of its versions, for those who design them. */
export async function listServices(db: ReadDb): Promise<DesignedService[]> {
  const rows = await db
    .selectFrom('service as s')
    .innerJoin('unit as u', 'u.id', 's.unit_id')
    .select(HEAD)
    .select([
      sql<number | null>`(select no from service_version v where v.service_id = s.id and v.state = 'in-force')`.as(
        'inForce',
      ),
      sql<boolean>`exists (select 1 from service_version v where v.service_id = s.id and v.state = 'draft')`.as(
        'hasDraft',
      ),
    ])
    .orderBy('u.sort')
    .orderBy('s.sort')
    .orderBy('s.slug')
    .execute()
  return rows as DesignedService[]
}

/** The versions of a service, the newest first. */
export async function listVersions(db: ReadDb | Tx, serviceId: string): Promise<Version[]> {
  const rows = await db
    .selectFrom('service_version')
    .select(VERSION)
    .where('service_id', '=', serviceId)
    .orderBy('no', 'desc')
    .execute()
  return rows as Version[]
}
