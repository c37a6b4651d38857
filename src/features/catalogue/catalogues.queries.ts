import type { Day } from '../../kernel/day.ts'
import { known, type ReadDb } from '../../platform/db/database.ts'

/** A catalogue (公开目录): the national list, the three affairs, a unit's own. */
export interface Catalogue {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: 'national' | 'three-affairs' | 'unit'
  readonly unitId: string | null
  readonly source: string
  readonly isOfficial: boolean
  readonly intro: string
}

/** All catalogues in order. */
export async function listCatalogues(db: ReadDb): Promise<readonly Catalogue[]> {
  return known(db, 'catalogues', () => readCatalogues(db))
}

async function readCatalogues(db: ReadDb): Promise<Catalogue[]> {
  const rows = await db.selectFrom('catalogue').selectAll().orderBy('sort').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind as Catalogue['kind'],
    unitId: row.unit_id,
    source: row.source,
    isOfficial: row.is_official,
    intro: row.intro,
  }))
}

/** A class of a catalogue (类别). */
export interface ItemClass {
  readonly id: string
  readonly catalogueId: string
  readonly number: string
  readonly title: string
  readonly isOfficial: boolean
}

/** The classes that hold on a day. */
export async function listClasses(db: ReadDb, on: Day, catalogueId?: string): Promise<readonly ItemClass[]> {
  return known(db, `classes ${on} ${catalogueId ?? ''}`, () => readClasses(db, on, catalogueId))
}

async function readClasses(db: ReadDb, on: Day, catalogueId: string | undefined): Promise<ItemClass[]> {
  let query = db
    .selectFrom('catalogue_item')
    .selectAll()
    .where('level', '=', 'class')
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
  if (catalogueId !== undefined) query = query.where('catalogue_id', '=', catalogueId)
  const rows = await query.orderBy('catalogue_id').orderBy('sort').execute()
  return rows.map((row) => ({
    id: row.id,
    catalogueId: row.catalogue_id,
    number: row.number,
    title: row.title,
    isOfficial: row.is_official,
  }))
}
