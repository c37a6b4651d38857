import type { ReadDb } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import type { Metadata } from './domain/metadata.ts'
import { canonicalText } from './domain/revision-text.ts'
import { listRevisionTexts } from './revision-texts.queries.ts'

const STRIDE = 500
const MOST_TOLD = 20

/** Takes the hash of every revision anew: opinions and publications are bound to it, so the text behind it must be the same. */
export async function verifyRevisions(db: ReadDb): Promise<string[]> {
  const findings: string[] = []
  let batch: Awaited<ReturnType<typeof listRevisionTexts>> = []
  do {
    batch = await listRevisionTexts(db, batch.at(-1)?.id ?? '', STRIDE)
    const changed = batch.filter((row) => {
      const { title, bodyHtml, attachments } = row
      return sha256(canonicalText({ title, bodyHtml, attachments, metadata: row.metadata as Metadata })) !== row.hash
    })
    findings.push(
      ...changed.map(({ documentId, no }) => `信息 ${documentId} 第 ${String(no)} 版的内容与审核时的指纹不同。`),
    )
  } while (batch.length === STRIDE && findings.length <= MOST_TOLD)
  return findings
}
