import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { sha256 } from '../ids.ts'

/** What `verify` found: empty means intact. Each finding is a sentence in Chinese that names the place. */
export type Findings = string[]

const STRIDE = 5000

/** Recomputes the hash of every entry and the chain of every seal. */
export async function verifyLedger(db: Database): Promise<Findings> {
  const findings: Findings = []
  const bad = await sql<{
    position: number
  }>`select position from ledger l where hash <> ledger_hash(l) order by 1 limit 20`.execute(db)
  for (const { position } of bad.rows) findings.push(`台账第 ${String(position)} 条的内容与其校验值不符。`)
  let chain = ''
  for (let after = 0; ; ) {
    const seals = await db
      .selectFrom('ledger_seal as s')
      .leftJoin('ledger as l', 'l.position', 's.position')
      .select(['s.seq', 's.chain', 'l.hash'])
      .where('s.seq', '>', after)
      .orderBy('s.seq')
      .limit(STRIDE)
      .execute()
    for (const seal of seals) {
      if (seal.seq !== after + 1) findings.push(`台账封印在第 ${String(after)} 号之后断开。`)
      const expected = sha256(chain + (seal.hash ?? ''))
      if (expected !== seal.chain) findings.push(`台账第 ${String(seal.seq)} 号封印与内容不符。`)
      chain = seal.chain
      after = seal.seq
    }
    if (seals.length < STRIDE || findings.length > 20) return findings
  }
}
