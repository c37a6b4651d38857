import type { ReadDb } from '../../platform/db/database.ts'
import { listSurveys } from './surveys.queries.ts'

/** The published questionnaires that ended within a period, as figures count them: from what was frozen. */
export async function listPublishedSurveys(db: ReadDb, { from, to }: { from: string; to: string }) {
  return (await listSurveys(db)).flatMap(({ id, title, to: lastDay, endedOn: earlier, published }) => {
    const endedOn = earlier ?? lastDay
    return published && endedOn >= from && endedOn <= to
      ? [{ id, title, endedOn, hash: published.hash, ...published.results }]
      : []
  })
}
