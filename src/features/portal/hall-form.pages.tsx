import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { addDays, dayOf } from '../../kernel/day.ts'
import type { Fault } from '../../kernel/form-terms.ts'
import type { Definition } from '../../kernel/hall-terms.ts'
import { newChallenge } from '../../platform/human-check.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { readForm, type SentForm } from '../../platform/http/read-form.ts'
import { newSecret } from '../../platform/ids.ts'
import { listUnits } from '../organisation/index.ts'
import {
  applicantOf,
  checkValues,
  getOffered,
  getService,
  keepOwnFiles,
  keepTyped,
  keptTyped,
  listOwnFiles,
  listTaken,
  listVenues,
  prefilled,
  submitMatter,
  type Typed,
  viewVersion,
  withOwnFiles,
} from '../services/index.ts'
import type { ApplyParts } from './apply.pages.tsx'
import { type Chosen, chosenFiles, fileOpener, readTyped } from './hall-typed.ts'
import { checkSender, sendPage, textOf } from './page-request.pages.tsx'
import { HallForm, HallReceipt } from './views/hall-form.tsx'

const HIDDEN = { schema: { hide: true } }
const LARGEST_FILE = 10 * 1024 * 1024
const LIMITS = { files: 20, fileSize: LARGEST_FILE, fields: 1000 }
const LONGEST_LINE = 300

function slugOf(request: FastifyRequest): string {
  return textOf(request.params, 'slug', 60)
}

interface FormState {
  readonly typed: Typed
  readonly visitor: { readonly name: string; readonly phone: string; readonly email: string }
  readonly mark?: string
  readonly faults?: readonly Fault[]
  readonly missing?: readonly string[]
  readonly error?: string
  readonly told?: string
  readonly status?: number
}

const DAYS_AHEAD = 30

const NOBODY = { name: '', phone: '', email: '' }

type Offered = Awaited<ReturnType<typeof getOffered>>

/** What can be chosen in a form: units, venues, and when these are taken. */
async function choicesOf({ context: ctx }: FastifyRequest, { key }: ApplyParts) {
  const today = dayOf(ctx.now())
  const [ownFiles, units, venues, taken] = await Promise.all([
    listOwnFiles(ctx, key),
    listUnits(ctx.db),
    listVenues(ctx.db),
    listTaken(ctx.db, { from: today, to: addDays(today, DAYS_AHEAD) }),
  ])
  return { ownFiles, units: units.filter(({ state }) => state === 'active').map(({ name }) => name), venues, taken }
}

/** The form with what is shown of it for what was typed so far. */
async function formView(request: FastifyRequest, own: ApplyParts, { service, version, ...state }: Offered & FormState) {
  const { context: ctx } = request
  const today = dayOf(ctx.now())
  const [applicant, choices] = await Promise.all([applicantOf(ctx), choicesOf(request, own)])
  const { form } = version.definition
  const { shown } = checkValues(form, state.typed, { kind: applicant.kind, today })
  const { typed, visitor, faults = [], missing = [], error = '', told = '', mark = newSecret() } = state
  return {
    ...{ ...choices, service, applicant, typed, visitor, faults, missing, error, told, mark },
    versionId: version.id,
    sections: form.sections
      .map((section) => ({ ...section, fields: section.fields.filter(({ key }) => shown.includes(key)) }))
      .filter(({ fields }) => fields.length > 0),
    challenge: null,
    isPreview: false,
  }
}

/** 预览: a version as its form would be, whatever its state, for whoever may design it. */
async function showPreview(request: FastifyRequest, reply: FastifyReply, own: ApplyParts): Promise<FastifyReply> {
  const version = await viewVersion(request.context, textOf(request.params, 'versionId', 40))
  const service = await getService(request.context.db, version.serviceId)
  const drawn = await formView(request, own, { service, version, typed: {}, visitor: NOBODY })
  const view = { ...drawn, isPreview: true, sections: version.definition.form.sections }
  return sendPage(request, reply, { parts: own.parts, render: (page) => <HallForm page={page} view={view} /> })
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, state }: { own: ApplyParts; state: FormState },
): Promise<FastifyReply> {
  const { context: ctx } = request
  const offered = await getOffered(ctx.db, slugOf(request))
  const drawn = await formView(request, own, { ...offered, ...state })
  if (!offered.version.definition.audience.includes(drawn.applicant.kind)) throw new AppError('hall.not-for-you')
  const challenge = drawn.applicant.accountId === null ? await newChallenge(own.key, ctx.now()) : null
  const view = { ...drawn, challenge }
  const { status = 200 } = state
  return sendPage(request, reply, { parts: own.parts, status, render: (page) => <HallForm page={page} view={view} /> })
}

function textIn({ fields }: SentForm) {
  return (name: string, longest = LONGEST_LINE): string => (fields.get(name) ?? '').slice(0, longest)
}

async function markOf(
  request: FastifyRequest,
  form: SentForm,
  { own, isPlain }: { own: ApplyParts; isPlain: boolean },
): Promise<string> {
  const { actor, now } = request.context
  const text = textIn(form)
  // Whoever is signed in is no program that comes by; the mark of the page keeps one form from becoming two matters.
  if (actor.id !== '') return `${actor.id}:${text('mark', 100)}`
  return checkSender(own.key, text, { now: now(), isPlain })
}

/** 留作下次使用: what was chosen becomes one's own too. What was sent is sent, so that a full store refuses nothing here. */
async function keepForNextTime(
  ctx: FastifyRequest['context'],
  key: Buffer,
  { chosen, fileOf }: { chosen: readonly Chosen[]; fileOf: ReturnType<typeof fileOpener> },
): Promise<void> {
  if (ctx.actor.id === '') return
  const files = await Promise.all(chosen.map(({ id }) => fileOf(id)))
  await ctx
    .transaction((tx) =>
      keepOwnFiles(
        tx,
        { ctx, key },
        files.filter((file) => file !== undefined),
      ),
    )
    .catch(passOver)
}

