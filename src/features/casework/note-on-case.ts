import type { Day } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import type { CaseFile } from './casework.queries.ts'
import { insertEvent, saveFile } from './casework.store.ts'

/** Something that happens to a case without moving it. `area` begins its type on the ledger. */
export interface Note {
  readonly file: CaseFile
  readonly area: string
  readonly type: string
  readonly on: Day
  /** Without anything that names a person: it goes on the ledger. */
  readonly reason: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Writes into the history of a locked case and on the ledger what does not move it. */
export async function noteOnCase(tx: Tx, ctx: Context, note: Note): Promise<void> {
  const { file, area, type, on, reason, data } = note
  const version = file.version + 1
  await insertEvent(tx, ctx.actor, { caseId: file.id, seq: version, type, onDay: on, reason, clock: [], data })
  await saveFile(tx, file.id, { version, state: file.state, patch: {} })
  await record(tx, ctx, {
    type: `${area}.${type}`,
    subject: { type: 'case', id: file.id },
    unitId: file.leadUnitId,
    reason,
    data: { ...data, number: file.number },
  })
}
