import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { readableUnits } from './documents.queries.ts'
import type { PublicationState, WorkState } from './domain/document.ts'
import { EMPTY_METADATA, type Metadata } from './domain/metadata.ts'

/** What the console's list asks for. */
export interface DocumentFilter {
  readonly q?: string | undefined
  readonly unitId?: string | undefined
  readonly itemId?: string | undefined
  readonly columnId?: string | undefined
  readonly workState?: string | undefined
  readonly publicationState?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly mine?: boolean | undefined
  readonly emergency?: boolean | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

/** What a title that contains this must contain: its pairs of characters, for the index. */
function gramsOf(part: string): string[] {
  const characters = Array.from(part.toLowerCase())
  return characters.length < 2
    ? characters
    : characters.slice(1).map((second, at) => `${characters[at] ?? ''}${second}`)
}

function titleContains(part: string): RawBuilder<boolean> {
  const pattern = `%${part.replaceAll(/[%_\\]/g, '\\$&')}%`
  return sql`(title_grams(w.title) @> ${gramsOf(part)}::text[] and w.title ilike ${pattern})`
}

/** What each part of the filter asks of a document (`d`), its working copy (`w`) and its publication (`p`). */
const CONDITIONS: Readonly<
  Omit<Record<keyof DocumentFilter, (value: string, actor: Actor) => RawBuilder<boolean>>, 'page' | 'size'>
> = {
  q: titleContains,
  unitId: (id) => sql`d.unit_id = ${id}`,
  itemId: (id) => sql`w.metadata -> 'itemIds' ? ${id}`,
  columnId: (id) => sql`w.metadata -> 'columnIds' ? ${id}`,
  workState: (state) => sql`d.work_state = ${state}`,
  publicationState: (state) => sql`p.state = ${state}`,
  from: (day) => sql`d.changed_at >= ${day}::date`,
  until: (day) => sql`d.changed_at < ${day}::date + 1`,
  mine: (_, { id }) => sql`(d.created_by = ${id} or w.saved_by = ${id})`,
  emergency: () => sql`p.is_emergency`,
}

function conditionsOf(filter: DocumentFilter, actor: Actor): RawBuilder<boolean>[] {
  return Object.entries(CONDITIONS).flatMap(([name, condition]) => {
    const wanted = filter[name as keyof typeof CONDITIONS]
    if (wanted === true) return [condition('', actor)]
    const text = (wanted || '').trim()
    return text === '' ? [] : [condition(text, actor)]
  })
}

function matching(db: ReadDb, actor: Actor, filter: DocumentFilter) {
  const units = readableUnits(actor)
  const query = db
    .selectFrom('document as d')
    .innerJoin('draft as w', 'w.document_id', 'd.id')
    .leftJoin('publication as p', 'p.document_id', 'd.id')
    .where('d.work_state', '<>', 'discarded')
    .where((eb) => eb.and(conditionsOf(filter, actor)))
  return units === 'all' ? query : query.where('d.unit_id', 'in', units.length === 0 ? [''] : units)
}

const PAGE = 20

/** The one table whose index can count this alone: the documents, or what was ever public, which is never discarded. */
function countedAlone({ workState, publicationState, ...filter }: DocumentFilter): RawBuilder<unknown> | undefined {
  const { unitId: _, page: __, size: ___, ...more } = filter
  if (Object.values(more).some((value) => value !== undefined && value !== '' && value !== false)) return undefined
  if (publicationState !== undefined)
    return workState === undefined ? sql`publication where state = ${publicationState}` : undefined
  const state = workState === undefined ? sql`true` : sql`work_state = ${workState}`
  return sql`document where work_state <> 'discarded' and ${state}`
}

async function countMatching(db: ReadDb, actor: Actor, filter: DocumentFilter): Promise<number> {
  const alone = countedAlone(filter)
  if (!alone) {
    const query = matching(db, actor, filter).select((eb) => eb.fn.countAll<number>().as('total'))
    return (await query.executeTakeFirstOrThrow()).total
  }
  const units = readableUnits(actor)
  const own = units === 'all' ? sql`true` : sql`unit_id = any(${units}::text[])`
  const chosen = filter.unitId === undefined ? sql`true` : sql`unit_id = ${filter.unitId}`
  const { rows } = await sql<{
    total: number
  }>`select count(*)::int as total from ${alone} and ${own} and ${chosen}`.execute(db)
  return rows[0]?.total ?? 0
}

function readRows(db: ReadDb, actor: Actor, filter: DocumentFilter) {
  const { page = 1, size = PAGE } = filter
  return matching(db, actor, filter)
    .innerJoin('unit as u', 'u.id', 'd.unit_id')
    .leftJoin('account as saver', 'saver.id', 'w.saved_by')
    .select(['d.id', 'w.title', 'd.unit_id', 'u.name as unit_name', 'd.work_state', 'd.changed_at', 'd.publish_at'])
    .select(['w.metadata', 'saver.name as saver', 'p.state', 'p.no', 'p.listed_on'])
    .select(
      sql<
        string | null
      >`(select s.name from review_step s where s.case_id = d.review_case_id and s.state = 'open' order by s.seq limit 1)`.as(
        'step_name',
      ),
    )
    .orderBy('d.changed_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
}

function toDocumentRow(row: Awaited<ReturnType<typeof readRows>>[number]) {
  const metadata = { ...EMPTY_METADATA, ...(row.metadata as Partial<Metadata>) }
  return {
    id: row.id,
    title: row.title,
    unitId: row.unit_id,
    unitName: row.unit_name,
    workState: row.work_state as WorkState,
    publicationState: row.state as PublicationState | null,
    publicNo: row.no,
    audience: metadata.audience.kind,
    itemIds: [...metadata.itemIds],
    changedAt: row.changed_at.toISOString(),
    savedBy: row.saver ?? '系统',
    stepName: row.work_state === 'in-review' ? row.step_name : null,
    publishAt: row.publish_at?.toISOString() ?? null,
    listedOn: row.listed_on,
  }
}

/** Documents the actor may read, last changed first, with the total. */
export async function listDocumentRows(db: ReadDb, actor: Actor, filter: DocumentFilter) {
  const total = await countMatching(db, actor, filter)
  const rows = await readRows(db, actor, filter)
  return { total, rows: rows.map(toDocumentRow) }
}
