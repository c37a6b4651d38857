import { rolesWith } from '../../kernel/roles.ts'
import type { Tx } from '../../platform/db/database.ts'
import { listHolders } from '../accounts/index.ts'
import { notify } from '../notices/index.ts'

/** What is told of an assessment. */
export interface News {
  readonly id: string
  readonly kind: 'begun' | 'previewed' | 'reopened' | 'published' | 'appealed' | 'decided'
  readonly title: string
  readonly text: string
}

async function tell(tx: Tx, key: Buffer, { news, unitId, to }: { news: News; unitId: string; to: readonly string[] }) {
  const { id, kind, title, text } = news
  for (const accountId of new Set(to))
    await notify(tx, key, {
      kind: `assessments.${kind}`,
      receiver: { channel: 'console', accountId },
      subject: { type: 'assessment', id, reference: '' },
      unitId,
      title,
      text,
      path: `/assessments/${id}`,
    })
}

/** Those who answer for the units: they write the self-assessment, and may object in time. */
export async function tellUnits(
  tx: Tx,
  key: Buffer,
  { news, unitIds }: { news: News; unitIds: readonly string[] },
): Promise<void> {
  for (const unitId of unitIds)
    await tell(tx, key, { news, unitId, to: await listHolders(tx, { roles: rolesWith('assessments.answer'), unitId }) })
}

/** Those who decide about the objection of a unit. */
export async function tellDeciders(
  tx: Tx,
  key: Buffer,
  { news, unitId }: { news: News; unitId: string },
): Promise<void> {
  await tell(tx, key, { news, unitId, to: await listHolders(tx, { roles: rolesWith('assessments.decide') }) })
}
