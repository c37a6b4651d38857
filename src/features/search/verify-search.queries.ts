import type { Database } from '../../platform/db/database.ts'
import { listLive } from '../disclosures/index.ts'
import { sourceHash } from './search.store.ts'

const STRIDE = 5000

const MOST_TOLD = 20

type Source = Awaited<ReturnType<typeof listLive>>[number]

/** What an entry must agree in: the words, and who may find them. */
function keyOf(hash: string, audience: string, members: readonly string[]): string {
  return [hash, audience, ...members].join(' ')
}

async function staleAmong(db: Database, batch: readonly Source[]): Promise<string[]> {
  if (batch.length === 0) return []
  const ids = batch.map(({ documentId }) => documentId)
  const entries = await db
    .selectFrom('search_entry')
    .select(['document_id', 'source_hash', 'audience', 'audience_members'])
    .where('document_id', 'in', ids)
    .execute()
  const indexed = new Map(
    entries.map((entry) => [entry.document_id, keyOf(entry.source_hash, entry.audience, entry.audience_members)]),
  )
  return batch
    .filter((source) => {
      const { audience, audienceMembers } = source
      return indexed.get(source.documentId) !== keyOf(sourceHash(source), audience, audienceMembers)
    })
    .map(({ documentId }) => `检索库缺少或落后于信息 ${documentId}。`)
}

async function countEntries(db: Database): Promise<number> {
  const { n } = await db
    .selectFrom('search_entry')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Compares the index with what is live, both ways. */
export async function verifySearch(db: Database): Promise<string[]> {
  const findings: string[] = []
  let live = 0
  let batch: Source[] = []
  do {
    batch = await listLive(db, batch.at(-1)?.documentId ?? '', STRIDE)
    findings.push(...(await staleAmong(db, batch)))
    live += batch.length
  } while (batch.length === STRIDE && findings.length <= MOST_TOLD)
  if (findings.length > 0) return findings
  const indexed = await countEntries(db)
  return indexed === live ? [] : [`检索库有 ${String(indexed)} 条，公开的信息有 ${String(live)} 条。`]
}
