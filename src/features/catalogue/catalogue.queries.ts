import { sql } from 'kysely'
import { type Day, dayOf } from '../../kernel/day.ts'
import { kindsSeenWhole, STRANGER, type Viewer } from '../../kernel/audience.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import { known, type ReadDb } from '../../platform/db/database.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { termOn } from '../legal/index.ts'
import { countsFor, type Crossing } from './domain/crosswalk.ts'
import type { ItemOnDay, LegalBasis, UpdateRule } from './domain/item-rule.ts'
import { type Evidence, itemState, type ItemState, type OpenDuty } from './domain/item-state.ts'

interface ItemColumns {
  id: string
  catalogue_id: string
  parent_id: string | null
  number: string
  title: string
  valid_from: string
  is_official: boolean
}

interface RuleColumns {
  unit_id: string | null
  unit_name: string | null
  post_id: string | null
  post_name: string | null
  audience: string
  update_rule: UpdateRule
  legal_basis: { instrument: string; article?: string; isVerified?: boolean; verified?: boolean }[]
  evidence: { kind: string; fields?: string[] }[]
  note: string
  rule_from: string
}

/** An item with the rule of the day, or without: then all columns of the rule are null. */
type ItemRow = ItemColumns & (RuleColumns | { update_rule: null })

function toBasis(basis: RuleColumns['legal_basis'][number]): LegalBasis {
  return {
    instrument: basis.instrument,
    isVerified: basis.isVerified ?? basis.verified ?? false,
    ...(basis.article === undefined ? {} : { article: basis.article }),
  }
}

function toRule(row: RuleColumns): ItemOnDay['rule'] {
  return {
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    postId: row.post_id,
    postName: row.post_name ?? '',
    audience: row.audience,
    update: row.update_rule,
    legalBasis: row.legal_basis.map(toBasis),
    evidence: row.evidence,
    note: row.note,
    validFrom: row.rule_from,
  }
}

function toItem(row: ItemRow): ItemOnDay {
  return {
    id: row.id,
    catalogueId: row.catalogue_id,
    classId: row.parent_id,
    number: row.number,
    title: row.title,
    validFrom: row.valid_from,
    isOfficial: row.is_official,
    rule: row.update_rule === null ? null : toRule(row),
  }
}

/** The items that hold on a day, each with the rule that holds then. */
export async function listItems(db: ReadDb, on: Day, only: ItemFilter = {}): Promise<readonly ItemOnDay[]> {
  return known(db, `items ${on} ${JSON.stringify(only)}`, () => readItems(db, on, only))
}

interface ItemFilter {
  readonly catalogueId?: string
  readonly itemIds?: readonly string[]
}

async function readItems(db: ReadDb, on: Day, only: ItemFilter): Promise<ItemOnDay[]> {
  const catalogue = only.catalogueId === undefined ? sql`true` : sql`i.catalogue_id = ${only.catalogueId}`
  const ids = only.itemIds === undefined ? sql`true` : sql`i.id = any(${[...only.itemIds]}::text[])`
  const rows = await sql<ItemRow>`
    select i.id, i.catalogue_id, i.parent_id, i.number, i.title, i.valid_from, i.is_official, r.unit_id, u.name as unit_name, r.post_id, p.name as post_name, r.audience,
      r.update_rule, r.legal_basis, r.evidence, r.note, r.valid_from as rule_from
    from catalogue_item i
    left join item_rule r on r.item_id = i.id and r.valid_from <= ${on} and (r.valid_to is null or r.valid_to > ${on})
    left join unit u on u.id = r.unit_id left join post p on p.id = r.post_id
    where i.level = 'item' and i.valid_from <= ${on} and (i.valid_to is null or i.valid_to > ${on}) and ${catalogue} and ${ids}
    order by i.catalogue_id, i.sort, i.number`.execute(db)
  return rows.rows.map(toItem)
}

/** The crosswalk between catalogues. */
export async function listCrossings(db: ReadDb): Promise<readonly Crossing[]> {
  return known(db, 'crossings', async () => {
    const rows = await db.selectFrom('crosswalk').select(['from_item_id', 'to_item_id']).execute()
    return rows.map((row) => ({ from: row.from_item_id, to: row.to_item_id }))
  })
}

interface EvidenceRow {
  item_id: string
  document_id: string
  public_no: number
  title: string
  listed_on: string
  total: number
}

/**
 * The newest live document of each item that the viewer may see, with the count: one query for all items, one index step
 * each. The count comes from counters, a moment behind; so it is never less than the one that was found.
 */
async function newestByItem(db: ReadDb, viewer: Viewer, itemIds: readonly string[]): Promise<Map<string, Evidence>> {
  const isVisitor = !viewer.isMember && !viewer.readsAll
  const rows = await sql<EvidenceRow>`
    select w.item_id, newest.*, greatest(1, counted.whole + ${viewer.readsAll ? sql`0` : sql`named.total`})::int as total
    from unnest(${[...itemIds]}::text[]) w (item_id)
    cross join lateral (
      select p.document_id, p.no as public_no, p.title, p.listed_on from publication_item x join publication p using (document_id)
      where x.item_id = w.item_id and x.is_live and ${isVisitor ? sql`x.audience = 'public'` : sql`true`}
        and (p.expires_at is null or p.expires_at > now()) and ${visibleTo(viewer, 'p')}
      order by x.listed_on desc, x.no desc limit 1) newest
    cross join lateral (
      select coalesce(sum(t.total), 0) as whole from published_item_total t
      where t.item_id = w.item_id and t.audience = any(${kindsSeenWhole(viewer)}::text[])) counted
    cross join lateral (
      select count(*) as total from publication_item x join publication p using (document_id)
      where x.item_id = w.item_id and x.is_live and x.audience in ('units', 'groups')
        and (p.expires_at is null or p.expires_at > now()) and ${visibleTo(viewer, 'p')}) named`.execute(db)
  return new Map(
    rows.rows.map((row) => [
      row.item_id,
      {
        documentId: row.document_id,
        no: row.public_no,
        title: row.title,
        listedOn: row.listed_on as Day,
        total: row.total,
      },
    ]),
  )
}

