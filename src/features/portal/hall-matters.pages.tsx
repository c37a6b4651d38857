import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import type { Fault } from '../../kernel/form-terms.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import { readForm, type SentForm } from '../../platform/http/read-form.ts'
import { markOwnRead } from '../notices/index.ts'
import { listUnits } from '../organisation/index.ts'
import {
  confirmOwnMatter,
  listOwnFiles,
  listVenues,
  openOwnResult,
  type Ownership,
  rateOwnMatter,
  supplementOwnMatter,
  type Typed,
  urgeOwnMatter,
  viewOwnMatter,
  viewOwnMatters,
  withdrawOwnMatter,
  writeOnOwnMatter,
} from '../services/index.ts'
import type { ApplyParts } from './apply.pages.tsx'
import { chosenFiles, fileOpener, readTyped } from './hall-typed.ts'
import { oneOfFive, required, sendPage, textOf, type Ticket, ticketOf } from './page-request.pages.tsx'
import { MatterLookup, MatterPage, MyMatters } from './views/hall-matters.tsx'

const HIDDEN = { schema: { hide: true } }
const LIMITED = { ...HIDDEN, config: { rateLimit: { max: 30, timeWindow: '10 minutes' } } }
const LIMITS = { files: 20, fileSize: 10 * 1024 * 1024, fields: 1000 }
const MINE = '/hall/mine'
const BY_CODE = '/hall/progress'

interface Showing {
  readonly own: ApplyParts
  readonly of: Ownership
  readonly told?: string
  readonly error?: string
  readonly status?: number
  readonly typed?: Typed | undefined
  readonly faults?: readonly Fault[]
}

function ticketIn(of: Ownership): Ticket | null {
  return 'code' in of ? of : null
}

function baseOf(of: Ownership): string {
  return 'code' in of ? BY_CODE : `${MINE}/${of.id}`
}

async function showMatter(request: FastifyRequest, reply: FastifyReply, showing: Showing): Promise<FastifyReply> {
  const { own, of, told = '', error = '', status = 200, faults = [] } = showing
  const { context: ctx } = request
  const [matter, ownFiles, units, venues] = await Promise.all([
    viewOwnMatter(ctx, { key: own.key, own: of }),
    listOwnFiles(ctx, own.key),
    listUnits(ctx.db),
    listVenues(ctx.db),
  ])
  const names = units.filter(({ state }) => state === 'active').map(({ name }) => name)
  const typed = showing.typed ?? matter.typed
  const view = {
    matter,
    typed,
    faults,
    told,
    error,
    units: names,
    ownFiles,
    venues,
    ticket: ticketIn(of),
    base: baseOf(of),
  }
  return sendPage(request, reply, {
    parts: own.parts,
    status,
    render: (page) => <MatterPage page={page} view={view} />,
  })
}

/** Shows the matter; to a visitor whose number and code do not fit, the form that asks for them. */
async function show(request: FastifyRequest, reply: FastifyReply, showing: Showing): Promise<FastifyReply> {
  const ticket = ticketIn(showing.of)
  try {
    return await showMatter(request, reply, showing)
  } catch (fault) {
    if (!(fault instanceof AppError) || ticket === null) throw fault
    const [status, message] = ERROR_TABLE[codeOf(fault)]
    return sendPage(request, reply, {
      parts: showing.own.parts,
      status,
      render: (page) => <MatterLookup page={page} number={ticket.number} error={message} />,
    })
  }
}

interface Details {
  readonly faults?: readonly Fault[]
}

/** Does what the applicant asks, and shows the page again: with what was done, or why it was not. */
async function perform(
  request: FastifyRequest,
  reply: FastifyReply,
  { work, ...showing }: Showing & { work: () => Promise<void> },
): Promise<FastifyReply> {
  try {
    await work()
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault
    const [status, error] = ERROR_TABLE[codeOf(fault)]
    const { faults = [] } = fault.details as Details
    const { own, of, typed } = showing
    return show(request, reply, { own, of, typed, error, status, faults })
  }
  const { typed: _, ...done } = showing
  return show(request, reply, done)
}

type Asked = { readonly key: Buffer; readonly own: Ownership }

interface Doing {
  readonly name: string
  readonly told: string
  readonly work: (request: FastifyRequest, asked: Asked) => Promise<void>
}

