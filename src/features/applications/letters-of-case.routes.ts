import type { FastifyInstance } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { parseDay } from '../../kernel/day.ts'
import { serve } from '../../platform/http/serve.ts'
import { MEDIA_TYPES } from './own-letters.ts'
import * as contract from './letters-of-case.contract.ts'
import {
  editCaseLetter,
  issueLater,
  listLetters,
  openCaseLetter,
  previewCaseLetter,
  readCaseLetterFile,
  recordCaseDelivery,
} from './letters-of-case.ts'
import { sendFile } from '../../platform/http/send-file.ts'

function toOpened({ templateName, texts, deliveries, ...letter }: Awaited<ReturnType<typeof openCaseLetter>>) {
  const last = texts.at(-1)
  if (!last) throw new AppError('letter.not-found', { id: letter.id })
  const { title, addressee, paragraphs, attachments, slip } = last.text
  return {
    ...letter,
    name: templateName,
    text: {
      title,
      addressee,
      paragraphs: [...paragraphs],
      attachments: [...attachments],
      slip: slip ? { title: slip.title, lines: [...slip.lines] } : null,
    },
    history: texts.map(({ no, writtenBy, writtenAt }) => ({ no, writtenBy, writtenAt: writtenAt.toISOString() })),
    citations: [...letter.citations],
    deliveries: deliveries.map((delivery) => ({ ...delivery, recordedAt: delivery.recordedAt.toISOString() })),
  }
}

interface WhichParams {
  Params: { id: string; letterId: string }
}

function fileRoutes(app: FastifyInstance, key: Buffer): void {
  const url = '/api/v1/applications/:id/letters/:letterId'
  app.get<WhichParams>(`${url}/preview.pdf`, { schema: { hide: true } }, async ({ context, params }, reply) => {
    const bytes = await previewCaseLetter(context, key, params)
    return sendFile(reply, { name: '答复书草稿.pdf', mediaType: MEDIA_TYPES.pdf, bytes })
  })
  for (const format of ['pdf', 'docx'] as const)
    app.get<WhichParams>(`${url}/file.${format}`, { schema: { hide: true } }, async ({ context, params }, reply) => {
      const { number, bytes } = await readCaseLetterFile(context, key, { ...params, format })
      return sendFile(reply, { name: `${number}.${format}`, mediaType: MEDIA_TYPES[format], bytes })
    })
}

/** The letters of an application. */
export function letterRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, contract.listLetters, async (ctx, { params }) => ({
    rows: (await listLetters(ctx, params.id)).map(({ draftedAt, erasedAt, ...row }) => ({
      ...row,
      draftedAt: draftedAt.toISOString(),
      isErased: erasedAt !== null,
    })),
  }))
  serve(app, contract.openLetter, async (ctx, { params }) => toOpened(await openCaseLetter(ctx, key, params)))
  serve(app, contract.editLetter, (ctx, { params, body }) => editCaseLetter(ctx, key, { ...params, ...body }))
  serve(app, contract.issueLetter, (ctx, { params, body }) => issueLater(ctx, key, { ...params, ...body }))
  serve(app, contract.recordLetterDelivery, (ctx, { params, body }) =>
    recordCaseDelivery(ctx, key, { ...params, ...body, on: parseDay(body.on) }),
  )
  fileRoutes(app, key)
}
