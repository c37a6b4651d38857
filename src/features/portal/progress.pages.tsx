import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { readForm } from '../../platform/http/read-form.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import {
  answerConsultation,
  caseOf,
  openOwnLetter,
  openOwnPaper,
  rateOwn,
  sendSupplement,
  trackApplication,
  viewConsultation,
  withdrawOwn,
  writeOwn,
} from '../applications/index.ts'
import { checkEvidence } from '../../platform/documents/take-file.ts'
import { type ApplyParts, checkedFiles, FILE_LIMITS } from './apply.pages.tsx'
import { required, sendPage, textOf, type Ticket, ticketOf } from './page-request.pages.tsx'
import { ApplyLookup, ApplyProgress } from './views/apply-progress.tsx'
import { Consult } from './views/consult.tsx'

const HIDDEN = { schema: { hide: true } }
const LIMITED = { ...HIDDEN, config: { rateLimit: { max: 30, timeWindow: '10 minutes' } } }

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    own,
    ticket,
    told = '',
    error = '',
    status = 200,
  }: { own: ApplyParts; ticket: Ticket; told?: string; error?: string; status?: number },
): Promise<FastifyReply> {
  try {
    const tracked = await trackApplication(request.context, own.key, ticket)
    const view = { tracked, ticket, told, error }
    return await sendPage(request, reply, {
      parts: own.parts,
      status,
      render: (page) => <ApplyProgress page={page} view={view} />,
    })
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    const [code, message] = ERROR_TABLE[codeOf(fault)]
    return sendPage(request, reply, {
      parts: own.parts,
      status: code,
      render: (page) => <ApplyLookup page={page} number={ticket.number} error={message} />,
    })
  }
}

/** Does what the applicant asks, who has shown number and code, and shows the page again: with what was done, or why it was not. */
async function perform(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, ticket, told, work }: { own: ApplyParts; ticket: Ticket; told: string; work: (id: string) => Promise<void> },
): Promise<FastifyReply> {
  try {
    const { id } = await caseOf(request.context, ticket)
    await work(id)
    return await show(request, reply, { own, ticket, told })
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    const [status, error] = ERROR_TABLE[codeOf(fault)]
    return show(request, reply, { own, ticket, error, status })
  }
}

async function supplement(request: FastifyRequest, reply: FastifyReply, own: ApplyParts): Promise<FastifyReply> {
  const form = await readForm(request, FILE_LIMITS)
  const ticket = ticketOf(Object.fromEntries(form.fields))
  const told = '补正已收到，答复期限自次日起重新计算。'
  return perform(request, reply, {
    own,
    ticket,
    told,
    async work(id) {
      const text = required((form.fields.get('text') ?? '').slice(0, 4000))
      const files = await checkedFiles(form, checkEvidence)
      await sendSupplement(request.context, own.key, { id, text, files })
    },
  })
}

/** The file that was asked for: a letter in one of its forms, or a paper of the answer. */
async function askedFile({ context, body }: FastifyRequest, { key }: ApplyParts) {
  const file = await caseOf(context, ticketOf(body))
  const letterId = textOf(body, 'letter', 40)
  if (letterId === '') return openOwnPaper(context, key, { file, paperId: textOf(body, 'paper', 40) })
  const format = textOf(body, 'format', 4) === 'docx' ? 'docx' : 'pdf'
  return openOwnLetter(context, key, { file, letterId, format })
}

function ownPages(app: FastifyInstance, own: ApplyParts): void {
  app.get('/apply/progress', HIDDEN, (request, reply) =>
    sendPage(request, reply, { parts: own.parts, render: (page) => <ApplyLookup page={page} number="" error="" /> }),
  )
  app.post('/apply/progress', LIMITED, (request, reply) =>
    show(request, reply, { own, ticket: ticketOf(request.body) }),
  )
  app.post('/apply/progress/supplement', LIMITED, (request, reply) => supplement(request, reply, own))
  app.post('/apply/progress/file', LIMITED, async (request, reply) => sendFile(reply, await askedFile(request, own)))
  const action = (name: string, told: string, work: (request: FastifyRequest, id: string) => Promise<void>): void => {
    app.post(`/apply/progress/${name}`, LIMITED, (request, reply) =>
      perform(request, reply, { own, ticket: ticketOf(request.body), told, work: (id) => work(request, id) }),
    )
  }
  action('message', '留言已送达信息公开办公室。', ({ context, body }, id) =>
    writeOwn(context, own.key, { id, text: required(textOf(body, 'text', 2000)) }),
  )
  action('withdrawal', '申请已撤回，不再办理。', ({ context }, id) => withdrawOwn(context, id))
  action('rating', '感谢您的评价。', ({ context, body }, id) => {
    const rating = Number(textOf(body, 'rating', 1))
    if (![1, 2, 3, 4, 5].includes(rating)) throw new AppError('request.invalid')
    return rateOwn(context, { id, rating })
  })
}

async function showConsultation(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, error = '', status = 200 }: { own: ApplyParts; error?: string; status?: number },
): Promise<FastifyReply> {
  const { secret } = request.params as { secret: string }
  const view = { secret, error, ...(await viewConsultation(request.context, own.key, secret)) }
  return sendPage(request, reply, { parts: own.parts, status, render: (page) => <Consult page={page} view={view} /> })
}

async function takeOpinion(request: FastifyRequest, reply: FastifyReply, own: ApplyParts): Promise<FastifyReply> {
  const { secret } = request.params as { secret: string }
  const [answer, reason] = [textOf(request.body, 'answer', 10), textOf(request.body, 'reason', 2000).trim()]
  if ((answer !== 'agrees' && answer !== 'objects') || (answer === 'objects' && reason === ''))
    return showConsultation(request, reply, { own, error: '请选择意见；不同意公开的，请写明理由。', status: 400 })
  await answerConsultation(request.context, own.key, { secret, answer, reason })
  return showConsultation(request, reply, { own })
}

/** Where an applicant looks after an application with number and code, and where others are asked for their opinion. */
export function progressPages(app: FastifyInstance, own: ApplyParts): void {
  ownPages(app, own)
  app.get('/consult/:secret', LIMITED, (request, reply) => showConsultation(request, reply, { own }))
  app.post('/consult/:secret', LIMITED, (request, reply) => takeOpinion(request, reply, own))
}
