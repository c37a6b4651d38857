import { grants } from '../../kernel/roles.ts'
import type { Actor } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { readableUnits } from './documents.queries.ts'

function mayAnswer(actor: Actor, unitId: string): boolean {
  return actor.roles.some((grant) => grants(grant, 'reports.answer', unitId))
}

/** Reports on pages of units whose documents the actor may read; the contact only for those who answer. */
export async function listReports(
  db: ReadDb,
  actor: Actor,
  {
    state,
    unitId,
    page = 1,
    size = 20,
  }: { state?: string | undefined; unitId?: string | undefined; page?: number | undefined; size?: number | undefined },
) {
  const units = readableUnits(actor)
  let query = db
    .selectFrom('correction_report as c')
    .innerJoin('publication as p', 'p.document_id', 'c.document_id')
    .innerJoin('unit as u', 'u.id', 'c.unit_id')
  if (units !== 'all') query = query.where('c.unit_id', 'in', units.length === 0 ? [''] : units)
  if (state !== undefined) query = query.where('c.state', '=', state)
  if (unitId !== undefined) query = query.where('c.unit_id', '=', unitId)
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .selectAll('c')
    .select(['p.no', 'p.title', 'u.name as unit_name'])
    .orderBy('c.reported_at', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total,
    rows: rows.map((row) => {
      const isMine = mayAnswer(actor, row.unit_id)
      const ability =
        row.state !== 'open'
          ? { ok: false, why: '已经答复。' }
          : { ok: isMine, why: isMine ? '' : '由责任单位或信息公开办公室答复。' }
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
        mayAnswer: ability,
      }
    }),
  }
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
