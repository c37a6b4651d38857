import type { Follower } from './follow.ts'
import { sha256 } from '../ids.ts'

/**
 * Chains the hashes of the ledger in commit order: chain(n) = sha256(chain(n-1) || hash(n)). Whoever changes an old
 * entry would have to change every seal after it; `verify` recomputes both.
 */
export const sealer: Follower = {
  name: 'sealer',
  batch: 1000,
  async read(tx, entries) {
    const positions = entries.map((entry) => entry.position)
    const rows = await tx.selectFrom('ledger').select(['position', 'hash']).where('position', 'in', positions).execute()
    const hashes = new Map(rows.map((row) => [row.position, row.hash]))
    const last = await tx
      .selectFrom('ledger_seal')
      .select(['seq', 'chain'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    let { seq, chain } = last ?? { seq: 0, chain: '' }
    const seals = positions.map((position) => {
      seq += 1
      chain = sha256(chain + (hashes.get(position) ?? ''))
      return { seq, position, chain }
    })
    await tx.insertInto('ledger_seal').values(seals).execute()
  },
}
