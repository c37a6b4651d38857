import type { Tx } from '../../platform/db/database.ts'
import { notify } from '../notices/index.ts'

/** What people of the school are told about a case, in the console; never who waits for an answer. */
export interface StaffNotice {
  readonly kind: string
  readonly about: { readonly id: string; readonly number: string; readonly leadUnitId: string | null }
  readonly to: readonly string[]
  readonly title: string
  readonly text: string
  /** The page of the case; empty for those who only hear of it. */
  readonly path: string
  /** With it everybody is told once, however often it is ordered. */
  readonly once?: string
}

/** Puts a notice into the list of each of these accounts; nobody gets it twice. */
export async function tellStaff(tx: Tx, key: Buffer, notice: StaffNotice): Promise<void> {
  const { kind, about, to, title, text, path, once } = notice
  const { id, number, leadUnitId } = about
  for (const accountId of new Set(to))
    await notify(tx, key, {
      kind,
      receiver: { channel: 'console', accountId },
      subject: { type: 'case', id, reference: number },
      unitId: leadUnitId,
      title,
      text,
      path,
      ...(once === undefined ? {} : { once: `${kind}:${id}:${once}:${accountId}` }),
    })
}
