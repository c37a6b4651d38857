import { FOLLOWERS } from './background.ts'
import { verifyRevisions } from './features/disclosures/index.ts'
import { verifyCounters } from './features/figures/index.ts'
import { verifySearch } from './features/search/index.ts'
import { verifyFigures } from './features/services/index.ts'
import { verifySurveys } from './features/surveys/index.ts'
import type { Database } from './platform/db/database.ts'
import { catchUp } from './platform/ledger/follow.ts'
import { type Findings, verifyLedger } from './platform/ledger/verify-ledger.ts'

/** What one check found; no findings means that all is equal. */
export interface Check {
  readonly name: string
  readonly findings: Findings
}

/** Lets the readers catch up, then recomputes ledger, revisions, search index, counters, the figures of the hall and the results of questionnaires. */
export async function verifyAll(db: Database): Promise<Check[]> {
  await catchUp(db, FOLLOWERS)
  const checks = [
    ['台账', verifyLedger],
    ['版本', verifyRevisions],
    ['检索库', verifySearch],
    ['计数', verifyCounters],
    ['办件统计', verifyFigures],
    ['评议', verifySurveys],
  ] as const
  const done: Check[] = []
  for (const [name, check] of checks) done.push({ name, findings: await check(db) })
  return done
}

/** The result for the operator, a line each. */
export function wordsOf(checks: readonly Check[]): string[] {
  return checks.flatMap(({ name, findings }) => [
    `${name}：${findings.length === 0 ? '一致' : `${String(findings.length)} 处不一致`}`,
    ...findings.map((finding) => `  - ${finding}`),
  ])
}
