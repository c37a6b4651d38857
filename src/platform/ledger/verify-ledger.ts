import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { sha256 } from '../ids.ts'

/** What `verify` found: empty means intact. Each finding is a sentence in Chinese that names the place. */
export type Findings = string[]

const STRIDE = 5000

const MOST_TOLD = 20

async function changedEntries(db: Database): Promise<Findings> {
  const { rows } = await sql<{
    position: number
  }>`select position from ledger l where hash <> ledger_hash(l) order by 1 limit ${MOST_TOLD}`.execute(db)
  return rows.map(({ position }) => `台账第 ${String(position)} 条的内容与其校验值不符。`)
}

function readSeals(db: Database, after: number) {
  return db
    .selectFrom('ledger_seal as s')
    .leftJoin('ledger as l', 'l.position', 's.position')
    .select(['s.seq', 's.chain', 'l.hash'])
    .where('s.seq', '>', after)
    .orderBy('s.seq')
    .limit(STRIDE)
    .execute()
}

async function brokenSeals(db: Database): Promise<Findings> {
  const findings: Findings = []
  let last = { seq: 0, chain: '' }
  for (;;) {
    const seals = await readSeals(db, last.seq)
    for (const seal of seals) {
      if (seal.seq !== last.seq + 1) findings.push(`台账封印在第 ${String(last.seq)} 号之后断开。`)
      if (sha256(last.chain + (seal.hash ?? '')) !== seal.chain)
        findings.push(`台账第 ${String(seal.seq)} 号封印与内容不符。`)
      last = seal
    }
    if (seals.length < STRIDE || findings.length > MOST_TOLD) return findings
  }
}

/** Recomputes the hash of every entry and the chain of every seal. */
export async function verifyLedger(db: Database): Promise<Findings> {
  return [...(await changedEntries(db)), ...(await brokenSeals(db))]
}
