import type { FastifyInstance, FastifyReply } from 'fastify'
import { readUpload } from '../../platform/http/read-upload.ts'
import { serve } from '../../platform/http/serve.ts'
import { addOriginal } from './add-original.ts'
import { withholdPaper } from './answer-papers.ts'
import { redactOriginal } from './redact-original.ts'
import * as contract from './redactions.contract.ts'
import { releaseRedaction, setRedactionAside } from './release-redaction.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import { listOfRedactions, openOriginal, originalPage, resultPage, resultWords } from './view-redactions.ts'

type Listed = Awaited<ReturnType<typeof listOfRedactions>>['originals'][number]

const KINDS = ['pdf', 'docx', 'png', 'jpeg', 'webp', 'gif'] as const

function kindOf(kind: string): (typeof KINDS)[number] {
  return KINDS.find((each) => each === kind) ?? 'pdf'
}

function toReport({ removed, unmatched, unsearched, findings }: Listed['versions'][number]['report']) {
  return {
    removed: [...removed],
    unmatched: [...unmatched],
    unsearched: [...unsearched],
    findings: findings.map(({ what, ...finding }) => ({ ...finding, what: what as 'text' })),
  }
}

function toVersion(id: string, version: Listed['versions'][number]) {
  const { result, report, madeAt, releasedAt, setAsideAt } = version
  return {
    ...version,
    name: result?.name ?? '',
    url: `/api/v1/applications/${id}/papers/${version.resultId}`,
    report: toReport(report),
    madeAt: madeAt.toISOString(),
    releasedAt: releasedAt?.toISOString() ?? null,
    setAsideAt: setAsideAt?.toISOString() ?? null,
  }
}

function toOriginal(id: string, { paper, paperId, kind, sha256, pages, versions }: Listed) {
  return {
    ...{ id: paperId, name: paper.name, kind: kindOf(kind), size: paper.size, sha256, at: paper.at.toISOString() },
    pages: [...pages],
    versions: versions.map((version) => toVersion(id, version)),
  }
}

function readingRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, contract.listRedactions, async (ctx, { params: { id } }) => {
    const { grounds, originals } = await listOfRedactions(ctx, key, id)
    return { grounds, originals: originals.map((original) => toOriginal(id, original)) }
  })
  serve(app, contract.openOriginal, async (ctx, { params }) => {
    const { original, name, paragraphs, marks } = await openOriginal(ctx, key, params)
    const { paperId, kind, pages } = original
    return { id: paperId, name, kind: kindOf(kind), pages: [...pages], paragraphs, marks: [...marks] }
  })
  serve(app, contract.readResult, (ctx, { params }) => resultWords(ctx, key, params))
}

function changingRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, contract.addOriginal, async (ctx, { params }, { request }) =>
    addOriginal(ctx, key, { ...params, ...(await readUpload(request)) }),
  )
  serve(app, contract.redactOriginal, async (ctx, { params, body }) => {
    const { report, ...made } = await redactOriginal(ctx, key, { ...params, ...body })
    return { ...made, report: toReport(report) }
  })
  serve(app, contract.releaseRedaction, async (ctx, { params, body }) => {
    await releaseRedaction(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, contract.setRedactionAside, async (ctx, { params, body }) => {
    await setRedactionAside(ctx, key, { ...params, ...body })
    return {}
  })
  serve(app, contract.withholdPaper, async (ctx, { params, body }) => {
    await withholdPaper(ctx, key, { ...params, ...body })
    return {}
  })
}

/** Anything but a number is a page that no file has. */
function pageOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : 0
}

function sendPage(reply: FastifyReply, page: string, picture: { mediaType: string; bytes: Buffer }): FastifyReply {
  return sendFile(reply, { name: `第${page}页`, ...picture })
}

function pictureRoutes(app: FastifyInstance, key: Buffer): void {
  const hidden = { schema: { hide: true } }
  app.get<{ Params: { id: string; originalId: string; page: string } }>(
    '/api/v1/applications/:id/originals/:originalId/pages/:page',
    hidden,
    async ({ context, params }, reply) => {
      const page = pageOf(params.page)
      return sendPage(reply, params.page, await originalPage(context, key, { ...params, page }))
    },
  )
  app.get<{ Params: { id: string; redactionId: string; page: string } }>(
    '/api/v1/applications/:id/redactions/:redactionId/pages/:page',
    hidden,
    async ({ context, params }, reply) => {
      const page = pageOf(params.page)
      return sendPage(reply, params.page, await resultPage(context, key, { ...params, page }))
    },
  )
}

/** 区分处理: originals, what is taken out of them, and what goes out. */
export function redactionRoutes(app: FastifyInstance, key: Buffer): void {
  readingRoutes(app, key)
  changingRoutes(app, key)
  pictureRoutes(app, key)
}
