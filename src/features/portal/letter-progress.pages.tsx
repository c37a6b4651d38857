import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { readForm } from '../../platform/http/read-form.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import { checkAnswer, checkEvidence } from '../../platform/documents/take-file.ts'
import {
  isAnonymousLetter,
  letterOf,
  openOwnPaper,
  rateOwnLetter,
  reopenOwnLetter,
  saySolved,
  trackLetter,
  withdrawOwnLetter,
  writeOwnMessage,
} from '../mailboxes/index.ts'
import { type ApplyParts, checkedFiles, FILE_LIMITS } from './apply.pages.tsx'
import { oneOfFive, required, sendPage, textOf, type Ticket, ticketOf } from './page-request.pages.tsx'
import { LetterLookup, LetterProgress } from './views/letter-progress.tsx'

const HIDDEN = { schema: { hide: true } }
const LIMITED = { ...HIDDEN, config: { rateLimit: { max: 30, timeWindow: '10 minutes' } } }

interface Showing {
  readonly own: ApplyParts
  readonly ticket: Ticket
  readonly told?: string
  readonly error?: string
  readonly status?: number
}

async function show(request: FastifyRequest, reply: FastifyReply, showing: Showing): Promise<FastifyReply> {
  const { own, ticket, told = '', error = '', status = 200 } = showing
  try {
    const view = { tracked: await trackLetter(request.context, own.key, ticket), ticket, told, error }
    return await sendPage(request, reply, {
      parts: own.parts,
      status,
      render: (page) => <LetterProgress page={page} view={view} />,
    })
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    const [code, message] = ERROR_TABLE[codeOf(fault)]
    return sendPage(request, reply, {
      parts: own.parts,
      status: code,
      render: (page) => <LetterLookup page={page} number={ticket.number} error={message} />,
    })
  }
}

/** Does what the writer asks, who has shown number and code, and shows the page again: with what was done, or why it was not. */
async function perform(
  request: FastifyRequest,
  reply: FastifyReply,
  { work, ...showing }: Showing & { work: (id: string) => Promise<void> },
): Promise<FastifyReply> {
  try {
    const { id } = await letterOf(request.context, showing.ticket)
    await work(id)
    return await show(request, reply, showing)
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    const [status, error] = ERROR_TABLE[codeOf(fault)]
    return show(request, reply, { own: showing.own, ticket: showing.ticket, error, status })
  }
}

async function message(request: FastifyRequest, reply: FastifyReply, own: ApplyParts): Promise<FastifyReply> {
  const form = await readForm(request, FILE_LIMITS)
  return perform(request, reply, {
    own,
    ticket: ticketOf(Object.fromEntries(form.fields)),
    told: '留言已送达。',
    async work(id) {
      const text = required((form.fields.get('text') ?? '').slice(0, 2000))
      const isAnonymous = await isAnonymousLetter(request.context, id)
      const files = await checkedFiles(form, isAnonymous ? checkAnswer : checkEvidence)
      await writeOwnMessage(request.context, { id, key: own.key }, { text, files })
    },
  })
}

function yesOrNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new AppError('request.invalid')
  return text === 'yes'
}

/** Where a writer looks after a letter with number and code. */
export function letterProgressPages(app: FastifyInstance, own: ApplyParts): void {
  const { key } = own
  app.get('/mailboxes/progress', HIDDEN, (request, reply) =>
    sendPage(request, reply, { parts: own.parts, render: (page) => <LetterLookup page={page} number="" error="" /> }),
  )
  app.post('/mailboxes/progress', LIMITED, (request, reply) =>
    show(request, reply, { own, ticket: ticketOf(request.body) }),
  )
  app.post('/mailboxes/progress/message', LIMITED, (request, reply) => message(request, reply, own))
  app.post('/mailboxes/progress/file', LIMITED, async (request, reply) => {
    const { id } = await letterOf(request.context, ticketOf(request.body))
    return sendFile(reply, await openOwnPaper(request.context, key, { id, paperId: textOf(request.body, 'paper', 40) }))
  })
  const action = (name: string, told: string, work: (request: FastifyRequest, id: string) => Promise<void>): void => {
    app.post(`/mailboxes/progress/${name}`, LIMITED, (request, reply) =>
      perform(request, reply, { own, ticket: ticketOf(request.body), told, work: (id) => work(request, id) }),
    )
  }
  action('withdrawal', '来信已撤回，不再办理。', ({ context }, id) => withdrawOwnLetter(context, { id, key }))
  action('rating', '感谢您的评价。', async ({ context, body }, id) =>
    rateOwnLetter(context, { id, key }, oneOfFive(textOf(body, 'rating', 1))),
  )
  action('solved', '感谢告知。', async ({ context, body }, id) =>
    saySolved(context, { id, key }, yesOrNo(textOf(body, 'solved', 3))),
  )
  action('reopening', '已要求重新办理，答复期限自次日起重新计算。', async ({ context, body }, id) =>
    reopenOwnLetter(context, { id, key }, required(textOf(body, 'text', 2000))),
  )
}