/** Duties that wait for an answer, as the viewer knows it: a publication that is hidden from them has answered nothing. */
async function openDuties(db: ReadDb, viewer: Viewer): Promise<Map<string, OpenDuty[]>> {
  const rows = await db
    .selectFrom('item_duty_event as e')
    .leftJoin('publication as p', 'p.document_id', 'e.resolved_document_id')
    .select(['e.item_id', 'e.occurred_on', 'e.what'])
    .where((eb) => eb.or([eb('e.resolved_on', 'is', null), eb.not(visibleTo(viewer, 'p'))]))
    .execute()
  const duties = new Map<string, OpenDuty[]>()
  for (const row of rows)
    duties.set(row.item_id, [
      ...(duties.get(row.item_id) ?? []),
      { occurredOn: row.occurred_on as Day, what: row.what },
    ])
  return duties
}

/** A document filed under two items that the crosswalk joins counts once: the union of the joined items, counted. */
async function countUnions(
  db: ReadDb,
  viewer: Viewer,
  groups: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, number>> {
  const joined = [...groups].filter(([, ids]) => ids.length > 1)
  if (joined.length === 0) return new Map()
  const rows = await sql<{ item_id: string; total: number }>`
    select w.item_id, (select count(distinct x.document_id) from publication_item x join publication p using (document_id)
      where x.item_id = any(string_to_array(w.members, ',')) and x.is_live
        and (p.expires_at is null or p.expires_at > now()) and ${visibleTo(viewer, 'p')})::int as total
    from unnest(${joined.map(([id]) => id)}::text[], ${joined.map(([, ids]) => ids.join(','))}::text[])
      w (item_id, members)`.execute(db)
  return new Map(rows.rows.map((row) => [row.item_id, row.total]))
}

/** The newer of two; counts of joined items are made by `countUnions`. */
function newer(a: Evidence | undefined, b: Evidence | undefined): Evidence | undefined {
  if (!a || !b) return a ?? b
  return b.listedOn > a.listedOn ? b : a
}

/** An item with its computed state. */
export interface ItemWithState extends ItemOnDay {
  readonly state: ItemState
  /** This item and those whose documents count for it by the crosswalk. */
  readonly countedItemIds: readonly string[]
}

/** The rule for an item for which the school set none: 第十七条, so many working days after a thing is formed. */
async function statutoryRule(db: ReadDb, today: Day): Promise<UpdateRule> {
  const { value } = await termOn(db, { ruleSet: 'moe29', term: 'publish' }, today)
  return { kind: 'on_event', workdays: value }
}

/** The items of a day with their states as the viewer's evidence shows them: a state never betrays what the viewer may not see. */
export async function listItemStates(
  db: ReadDb,
  {
    now,
    viewer = STRANGER,
    catalogueId,
    itemIds,
  }: { now: Date; viewer?: Viewer; catalogueId?: string; itemIds?: readonly string[] },
): Promise<ItemWithState[]> {
  const today = dayOf(now)
  const only = { ...(catalogueId === undefined ? {} : { catalogueId }), ...(itemIds === undefined ? {} : { itemIds }) }
  const [items, crossings, duties, calendar, statutory] = await Promise.all([
    listItems(db, today, only),
    listCrossings(db),
    openDuties(db, viewer),
    loadWorkCalendar(db),
    statutoryRule(db, today),
  ])
  const groups = new Map(items.map(({ id }) => [id, countsFor(id, crossings)]))
  const evidence = await newestByItem(db, viewer, [...new Set([...groups.values()].flat())])
  const unions = await countUnions(db, viewer, groups)
  return items.map((item) => {
    const countedItemIds = groups.get(item.id) ?? []
    const newest = countedItemIds.reduce<Evidence | undefined>((found, id) => newer(found, evidence.get(id)), undefined)
    const total = unions.get(item.id)
    const shown = newest && total !== undefined ? { ...newest, total: Math.max(1, total) } : newest
    const update = item.rule?.update ?? statutory
    const state = itemState({ update, evidence: shown ?? null, duties: duties.get(item.id) ?? [], today, calendar })
    return { ...item, state, countedItemIds }
  })
}

/** Class and item numbers of these items, as index numbers use them; in the order asked for. */
export async function itemNumbers(
  db: ReadDb,
  itemIds: readonly string[],
): Promise<{ itemId: string; classNumber: string; number: string }[]> {
  if (itemIds.length === 0) return []
  const rows = await db
    .selectFrom('catalogue_item as i')
    .leftJoin('catalogue_item as c', 'c.id', 'i.parent_id')
    .select(['i.id', 'i.number', 'c.number as class_number'])
    .where('i.id', 'in', [...itemIds])
    .execute()
  const byId = new Map(
    rows.map((row) => [row.id, { itemId: row.id, classNumber: row.class_number ?? '0', number: row.number }]),
  )
  return itemIds.flatMap((id) => byId.get(id) ?? [])
}
