import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { uprightSize } from '../../platform/documents/images.ts'
import { listPageTexts, REDACTABLE_KINDS } from '../../platform/documents/redact-file.ts'
import { sniff } from '../../platform/documents/sniff.ts'
import { sha256 } from '../../platform/ids.ts'
import { insertPaper } from '../casework/index.ts'
import { onCase } from './on-case.ts'
import { insertOriginal, type OriginalPage } from './redactions.store.ts'
import { tidyName } from '../../platform/documents/take-file.ts'

/** The pages on which places can be marked; Word files have none. Throws the `redaction.*` codes. */
async function pagesOf(bytes: Buffer, kind: string): Promise<OriginalPage[]> {
  if (kind === 'docx') return []
  if (kind !== 'pdf') return [{ ...(await uprightSize(bytes)), hasText: false }]
  return (await listPageTexts(bytes)).map(({ width, height, words }) => ({ width, height, hasText: words.length > 0 }))
}

/**
 * 收入信息原件: a file of which the applicant is to get a part. It stays with those at work, sealed, and never goes to the applicant.
 * Throws the `upload.*` codes and those of `redactFile` for a file that cannot be redacted.
 */
export async function addOriginal(
  ctx: Context,
  key: Buffer,
  { id, name, bytes }: { id: string; name: string; bytes: Buffer },
): Promise<{ originalId: string }> {
  // First the right, then the work: a stranger's file is not even looked into.
  await onCase(ctx, { id, rights: ['work'] }, ({ assertMove }) => {
    assertMove('redact')
    return Promise.resolve()
  })
  const { kind, mediaType } = await sniff(bytes, name)
  if (!REDACTABLE_KINDS.some((each) => each === kind)) throw new AppError('redaction.kind-refused', { kind })
  const pages = await pagesOf(bytes, kind)
  return onCase(ctx, { id, rights: ['work'] }, async ({ tx, step }) => {
    const paper = { caseId: id, role: 'original', audience: 'units', name: tidyName(name), mediaType, bytes } as const
    const originalId = await insertPaper(tx, { key, files: ctx.files }, paper)
    const hash = sha256(bytes)
    await insertOriginal(tx, { paperId: originalId, caseId: id, kind, sha256: hash, pages })
    const data = { originalId, sha256: hash, kind, pages: pages.length, size: bytes.byteLength }
    await step({ move: 'redact', type: 'original-added', data })
    return { originalId }
  })
}
