import type { ReadDb } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { countAnswers, frozenText } from './domain/results.ts'
import { countTaken, listAnswers, listSurveys } from './surveys.queries.ts'

/** Counts every questionnaire anew: as many answers as people, and published results as they were published. Answers each difference. */
export async function verifySurveys(db: ReadDb): Promise<string[]> {
  const findings: string[] = []
  for (const { id, title, questions, smallestGroup, published } of await listSurveys(db)) {
    const { people, answers } = await countTaken(db, id)
    if (people !== answers) findings.push(`问卷“${title}”有 ${String(people)} 人参加，答卷 ${String(answers)} 份`)
    if (!published) continue
    const counted = countAnswers(questions, await listAnswers(db, id), smallestGroup)
    if (sha256(frozenText(counted)) !== published.hash) findings.push(`问卷“${title}”的结果与答卷不一致`)
  }
  return findings
}
