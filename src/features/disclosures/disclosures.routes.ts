import type { FastifyInstance } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import type { Audience } from '../../kernel/audience.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import { authorize } from '../../platform/context.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { readUpload } from '../../platform/http/read-upload.ts'
import { serve } from '../../platform/http/serve.ts'
import { toFindingView } from '../leakguard/index.ts'
import { importContent, type Taken, uploadAttachment } from './attachments.ts'
import { justifyLeak, overrideLeaks, viewLeaks } from './check-leaks.ts'
import { createDocument } from './create-document.ts'
import { diffRevisions } from './diff-revisions.ts'
import { discardDocument } from './discard-document.ts'
import * as contract from './disclosures.contract.ts'
import { attachmentUrl, type Objections, viewDocument } from './document-view.ts'
import { listDocumentRows } from './document-list.queries.ts'
import type { DocumentRecord } from './documents.queries.ts'
import type { Metadata } from './domain/metadata.ts'
import { filesRoutes } from './files.routes.ts'
import { gapsOfDraft } from './freeze-revision.ts'
import { giveDocumentOpinion } from './give-opinion.ts'
import { placeDocument } from './place-document.ts'
import { emergencyPublish, publishDocument } from './publish-document.ts'
import { recallDocument } from './recall-document.ts'
import { saveDraft } from './save-draft.ts'
import { relationsRoutes } from './relations.routes.ts'
import { submitDocument } from './submit-document.ts'
import { withdrawDocument } from './withdraw-document.ts'

const ACTIONS = [
  'edit',
  'submit',
  'recall',
  'giveOpinion',
  'publish',
  'emergencyPublish',
  'withdraw',
  'place',
  'discard',
] as const

function ability(objections: readonly ErrorCode[]): { ok: boolean; why: string } {
  const [first] = objections
  return { ok: first === undefined, why: first === undefined ? '' : ERROR_TABLE[first][1] }
}

function abilities(objections: Objections) {
  return Object.fromEntries(ACTIONS.map((action) => [action, ability(objections[action])])) as Record<
    (typeof ACTIONS)[number],
    { ok: boolean; why: string }
  >
}

type MetadataIn = Omit<Metadata, 'audience'> & { audience: { kind: Audience['kind']; members?: string[] } }

function toMetadata(given: MetadataIn): Metadata {
  const { kind, members = [] } = given.audience
  return { ...given, audience: kind === 'units' || kind === 'groups' ? { kind, members } : { kind } }
}

function toView({ audience, occasion, ...metadata }: Metadata) {
  return {
    ...metadata,
    ...(occasion ? { occasion } : {}),
    itemIds: [...metadata.itemIds],
    columnIds: [...metadata.columnIds],
    keywords: [...metadata.keywords],
    attachmentIds: [...metadata.attachmentIds],
    audience: 'members' in audience ? { kind: audience.kind, members: [...audience.members] } : { kind: audience.kind },
  }
}

function parseInstant(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new AppError('day.invalid', { text })
  return at
}

function toPublicationView(publication: NonNullable<DocumentRecord['publication']>) {
  return {
    ...publication,
    firstPublishedAt: publication.firstPublishedAt.toISOString(),
    publishedAt: publication.publishedAt.toISOString(),
    expiresAt: publication.expiresAt?.toISOString() ?? null,
    url: `/info/${String(publication.no)}`,
    pulledColumnIds: [...publication.pulledColumnIds],
  }
}

function toReply({ document, gaps, revisions, objections, attachments }: Awaited<ReturnType<typeof viewDocument>>) {
  return {
    id: document.id,
    unitId: document.unitId,
    unitName: document.unitName,
    workState: document.workState,
    publishAt: document.publishAt?.toISOString() ?? null,
    createdBy: document.createdBy,
    createdAt: document.createdAt.toISOString(),
    draft: {
      title: document.draft.title,
      bodyHtml: document.draft.bodyHtml,
      metadata: toView(document.draft.metadata),
      version: document.draft.version,
      savedAt: document.savedAt.toISOString(),
      savedBy: document.savedBy,
    },
    attachments: attachments.map((file) => ({ ...file, use: file.use as 'file' | 'picture' })),
    gaps,
    revisions,
    reviewCaseId: document.reviewCaseId,
    publication: document.publication && toPublicationView(document.publication),
    may: abilities(objections),
  }
}

