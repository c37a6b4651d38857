import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { normaliseImage } from '../../platform/documents/images.ts'
import { inspectFile } from '../../platform/documents/inspect-file.ts'
import { renderPagePng } from '../../platform/documents/redact-file.ts'
import { record } from '../../platform/ledger/record.ts'
import { listPapers, openPaper, type Paper } from '../casework/index.ts'
import type { Regime } from './domain/decision.ts'
import { hasRight, mayReadAnswer } from './domain/policy.ts'
import { groundsIn } from './domain/redaction.ts'
import { onCase } from './on-case.ts'
import {
  getOriginal,
  getRedaction,
  listOriginals,
  listRedactions,
  openMarks,
  type Original,
} from './redactions.store.ts'
import { withStates } from './release-redaction.ts'
import { seeCase } from './view-application.ts'

/** 144 dots an inch: a page of A4 is 1,190 pixels wide. */
const PIXELS_PER_POINT = 2
const MOST_PARAGRAPHS = 3000

/** Whether one sees the case, and may read what goes to the applicant. Throws `case.not-found`, `case.not-yours`. */
async function seeAnswer(ctx: Context, id: string) {
  const seen = await seeCase(ctx, id)
  if (!mayReadAnswer(ctx.actor.roles, seen.facts)) throw new AppError('case.not-yours')
  return seen
}

/**
 * The originals of a case and what was made of them: states, places and grounds, and no word of what was taken out. For those at work
 * on it, and for whoever checks or signs the answer while it is theirs.
 */
export async function listOfRedactions(ctx: Context, key: Buffer, id: string) {
  const { file } = await seeAnswer(ctx, id)
  const [originals, redactions, papers] = await Promise.all([
    listOriginals(ctx.db, id),
    listRedactions(ctx.db, id),
    listPapers(ctx.db, key, id),
  ])
  const byId = new Map(papers.map((paper) => [paper.id, paper]))
  const versions = withStates(redactions)
  return {
    grounds: groundsIn(file.regime as Regime),
    originals: originals.flatMap((original) => {
      const paper = byId.get(original.paperId)
      const own = versions.filter(({ originalId }) => originalId === original.paperId)
      return paper
        ? [{ ...original, paper, versions: own.map((each) => ({ ...each, result: byId.get(each.resultId) })) }]
        : []
    }),
  }
}

async function paragraphsOf(bytes: Buffer, kind: string): Promise<string[]> {
  if (kind !== 'docx') return []
  const { passages } = await inspectFile(bytes, kind)
  return passages.slice(0, MOST_PARAGRAPHS).map(({ text }) => text)
}

/**
 * An original to be worked at: its pages, the words of a Word file, and what was marked last. Each opening is on the ledger, because
 * it shows what is withheld. Throws `application.original-not-found`.
 */
export async function openOriginal(ctx: Context, key: Buffer, { id, originalId }: { id: string; originalId: string }) {
  const { original, paper, redactions } = await onCase(ctx, { id, rights: ['work'] }, async ({ tx, file }) => {
    const found = await getOriginal(tx, { id, originalId })
    const opened = await openPaper(tx, { key, files: ctx.files }, { caseId: id, paperId: originalId })
    await record(tx, ctx, {
      type: 'application.original-viewed',
      subject: { type: 'case', id },
      unitId: file.leadUnitId,
      data: { number: file.number, originalId },
    })
    return { original: found, paper: opened, redactions: await listRedactions(tx, id) }
  })
  const last = redactions.findLast((each) => each.originalId === originalId)
  return {
    original,
    name: paper.name,
    paragraphs: await paragraphsOf(paper.bytes, original.kind),
    marks: last ? openMarks(key, last) : [],
  }
}

/** A page of a file that has pages. Throws `redaction.box-outside` for one that it does not have. */
async function pictureOf(
  { bytes }: Paper & { bytes: Buffer },
  { kind, pages }: Original,
  page: number,
): Promise<{ mediaType: string; bytes: Buffer }> {
  if (page < 1 || page > pages.length) throw new AppError('redaction.box-outside', { page })
  if (kind === 'pdf') return { mediaType: 'image/png', bytes: await renderPagePng(bytes, page, PIXELS_PER_POINT) }
  return normaliseImage(bytes)
}

/** A page of an original as a picture, for those at work on it. */
export async function originalPage(
  ctx: Context,
  key: Buffer,
  { id, originalId, page }: { id: string; originalId: string; page: number },
) {
  const { facts } = await seeCase(ctx, id)
  if (!hasRight(ctx.actor.roles, 'work', facts)) throw new AppError('application.original-not-found')
  const original = await getOriginal(ctx.db, { id, originalId })
  const paper = await openPaper(ctx.db, { key, files: ctx.files }, { caseId: id, paperId: originalId })
  return pictureOf(paper, original, page)
}

async function resultOf(ctx: Context, key: Buffer, which: { id: string; redactionId: string }) {
  await seeAnswer(ctx, which.id)
  const { redaction } = await getRedaction(ctx.db, which)
  const { originalId, resultId } = redaction
  const original = await getOriginal(ctx.db, { id: which.id, originalId })
  const paper = await openPaper(ctx.db, { key, files: ctx.files }, { caseId: which.id, paperId: resultId })
  return { original, paper }
}

/** A page of a result as a picture, for whoever may read the answer. */
export async function resultPage(
  ctx: Context,
  key: Buffer,
  { page, ...which }: { id: string; redactionId: string; page: number },
) {
  const { original, paper } = await resultOf(ctx, key, which)
  return pictureOf(paper, original, page)
}

/** The words of a result that has no pages (Word), for whoever may read the answer. */
export async function resultWords(ctx: Context, key: Buffer, which: { id: string; redactionId: string }) {
  const { original, paper } = await resultOf(ctx, key, which)
  return { paragraphs: await paragraphsOf(paper.bytes, original.kind) }
}
