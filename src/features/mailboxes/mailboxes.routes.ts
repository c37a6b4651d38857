import type { FastifyInstance } from 'fastify'
import { MAILBOX_KIND_NAMES } from '../../kernel/case-words.ts'
import { parseDay } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { Endpoint, Input } from '../../platform/http/endpoint.contract.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import { serve } from '../../platform/http/serve.ts'
import { closeLetter, draftAnswer, recordCallBack, refuseLetter, releaseAnswer } from './answer-letter.ts'
import { returnAnswer, writeMessage } from './answer-letter.ts'
import { assignLetter, handOverLetter, markComplex, markImportant } from './give-out.ts'
import { acceptPetition, markPetition } from './handle-petition.ts'
import { listRows, toPersons, toView } from './letter-view.ts'
import * as letters from './letters.contract.ts'
import * as contract from './mailboxes.contract.ts'
import { readMailFile, readPaper } from './open-file.ts'
import * as keys from './report-keys.contract.ts'
import { openEncrypted, publishReportKey, viewReportKeys } from './report-keys.ts'
import { listOwnMailboxes, viewDigest } from './public-mailboxes.ts'
import { decideSuggestion, publishAnswer, publishDigest, takeDownAnswer } from './publish-answer.ts'
import { registerCall } from './receive-letter.ts'
import { saveMailbox } from './save-mailbox.ts'
import { addMailToLetter, makeLetterOfMail } from './use-mail.ts'
import { authorizeReader, listLetters, viewLetter, viewWriter } from './view-letter.ts'
import { viewFigure, viewStatistics } from './view-statistics.ts'

/** What the mailboxes need from outside: the key that opens what names a person. */
export interface MailboxesOptions {
  readonly key: Buffer
}

/** An action on one letter that answers nothing but that it was done. */
function perform<E extends Endpoint>(
  app: FastifyInstance,
  endpoint: E,
  work: (ctx: Context, input: Input<E>) => Promise<unknown>,
): void {
  const silent: Endpoint = endpoint
  serve(app, silent, async (ctx, input) => {
    await work(ctx, input)
    return {}
  })
}

function settingsOf(body: Input<typeof contract.createMailbox>['body']) {
  const day = (text: string | null) => (text === null ? null : parseDay(text))
  return { ...body, opensOn: day(body.opensOn), closesOn: day(body.closesOn) }
}

function mailboxRoutes(app: FastifyInstance): void {
  serve(app, contract.listMailboxes, async (ctx) => {
    authorizeReader(ctx)
    const rows = await listOwnMailboxes(ctx)
    return {
      rows: rows.map((box) => ({ ...box, kindName: MAILBOX_KIND_NAMES[box.kind], sections: [...box.sections] })),
    }
  })
  serve(app, contract.createMailbox, (ctx, { body }) => saveMailbox(ctx, settingsOf(body)))
  serve(app, contract.saveMailbox, (ctx, { params, body }) => saveMailbox(ctx, { ...settingsOf(body), ...params }))
  perform(app, contract.publishDigest, (ctx, { params, body }) => publishDigest(ctx, { ...params, ...body }))
  serve(app, contract.getDigest, (ctx, { params }) => viewDigest(ctx, params.id))
  serve(app, contract.getMailboxStatistics, (ctx, { query }) => viewStatistics(ctx, query))
  serve(app, contract.listFigureLetters, (ctx, { query: { unitId, ...query } }) =>
    viewFigure(ctx, { ...query, unitId: unitId === 'none' ? '' : unitId }),
  )
}

function readingRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, letters.listLetters, async (ctx, { query: { closed, ...query } }) =>
    listRows(await listLetters(ctx, { ...query, isOpen: closed !== true })),
  )
  serve(app, letters.getLetter, async (ctx, { params }) => toView(await viewLetter(ctx, key, params.id)))
  serve(app, letters.viewWriter, async (ctx, { params, body }) => ({
    persons: toPersons(await viewWriter(ctx, key, { ...params, ...body })),
  }))
  serve(app, letters.registerCall, async (ctx, { body: { mailboxId, unitId, ...call } }) => {
    const letter = { ...call, sectionId: null, allowsPublication: false }
    return registerCall(ctx, key, { mailboxId, unitId, letter })
  })
}

function mailRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, letters.makeLetterOfMail, (ctx, { body }) => makeLetterOfMail(ctx, key, body))
  perform(app, letters.addMailToLetter, (ctx, { params, body }) => addMailToLetter(ctx, key, { ...params, ...body }))
}

// What did not pass the inspection leaves only for whoever says that they have read the warning.
const RISK = { type: 'object', properties: { risk: { type: 'string', enum: ['accepted'] } } } as const

function fileRoutes(app: FastifyInstance, key: Buffer): void {
  app.get<{ Params: { id: string; paperId: string } }>(
    '/api/v1/mailbox-letters/:id/papers/:paperId',
    { schema: { hide: true } },
    async ({ context, params }, reply) => sendFile(reply, await readPaper(context, key, params)),
  )
  app.get<{ Params: { id: string; mailId: string; position: string }; Querystring: { risk?: string } }>(
    '/api/v1/mailbox-letters/:id/mails/:mailId/files/:position',
    { schema: { hide: true, querystring: RISK } },
    async ({ context, params: { id, mailId, position: at }, query }, reply) => {
      const position = /^\d{1,3}$/.test(at) ? Number(at) : -1
      const asked = { id, mailId, position, acceptsRisk: query.risk === 'accepted' }
      return sendFile(reply, await readMailFile(context, key, asked))
    },
  )
}

function handlingRoutes(app: FastifyInstance, key: Buffer): void {
  perform(app, letters.assignLetter, (ctx, { params, body }) => assignLetter(ctx, key, { ...params, ...body }))
  perform(app, letters.handOverLetter, (ctx, { params, body }) => handOverLetter(ctx, key, { ...params, ...body }))
  perform(app, letters.markImportant, (ctx, { params, body }) => markImportant(ctx, key, { ...params, ...body }))
  serve(app, letters.markComplex, (ctx, { params, body }) => markComplex(ctx, key, { ...params, ...body }))
  serve(app, letters.markPetition, (ctx, { params, body }) => markPetition(ctx, key, { ...params, ...body }))
  serve(app, letters.acceptPetition, (ctx, { params }) => acceptPetition(ctx, key, params))
  perform(app, letters.writeLetterMessage, (ctx, { params, body }) => writeMessage(ctx, key, { ...params, ...body }))
  perform(app, letters.recordCallBack, (ctx, { params, body }) => recordCallBack(ctx, key, { ...params, ...body }))
  perform(app, letters.refuseLetter, (ctx, { params, body }) => refuseLetter(ctx, key, { ...params, ...body }))
  perform(app, letters.closeLetter, (ctx, { params }) => closeLetter(ctx, key, params))
}

function answeringRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, letters.draftAnswer, (ctx, { params, body }) => draftAnswer(ctx, key, { ...params, ...body }))
  perform(app, letters.returnAnswer, (ctx, { params, body }) => returnAnswer(ctx, key, { ...params, ...body }))
  perform(app, letters.releaseAnswer, (ctx, { params, body }) => releaseAnswer(ctx, key, { ...params, ...body }))
  serve(app, letters.publishAnswer, (ctx, { params, body }) => publishAnswer(ctx, key, { ...params, ...body }))
  perform(app, letters.takeDownAnswer, (ctx, { params, body }) => takeDownAnswer(ctx, key, { ...params, ...body }))
  perform(app, letters.decideSuggestion, (ctx, { params, body }) => decideSuggestion(ctx, key, { ...params, ...body }))
}

function keyRoutes(app: FastifyInstance, key: Buffer): void {
  serve(app, keys.listReportKeys, async (ctx, { params }) => {
    const rows = await viewReportKeys(ctx, params.id)
    return { rows: rows.map(({ madeAt, ...row }) => ({ ...row, madeAt: madeAt.toISOString() })) }
  })
  serve(app, keys.publishReportKey, (ctx, { params, body }) =>
    publishReportKey(ctx, { ...params, ...body, fromOn: parseDay(body.fromOn) }),
  )
  serve(app, keys.openEncrypted, (ctx, { params }) => openEncrypted(ctx, key, params))
}

/** The staff's side of the mailboxes. */
export function mailboxesRoutes(app: FastifyInstance, { key }: MailboxesOptions): void {
  mailboxRoutes(app)
  readingRoutes(app, key)
  mailRoutes(app, key)
  fileRoutes(app, key)
  keyRoutes(app, key)
  handlingRoutes(app, key)
  answeringRoutes(app, key)
}