const DOINGS: readonly Doing[] = [
  {
    name: 'message',
    told: '留言已送达。',
    work: async ({ context, body }, asked) => writeOnOwnMatter(context, asked, required(textOf(body, 'text', 2000))),
  },
  {
    name: 'withdrawal',
    told: '申请已撤回，不再办理。',
    work: ({ context }, asked) => withdrawOwnMatter(context, asked),
  },
  { name: 'urging', told: '已催办。', work: ({ context }, asked) => urgeOwnMatter(context, asked) },
  { name: 'confirmation', told: '已确认。', work: ({ context }, asked) => confirmOwnMatter(context, asked) },
  {
    name: 'rating',
    told: '感谢您的评价。',
    work: async ({ context, body }, asked) =>
      rateOwnMatter(context, asked, {
        rating: oneOfFive(textOf(body, 'rating', 1)),
        text: textOf(body, 'text', 1000).trim(),
      }),
  },
]

function idOf(request: FastifyRequest): Ownership {
  return { id: textOf(request.params, 'id', 40) }
}

function ticketFields({ fields }: SentForm): Ticket {
  return { number: (fields.get('number') ?? '').slice(0, 40), code: (fields.get('code') ?? '').slice(0, 40) }
}

async function supplement(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, find }: { own: ApplyParts; find: (form: SentForm) => Ownership },
): Promise<FastifyReply> {
  const form = await readForm(request, LIMITS)
  const of = find(form)
  const { context: ctx } = request
  // Whose it is not learns of it here, before anything of the form is looked at.
  const matter = await viewOwnMatter(ctx, { key: own.key, own: of })
  const chosen = chosenFiles(form)
  const typed = readTyped(matter.form, form, chosen)
  const text = (form.fields.get('text') ?? '').slice(0, 2000).trim()
  return perform(request, reply, {
    own,
    of,
    told: '已再次提交。',
    typed: readTyped(matter.form, form, []),
    work: () =>
      supplementOwnMatter(ctx, { key: own.key, own: of }, { typed, text, fileOf: fileOpener(ctx, own.key, chosen) }),
  })
}

function minePages(app: FastifyInstance, own: ApplyParts): void {
  app.get(MINE, HIDDEN, async (request, reply) => {
    if (request.context.actor.id === '') return reply.redirect(`/login?back=${encodeURIComponent(MINE)}`, 303)
    const page = Math.min(500, Math.max(1, Math.trunc(Number(textOf(request.query, 'page', 4))) || 1))
    const view = await viewOwnMatters(request.context, { key: own.key, page })
    return sendPage(request, reply, { parts: own.parts, render: (context) => <MyMatters page={context} view={view} /> })
  })
  app.post(`${MINE}/news`, LIMITED, async (request, reply) => {
    await markOwnRead(request.context, textOf(request.body, 'ids', 300).split(','))
    return reply.redirect(MINE, 303)
  })
  app.get(`${MINE}/:id`, HIDDEN, (request, reply) => show(request, reply, { own, of: idOf(request) }))
  app.get(`${MINE}/:id/documents/:paperId`, HIDDEN, async (request, reply) => {
    const paperId = textOf(request.params, 'paperId', 40)
    return sendFile(reply, await openOwnResult(request.context, own.key, { own: idOf(request), paperId }))
  })
  for (const { name, told, work } of DOINGS)
    app.post(`${MINE}/:id/${name}`, LIMITED, (request, reply) => {
      const of = idOf(request)
      return perform(request, reply, { own, of, told, work: () => work(request, { key: own.key, own: of }) })
    })
  app.post(`${MINE}/:id/supplement`, LIMITED, (request, reply) =>
    supplement(request, reply, { own, find: () => idOf(request) }),
  )
}

/** Where somebody looks after their own matters: with their account, or with number and code. */
export function hallMatterPages(app: FastifyInstance, own: ApplyParts): void {
  minePages(app, own)
  app.get(BY_CODE, HIDDEN, (request, reply) =>
    sendPage(request, reply, { parts: own.parts, render: (page) => <MatterLookup page={page} number="" error="" /> }),
  )
  app.post(BY_CODE, LIMITED, (request, reply) => show(request, reply, { own, of: ticketOf(request.body) }))
  for (const { name, told, work } of DOINGS)
    app.post(`${BY_CODE}/${name}`, LIMITED, (request, reply) => {
      const of = ticketOf(request.body)
      return perform(request, reply, { own, of, told, work: () => work(request, { key: own.key, own: of }) })
    })
  app.post(`${BY_CODE}/document`, LIMITED, async (request, reply) => {
    const paperId = textOf(request.body, 'paperId', 40)
    return sendFile(reply, await openOwnResult(request.context, own.key, { own: ticketOf(request.body), paperId }))
  })
  app.post(`${BY_CODE}/supplement`, LIMITED, (request, reply) =>
    supplement(request, reply, { own, find: ticketFields }),
  )
}
