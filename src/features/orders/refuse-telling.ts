import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { findLeaks, toldFindings } from '../leakguard/index.ts'

const PLACES = {
  matter: '整改事项',
  what: '发现的问题',
  basis: '依据',
  demand: '整改要求',
  answer: '整改报告',
} as const

/** Words of an order by what they are; left out where there are none. */
export type OrderTexts = Readonly<Partial<Record<keyof typeof PLACES, string>>>

/** What the leak guard would stop in these words. */
async function stoppedIn(db: ReadDb, id: string, texts: OrderTexts) {
  const passages = (Object.keys(PLACES) as (keyof typeof PLACES)[]).map((field) => ({
    ...{ field, place: PLACES[field], text: texts[field] ?? '', heading: '', block: null },
  }))
  const findings = await findLeaks(db, { subjectId: id, revisionHash: null, itemIds: [], passages, files: [] })
  return toldFindings(findings.filter(({ action }) => action === 'block'))
}

/** Throws `order.tells-too-much`, with the places, when words that everybody may read hold what must not get out. */
export async function refuseTelling(db: ReadDb, id: string, texts: OrderTexts): Promise<void> {
  const findings = await stoppedIn(db, id, texts)
  if (findings.length > 0) throw new AppError('order.tells-too-much', { findings })
}

/** Throws `order.tells-persons`, with the places, when words for the unit alone hold the like: somebody has to say that they must. */
export async function warnOfTelling(db: ReadDb, id: string, texts: OrderTexts): Promise<void> {
  const findings = await stoppedIn(db, id, texts)
  if (findings.length > 0) throw new AppError('order.tells-persons', { findings })
}
