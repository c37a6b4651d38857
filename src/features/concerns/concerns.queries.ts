import { sql } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'
import type { ConcernDecision } from '../../kernel/concern-terms.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'

/** What was decided about a matter. */
export interface Decided {
  readonly id: string
  readonly candidate: string | null
  readonly matter: string
  readonly decision: ConcernDecision
  readonly words: string
  readonly documentId: string | null
  readonly numbers: unknown
  readonly isReplaced: boolean
  readonly decidedBy: string
  readonly decidedAt: Date
}

/** Every decision, the newest first, those that were replaced too. */
export async function listDecided(db: ReadDb | Tx): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    select d.id, d.candidate, d.matter, d.decision, d.words, d.document_id as "documentId", d.numbers,
      exists (select from concern_decision n where n.replaces_id = d.id) as "isReplaced", a.name as "decidedBy",
      d.decided_at as "decidedAt"
    from concern_decision d join account a on a.id = d.decided_by order by d.decided_at desc, d.id desc`.execute(db)
  return rows
}

/** A matter and what came of it, as everybody reads it; with the publication as far as this reader may see it. */
export interface Answered {
  readonly id: string
  readonly matter: string
  readonly decision: 'published' | 'explained'
  readonly words: string
  readonly decidedOn: string
  readonly no: number | null
  readonly title: string | null
}

/** What stands now, the newest first; what was dismissed is told to nobody. */
export async function listAnswered(db: ReadDb, viewer: Viewer): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select d.id, d.matter, d.decision, d.words, (d.decided_at at time zone 'Asia/Shanghai')::date::text as "decidedOn",
      p.no::int as no, p.title
    from concern_decision d
    left join publication p on p.document_id = d.document_id and p.state = 'live' and ${visibleTo(viewer, 'p')}
      and (p.expires_at is null or p.expires_at > now())
    where d.decision <> 'dismissed' and not exists (select from concern_decision n where n.replaces_id = d.id)
    order by d.decided_at desc, d.id desc`.execute(db)
  return rows
}