function takenView(taken: Taken) {
  return { ...taken, removed: [...taken.removed], kept: [...taken.kept], url: attachmentUrl(taken) }
}

function readingRoutes(app: FastifyInstance): void {
  serve(app, contract.listDocuments, (ctx, { query }) => {
    authorize(ctx, 'console.enter')
    return listDocumentRows(ctx.db, ctx.actor, query)
  })
  serve(app, contract.getDocument, async (ctx, { params }) => toReply(await viewDocument(ctx, params.id)))
  serve(app, contract.diffRevisions, (ctx, { params, query }) => diffRevisions(ctx, { ...params, ...query }))
}

function writingRoutes(app: FastifyInstance): void {
  serve(app, contract.createDocument, async (ctx, { body }) => ({ id: await createDocument(ctx, body) }))
  serve(app, contract.saveDraft, async (ctx, { params, body }) => {
    const metadata = toMetadata(body.metadata)
    const saved = await saveDraft(ctx, { ...params, ...body, metadata })
    const gaps = gapsOfDraft(
      { title: body.title, bodyHtml: saved.bodyHtml, metadata, version: saved.version, editors: [] },
      ctx.now(),
    )
    return { version: saved.version, savedAt: saved.savedAt.toISOString(), bodyHtml: saved.bodyHtml, gaps }
  })
  serve(app, contract.discardDocument, async (ctx, { params }) => {
    await discardDocument(ctx, params)
    return {}
  })
  serve(app, contract.uploadAttachment, async (ctx, { params, query }, { request }) => {
    const stored = await uploadAttachment(ctx, {
      ...params,
      use: query.use ?? 'file',
      alt: query.alt ?? '',
      ...(await readUpload(request)),
    })
    return takenView(stored)
  })
  serve(app, contract.importContent, async (ctx, { params }, { request }) => {
    const imported = await importContent(ctx, { ...params, use: 'file', alt: '', ...(await readUpload(request)) })
    return { ...imported, warnings: [...imported.warnings], original: takenView(imported.original) }
  })
}

function publishingRoutes(app: FastifyInstance): void {
  serve(app, contract.submitDocument, (ctx, { params, body }) => submitDocument(ctx, { ...params, ...body }))
  serve(app, contract.recallDocument, async (ctx, { params, body }) => {
    await recallDocument(ctx, { ...params, ...body })
    return {}
  })
  serve(app, contract.giveDocumentOpinion, (ctx, { params, body }) => giveDocumentOpinion(ctx, { ...params, ...body }))
  serve(app, contract.publishDocument, async (ctx, { params, body }) => {
    const { no, scheduledAt } = await publishDocument(ctx, { ...params, at: parseInstant(body.at) })
    return { no, scheduledAt: scheduledAt?.toISOString() ?? null }
  })
  serve(app, contract.emergencyPublishDocument, async (ctx, { params, body }) => ({
    no: await emergencyPublish(ctx, { ...params, ...body }),
  }))
  serve(app, contract.placeDocument, async (ctx, { params, body }) => {
    await placeDocument(ctx, { ...params, ...body })
    return {}
  })
  serve(app, contract.withdrawDocument, async (ctx, { params, body }) => {
    await withdrawDocument(ctx, { ...params, ...body })
    return {}
  })
}

function leakRoutes(app: FastifyInstance): void {
  serve(app, contract.getLeaks, async (ctx, { params }) => {
    const { findings, ...rest } = await viewLeaks(ctx, params.id)
    return { ...rest, findings: findings.map(toFindingView) }
  })
  serve(app, contract.justifyLeak, async (ctx, { params, body }) => {
    await justifyLeak(ctx, { ...params, ...body })
    return {}
  })
  serve(app, contract.overrideLeaks, async (ctx, { params, body }) => {
    await overrideLeaks(ctx, { ...params, ...body })
    return {}
  })
}

/** Documents from draft to tombstone, their files, and what readers report about them. */
export function disclosuresRoutes(app: FastifyInstance): void {
  readingRoutes(app)
  writingRoutes(app)
  publishingRoutes(app)
  leakRoutes(app)
  relationsRoutes(app)
  filesRoutes(app)
}
