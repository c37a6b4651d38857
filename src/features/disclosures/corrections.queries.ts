import { grants } from '../../kernel/roles.ts'
import type { Actor } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { readableUnits } from './documents.queries.ts'

function mayAnswer(actor: Actor, unitId: string): boolean {
  return actor.roles.some((grant) => grants(grant, 'reports.answer', unitId))
}

/** Which reports the list asks for. */
export interface ReportFilter {
  readonly state?: string | undefined
  readonly unitId?: string | undefined
  readonly page?: number | undefined
  readonly size?: number | undefined
}

function matching(db: ReadDb, actor: Actor, { state, unitId }: ReportFilter) {
  const units = readableUnits(actor)
  let query = db
    .selectFrom('correction_report as c')
    .innerJoin('publication as p', 'p.document_id', 'c.document_id')
    .innerJoin('unit as u', 'u.id', 'c.unit_id')
  if (units !== 'all') query = query.where('c.unit_id', 'in', units.length === 0 ? [''] : units)
  if (state !== undefined) query = query.where('c.state', '=', state)
  return unitId === undefined ? query : query.where('c.unit_id', '=', unitId)
}

function readRows(db: ReadDb, actor: Actor, filter: ReportFilter) {
  const { page = 1, size = 20 } = filter
  return matching(db, actor, filter)
    .selectAll('c')
    .select(['p.no', 'p.title', 'u.name as unit_name'])
    .orderBy('c.reported_at', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
}

function answering(state: string, isMine: boolean): { ok: boolean; why: string } {
  if (state !== 'open') return { ok: false, why: '已经答复。' }
  return { ok: isMine, why: isMine ? '' : '由责任单位或信息公开办公室答复。' }
}

function toReport(row: Awaited<ReturnType<typeof readRows>>[number], isMine: boolean) {
  return {
    id: row.id,
    number: row.number,
    documentId: row.document_id,
    publicNo: row.no,
    title: row.title,
    unitId: row.unit_id,
    unitName: row.unit_name,
    what: row.what,
    contact: isMine ? row.contact : '',
    state: row.state as 'open' | 'corrected' | 'declined',
    answer: row.answer,
    reportedAt: row.reported_at.toISOString(),
    dueOn: row.due_on,
    answeredAt: row.answered_at?.toISOString() ?? null,
    mayAnswer: answering(row.state, isMine),
  }
}

/** Reports on pages of units whose documents the actor may read; the contact only for those who answer. */
export async function listReports(db: ReadDb, actor: Actor, filter: ReportFilter) {
  const { total } = await matching(db, actor, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await readRows(db, actor, filter)
  return { total, rows: rows.map((row) => toReport(row, mayAnswer(actor, row.unit_id))) }
}

/** What the reporter may look up with number and code: state and answer, nothing about a person. */
export async function findReportByCode(
  db: ReadDb,
  number: string,
  code: string,
): Promise<{ number: string; state: string; answer: string; dueOn: string | null } | undefined> {
  const row = await db
    .selectFrom('correction_report')
    .select(['number', 'state', 'answer', 'due_on'])
    .where('code_hash', '=', sha256(code.trim().toUpperCase()))
    .where('number', '=', number.trim().toUpperCase())
    .executeTakeFirst()
  return row && { number: row.number, state: row.state, answer: row.answer, dueOn: row.due_on }
}