function passOver(fault: unknown): void {
  if (!(fault instanceof AppError)) throw fault
}

interface Sending {
  readonly own: ApplyParts
  readonly isPlain: boolean
}

async function send(request: FastifyRequest, form: SentForm, sending: Sending) {
  const { context: ctx } = request
  const { version } = await getOffered(ctx.db, slugOf(request))
  const chosen = chosenFiles(form)
  const text = textIn(form)
  const mark = await markOf(request, form, sending)
  const { key } = sending.own
  const fileOf = fileOpener(ctx, key, chosen)
  const receipt = await submitMatter(ctx, key, {
    slug: slugOf(request),
    versionId: text('versionId', 40),
    typed: readTyped(version.definition.form, form, chosen),
    fileOf,
    visitor: { name: text('name'), phone: text('phone'), email: text('email') },
    mark,
  })
  if (text('keepFiles', 1) === '1') await keepForNextTime(ctx, key, { chosen, fileOf })
  return receipt
}

interface Details {
  readonly faults?: readonly Fault[]
  readonly missing?: readonly string[]
}

/** What was typed, when the form comes back; the files of whoever is signed in stay with it, those of a visitor are chosen again. */
async function typedAgain(
  { context: ctx }: FastifyRequest,
  sent: SentForm,
  { own: { key }, definition: { form } }: { own: ApplyParts; definition: Definition },
): Promise<Typed> {
  if (ctx.actor.id === '') return readTyped(form, sent, [])
  const chosen = chosenFiles(sent)
  const typed = readTyped(form, sent, chosen)
  return withOwnFiles(ctx, key, { form, typed, fileOf: fileOpener(ctx, key, chosen) }).catch((fault: unknown) => {
    passOver(fault)
    return readTyped(form, sent, [])
  })
}

async function sendAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, form, fault }: { own: ApplyParts; form: SentForm; fault: AppError },
): Promise<FastifyReply> {
  const { version } = await getOffered(request.context.db, slugOf(request))
  const [status, error] = ERROR_TABLE[codeOf(fault)]
  const text = textIn(form)
  const { faults = [], missing = [] } = fault.details as Details
  const typed = await typedAgain(request, form, { own, definition: version.definition })
  const visitor = { name: text('name'), phone: text('phone'), email: text('email') }
  return showForm(request, reply, {
    own,
    state: { typed, visitor, faults, missing, error, status, mark: text('mark', 100) },
  })
}

async function save(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, form }: { own: ApplyParts; form: SentForm },
): Promise<FastifyReply> {
  const { context: ctx } = request
  const { version } = await getOffered(ctx.db, slugOf(request))
  const chosen = chosenFiles(form)
  const typed = await keepTyped(ctx, own.key, {
    slug: slugOf(request),
    typed: readTyped(version.definition.form, form, chosen),
    fileOf: fileOpener(ctx, own.key, chosen),
  })
  const told = '已保存，附件也一并保存。可以继续填写，也可以以后从“我的办件”继续。'
  return showForm(request, reply, { own, state: { typed, visitor: NOBODY, told } })
}

async function take(request: FastifyRequest, reply: FastifyReply, sending: Sending): Promise<FastifyReply> {
  const { own } = sending
  const form = await readForm(request, LIMITS)
  try {
    if (form.fields.get('act') === 'save') return await save(request, reply, { own, form })
    const receipt = await send(request, form, sending)
    return await sendPage(request, reply, {
      parts: own.parts,
      render: (page) => <HallReceipt page={page} receipt={receipt} />,
    })
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code === 'hall.not-found' || fault.code === 'hall.not-for-you')
      throw fault
    return sendAgain(request, reply, { own, form, fault })
  }
}

// A whole campus may come from one address: whoever is signed in is counted by account, strangers by where they come from.
function whoSends({ context, ip }: FastifyRequest): string {
  return context.actor.id === '' ? ip : context.actor.id
}

/** The form of a service: filled in, saved, sent; nothing of it needs a script. */
export function hallFormPages(app: FastifyInstance, own: ApplyParts): void {
  const limited = (max: number) => ({
    ...HIDDEN,
    config: { rateLimit: { max, timeWindow: '10 minutes', keyGenerator: whoSends } },
  })
  app.get('/hall/preview/:versionId', HIDDEN, (request, reply) => showPreview(request, reply, own))
  app.get('/hall/:slug/apply', HIDDEN, async (request, reply) => {
    const { context: ctx } = request
    const { service, version } = await getOffered(ctx.db, slugOf(request))
    const { form, audience } = version.definition
    if (ctx.actor.id === '' && !audience.includes('visitor'))
      return reply.redirect(`/login?back=${encodeURIComponent(request.url)}`, 303)
    const kept = await keptTyped(ctx, own.key, { serviceId: service.id, form })
    const typed = kept ?? (await prefilled(ctx, own.key, { form, applicant: await applicantOf(ctx) }))
    return showForm(request, reply, { own, state: { typed, visitor: NOBODY } })
  })
  app.post('/hall/:slug/send', limited(60), (request, reply) => take(request, reply, { own, isPlain: false }))
  // A sum is cheap to guess, so fewer are taken from one address (docs/adr/0015-person-or-program.md).
  app.post('/hall/:slug/send-plain', limited(8), (request, reply) => take(request, reply, { own, isPlain: true }))
}
