import { AppError, refuse } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { ReadDb, Tx } from '../../platform/db/database.ts'
import { articlePassages } from '../../platform/documents/article-passages.ts'
import {
  type Content,
  type Finding,
  findLeaks,
  inspectFiles,
  justify,
  letPass,
  type Plea,
  refuseOpen,
  refuseUnanswered,
} from '../leakguard/index.ts'
import { openStepFor } from '../review/index.ts'
import { objectionsToEditing } from './domain/document.ts'
import type { Metadata } from './domain/metadata.ts'
import { filesShown } from './domain/files-shown.ts'
import { findNewestRevision, getDocumentRecord, listCheckedFiles } from './documents.queries.ts'
import { lockDocument } from './documents.store.ts'

/** A text to be checked: a working copy (no hash), or a frozen revision. */
interface Checked {
  readonly documentId: string
  readonly title: string
  readonly bodyHtml: string
  readonly metadata: Metadata
  readonly hash: string | null
}

type Passage = Content['passages'][number]

function fieldPassages({ title, metadata }: Checked): Passage[] {
  const { summary, keywords, source, docNo } = metadata
  const fields: [field: string, place: string, text: string][] = [
    ['title', '标题', title],
    ['summary', '内容概述', summary],
    ['keywords', '主题词', keywords.join('；')],
    ['source', '来源', source],
    ['docNo', '文号', docNo],
  ]
  return fields.map(([field, place, text]) => ({ field, place, text, heading: '', block: null }))
}

/** A file as it is searched. */
interface CheckedFile {
  readonly id: string
  readonly name: string
  readonly sha256: string
  readonly mediaType: string
  readonly use: string
  readonly alt: string
}

/** What the leak guard is handed: every text of it, piece by piece, and the files that it shows. */
export function leakContent(checked: Checked, files: readonly CheckedFile[]): Content {
  const { documentId, bodyHtml, metadata, hash } = checked
  const named = files.filter(({ use }) => use === 'file')
  const cover = files.filter(({ id }) => id === metadata.coverId)
  return {
    subjectId: documentId,
    revisionHash: hash,
    itemIds: metadata.itemIds,
    passages: [
      ...fieldPassages(checked),
      ...articlePassages(bodyHtml).map((passage) => ({ ...passage, field: 'body' })),
      ...named.map(({ name }) => ({ field: 'files', place: '附件的文件名', text: name, heading: '', block: null })),
      ...cover.map(({ alt }) => ({ field: 'coverId', place: '封面图片的说明', text: alt, heading: '', block: null })),
    ],
    files: files.map((file) => ({ ...file, field: file.use === 'file' ? 'files' : 'body' })),
  }
}

/** What is found in a text that is about to be sent for review or published; its files must have been inspected. */
async function leaksIn(db: ReadDb, checked: Checked): Promise<Finding[]> {
  const files = await listCheckedFiles(db, checked.documentId, filesShown(checked))
  return findLeaks(db, leakContent(checked, files))
}

/** Has all files of the document searched; before a transaction, since reading a file can take long. */
export async function inspectFilesOf(ctx: Context, documentId: string): Promise<void> {
  await inspectFiles(ctx, await listCheckedFiles(ctx.db, documentId, undefined))
}

/** Throws `leak.blocked` when the working copy holds what is neither removed nor justified. */
export async function refuseUnansweredLeaks(db: ReadDb, checked: Omit<Checked, 'hash'>): Promise<void> {
  refuseUnanswered(await leaksIn(db, { ...checked, hash: null }))
}

/** Throws `leak.blocked` when the revision holds what the secrecy reviewer has not let pass. */
export async function refuseOpenLeaks(db: ReadDb, checked: Checked): Promise<void> {
  refuseOpen(await leaksIn(db, checked))
}

async function newestRevision(db: ReadDb, documentId: string): Promise<Checked> {
  const revision = await findNewestRevision(db, documentId)
  if (!revision) throw new AppError('document.not-found', { documentId })
  return { ...revision, documentId }
}

const FROZEN = ['in-review', 'approved', 'scheduled']

/** What is found now: in the revision under review or approved, else in the working copy. Only for those who may read it. */
export async function viewLeaks(ctx: Context, id: string) {
  const { draft, workState, reviewCaseId } = await getDocumentRecord(ctx.db, ctx.actor, id)
  await inspectFilesOf(ctx, id)
  const checked = FROZEN.includes(workState)
    ? await newestRevision(ctx.db, id)
    : { ...draft, documentId: id, hash: null }
  const step =
    workState === 'in-review' && reviewCaseId !== null ? await openStepFor(ctx.db, ctx, reviewCaseId) : undefined
  return {
    revisionHash: checked.hash,
    findings: await leaksIn(ctx.db, checked),
    mayOverride: step?.isSecrecy === true && step.objections.length === 0,
  }
}

/** An editor asks for a finding of the working copy to be let pass, with the reason. */
export async function justifyLeak(ctx: Context, { id, ...plea }: Plea & { id: string }): Promise<void> {
  await inspectFilesOf(ctx, id)
  await ctx.transaction(async (tx) => {
    const { draft, unitId, ...document } = await lockDocument(tx, id)
    authorize(ctx, 'documents.write', unitId)
    refuse(objectionsToEditing({ ...document, draft, unitId }))
    const findings = await leaksIn(tx, { ...draft, documentId: id, hash: null })
    await justify(tx, ctx, { subject: { type: 'document', id }, unitId, findings, plea })
  })
}

/** Is it the actor's turn at the step of secrecy review? Throws what the review says, or `review.not-yours`. */
async function refuseOthers(tx: Tx, ctx: Context, caseId: string | null): Promise<void> {
  if (caseId === null) throw new AppError('review.already-closed')
  const { objections, isSecrecy } = await openStepFor(tx, ctx, caseId)
  refuse(objections)
  if (!isSecrecy) throw new AppError('review.not-yours')
}

/** The secrecy reviewer lets findings of exactly this revision pass, each with a reason. */
export async function overrideLeaks(
  ctx: Context,
  { id, revisionHash, pleas }: { id: string; revisionHash: string; pleas: readonly Plea[] },
): Promise<void> {
  await inspectFilesOf(ctx, id)
  await ctx.transaction(async (tx) => {
    const { workState, reviewCaseId, unitId } = await lockDocument(tx, id)
    await refuseOthers(tx, ctx, workState === 'in-review' ? reviewCaseId : null)
    const revision = await newestRevision(tx, id)
    if (revision.hash !== revisionHash) throw new AppError('review.revision-changed')
    const findings = await leaksIn(tx, revision)
    await letPass(tx, ctx, { subject: { type: 'document', id }, unitId, findings, revisionHash, pleas })
  })
}
