import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ReadDb } from '../../platform/db/database.ts'
import { ANSWERED, countCapped, type PageAsked, pageOf } from '../casework/index.ts'
import type { CaseName, LetterKind, LetterState } from './domain/letter-kind.ts'
import type { LetterScope } from './domain/policy.ts'

/** What the inbox asks for; undefined `isOpen`: what is not archived. */
export interface InboxFilter extends PageAsked {
  readonly isOpen?: boolean | undefined
  readonly caseName?: CaseName | undefined
  readonly mailboxId?: string | undefined
  readonly state?: LetterState | undefined
  readonly unitId?: string | undefined
  readonly kind?: LetterKind | undefined
  readonly isImportant?: boolean | undefined
  readonly number?: string | undefined
  readonly dueUntil?: string | undefined
}

const NO_COMPLAINT = sql<SqlBool>`f.kind = any(array['letter', 'suggestion', 'phone', 'correction'])`

// Few among many, each found by an index of its own: together with the rest they would be looked for one by one.
const FOR_LEADERS = sql<SqlBool>`(f.kind <> 'complaint' and f.id = any(array(
  select i.case_id from mailbox_letter i where i.is_important
  union select d.id from mailbox b join mailbox_letter i on i.mailbox_id = b.id join case_file d on d.id = i.case_id
    where b.release = 'leader' and d.state = 'drafted' and d.closed_at is null)))`

/** The SQL twin of `maySee`, over `case_file f`, `mailbox_letter l`, `mailbox m`. */
export function within({ handles, supervises, signs, unitIds, ownUnitIds }: LetterScope) {
  const own = sql`${[...ownUnitIds]}::text[]`
  const ways = [
    ...(handles ? [NO_COMPLAINT] : []),
    ...(supervises
      ? [sql`f.kind = 'complaint' and (l.about_unit_id is null or not l.about_unit_id = any(${own}))`]
      : []),
    ...(unitIds.length > 0 ? [sql`f.unit_ids && ${[...unitIds]}::text[]`] : []),
    ...(signs ? [FOR_LEADERS] : []),
  ]
  return ways.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

/** Each condition that the filter names; what it leaves out is not asked. */
function given(filter: InboxFilter): RawBuilder<SqlBool>[] {
  const { isImportant } = filter
  const columns: readonly (readonly [RawBuilder<SqlBool>, string | undefined])[] = [
    [sql`f.kind = ${filter.caseName}`, filter.caseName],
    [sql`l.mailbox_id = ${filter.mailboxId}`, filter.mailboxId],
    [sql`f.state = ${filter.state}`, filter.state],
    [sql`l.kind = ${filter.kind}`, filter.kind],
    [sql`f.number = ${filter.number?.trim().toUpperCase()}`, filter.number],
    [sql`f.due_on <= ${filter.dueUntil}::date`, filter.dueUntil],
    [sql`f.unit_ids && ${[filter.unitId]}::text[]`, filter.unitId],
  ]
  const named = columns.filter(([, value]) => value !== undefined && value !== '').map(([condition]) => condition)
  return isImportant === true ? [...named, sql<SqlBool>`l.is_important`] : named
}

function asked(db: ReadDb, scope: LetterScope, filter: InboxFilter) {
  const { isOpen = true } = filter
  const query = db
    .selectFrom('mailbox_letter as l')
    .innerJoin('case_file as f', 'f.id', 'l.case_id')
    .innerJoin('mailbox as m', 'm.id', 'l.mailbox_id')
    .where(within(scope))
    .where('f.closed_at', isOpen ? 'is' : 'is not', null)
  return given(filter).reduce((narrower, condition) => narrower.where(condition), query)
}

/**
 * A page of the letters that somebody sees, from all mailboxes: what waits in front, by what falls due first, then what is answered
 * and not archived; archived ones by the newest.
 */
export async function listInbox(db: ReadDb, scope: LetterScope, filter: InboxFilter) {
  const { isOpen = true } = filter
  const query = asked(db, scope, filter)
  const ordered = isOpen
    ? query.orderBy(ANSWERED).orderBy('f.due_on').orderBy('f.id')
    : query.orderBy('f.opened_on', 'desc').orderBy('f.id', 'desc')
  const { limit, offset } = pageOf(filter)
  const [count, rows] = await Promise.all([
    countCapped(db, query.select('f.id')),
    ordered
      .select(['f.id', 'f.kind as caseName', 'f.number', 'f.state', 'f.channel', 'f.subject'])
      .select(['f.opened_on as openedOn', 'f.due_on as dueOn', 'f.is_provisional as isProvisional'])
      .select(['f.clock_state as clockState', 'f.concluded_on as concludedOn', 'f.rating', 'l.is_solved as isSolved'])
      .select(['f.lead_unit_id as leadUnitId', 'l.kind', 'l.is_important as isImportant', 'm.name as mailboxName'])
      .limit(limit)
      .offset(offset)
      .execute(),
  ])
  return { ...count, rows }
}
