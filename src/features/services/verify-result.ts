import { AppError } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { sha256 } from '../../platform/ids.ts'
import { tidyCode } from '../../kernel/query-code.ts'
import { openPaper } from '../casework/index.ts'
import { ownFile, type Ownership } from './own-matter.ts'
import { findResult, listResults } from './results.queries.ts'

/** What anybody learns of a document by its code. Throws `hall.no-such-document`, alike for every code that is none. */
export async function verifyResult(ctx: Context, code: string) {
  const found = await findResult(ctx.db, sha256(tidyCode(code)))
  if (!found) throw new AppError('hall.no-such-document')
  const isExpired = found.validUntil !== null && found.validUntil < dayOf(ctx.now())
  return { ...found, isExpired }
}

/** Is this the file that was issued under the code, to the last byte? Throws `hall.no-such-document`. */
export async function isIssuedFile(ctx: Context, { code, bytes }: { code: string; bytes: Buffer }): Promise<boolean> {
  const { fileHash } = await verifyResult(ctx, code)
  return fileHash === sha256(bytes)
}

/** A result document for whoever applied. Throws as `ownFile`, and `case.paper-not-found`. */
export async function openOwnResult(ctx: Context, key: Buffer, { own, paperId }: { own: Ownership; paperId: string }) {
  const file = await ownFile(ctx, own)
  const results = await listResults(ctx.db, file.id)
  if (!results.some((result) => result.paperId === paperId)) throw new AppError('case.paper-not-found')
  return openPaper(ctx.db, { key, files: ctx.files }, { caseId: file.id, paperId })
}
