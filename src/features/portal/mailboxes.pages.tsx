import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { readForm, type SentForm } from '../../platform/http/read-form.ts'
import { newChallenge } from '../../platform/human-check.ts'
import { checkAnswer, checkEvidence, type CheckedFile } from '../../platform/documents/take-file.ts'
import {
  ENCRYPTED_FILE,
  getPublicMailbox,
  LETTER_KINDS,
  type Letter,
  listPublicMailboxes,
  missingFields,
  readAnswer,
  readAnswers,
  readDigest,
  readEncrypted,
  submitLetter,
} from '../mailboxes/index.ts'
import { listUnits } from '../organisation/index.ts'
import { type ApplyParts, checkedFiles, fieldsOf, FILE_LIMITS } from './apply.pages.tsx'
import { checkSender, kept, sendPage, textOf } from './page-request.pages.tsx'
import { AnswerList, AnswerPage, DigestPage, MailboxGuide, MailboxList } from './views/mailboxes.tsx'
import { LetterForm, LetterReceipt } from './views/write-letter.tsx'

const HIDDEN = { schema: { hide: true } }
const ANSWERS_A_PAGE = 20
const DEEPEST_PAGE = 500

function slugOf(request: FastifyRequest): string {
  return textOf(request.params, 'slug', 60)
}

/** The letter as the form has it; a choice that is none of those offered is the first one. */
function letterOf(text: (name: string, longest?: number) => string): Letter {
  const chosen = (name: string): string | null => (text(name, 40) === '' ? null : text(name, 40))
  return {
    kind: LETTER_KINDS.find((kind) => kind === text('kind')) ?? 'enquiry',
    sectionId: chosen('section'),
    aboutUnitId: chosen('about'),
    isAnonymous: text('anonymous') === '1',
    writer: { name: text('name'), phone: text('phone'), email: text('email') },
    words: { title: text('title', 200), what: text('what', 6000) },
    allowsPublication: text('publish') === '1',
  }
}

const EMPTY = letterOf(() => '')

interface FormState {
  /** As it was typed; none where nothing was. */
  readonly letter?: Letter
  readonly error?: string
  readonly missing?: readonly string[]
  readonly status?: number
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, state }: { own: ApplyParts; state: FormState },
): Promise<FastifyReply> {
  const { error = '', missing = [], status = 200 } = state
  const [box, units, challenge] = await Promise.all([
    getPublicMailbox(request.context, slugOf(request)),
    listUnits(request.context.db),
    newChallenge(own.key, request.context.now()),
  ])
  if (box.openness !== 'open') throw new AppError('mailbox-letter.box-closed')
  // Who writes to the supervision office mostly complains.
  const blank = { ...EMPTY, kind: box.kind === 'supervision' ? ('complaint' as const) : EMPTY.kind }
  const view = {
    box,
    letter: state.letter ?? blank,
    error,
    missing,
    challenge,
    units: units.filter(({ state: is }) => is === 'active'),
  }
  return sendPage(request, reply, {
    parts: own.parts,
    status,
    render: (page) => <LetterForm page={page} view={view} />,
  })
}

/** What came encrypted nobody here can look into; its place among the files is all that is known of one. */
function asTheyCame({ files }: SentForm): CheckedFile[] {
  return files.map(({ bytes }, at) => ({ name: `加密附件${String(at + 1)}`, bytes, mediaType: ENCRYPTED_FILE }))
}

/** What the browser encrypted of a letter; nothing of one that came as it is. Throws `mailbox-letter.report-unreadable`. */
function encryptedIn(form: SentForm) {
  const field = form.fields.get('encrypted')
  if (field === undefined) return undefined
  const report = readEncrypted(field)
  if (!report) throw new AppError('mailbox-letter.report-unreadable')
  return { encrypted: report, files: asTheyCame(form) }
}

async function take(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, isPlain }: { own: ApplyParts; isPlain: boolean },
): Promise<FastifyReply> {
  const { context: ctx } = request
  const form = await readForm(request, FILE_LIMITS)
  const text = fieldsOf(form)
  const letter = letterOf(text)
  try {
    const intakeKey = await checkSender(own.key, text, { now: ctx.now(), isPlain })
    // Whoever is not to be known is not told by what their camera or office wrote into a file.
    const check = letter.isAnonymous ? checkAnswer : checkEvidence
    const content = encryptedIn(form) ?? { files: await checkedFiles(form, check) }
    const noticeVersion = text('noticeVersion')
    const sent = { slug: slugOf(request), letter, ...content, intakeKey, noticeVersion }
    const receipt = await submitLetter(ctx, own.key, sent)
    return await sendPage(request, reply, {
      parts: own.parts,
      render: (page) => <LetterReceipt page={page} receipt={receipt} />,
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [status, message] = ERROR_TABLE[codeOf(error)]
    const box = await getPublicMailbox(ctx, slugOf(request))
    const missing = error.code === 'mailbox-letter.incomplete' ? missingFields(letter, box) : []
    return showForm(request, reply, { own, state: { letter, error: message, missing, status } })
  }
}

function numberOf(value: string): number {
  const number = Number(value)
  return Number.isSafeInteger(number) && number > 0 && number < 2 ** 31 ? number : 0
}

function answerPages(app: FastifyInstance, { parts }: ApplyParts): void {
  app.get('/mailboxes/:slug/answers', kept('page'), async (request, reply) => {
    const pageNo = Math.min(numberOf(textOf(request.query, 'page', 10)) || 1, DEEPEST_PAGE)
    const asked = { slug: slugOf(request), page: pageNo, size: ANSWERS_A_PAGE }
    const view = { ...(await readAnswers(request.context, asked)), pageNo, size: ANSWERS_A_PAGE }
    return sendPage(request, reply, { parts, render: (page) => <AnswerList page={page} view={view} /> })
  })
  app.get('/mailboxes/:slug/answers/:no', kept(), async (request, reply) => {
    const no = numberOf(textOf(request.params, 'no', 12))
    const view = await readAnswer(request.context, { slug: slugOf(request), no })
    return sendPage(request, reply, { parts, render: (page) => <AnswerPage page={page} view={view} /> })
  })
  app.get('/mailboxes/:slug/digest', kept(), async (request, reply) => {
    const view = await readDigest(request.context, slugOf(request))
    return sendPage(request, reply, { parts, render: (page) => <DigestPage page={page} view={view} /> })
  })
}

/** 信箱: the list, each with its guide, the form, and what is public of its answers; nothing of it needs a script. */
export function mailboxPages(app: FastifyInstance, own: ApplyParts): void {
  const { parts } = own
  const limited = (max: number) => ({ ...HIDDEN, config: { rateLimit: { max, timeWindow: '10 minutes' } } })
  app.get('/mailboxes', kept(), async (request, reply) => {
    const boxes = await listPublicMailboxes(request.context)
    return sendPage(request, reply, { parts, render: (page) => <MailboxList page={page} boxes={boxes} /> })
  })
  app.get('/mailboxes/:slug', kept(), async (request, reply) => {
    const box = await getPublicMailbox(request.context, slugOf(request))
    return sendPage(request, reply, { parts, render: (page) => <MailboxGuide page={page} box={box} /> })
  })
  app.get('/mailboxes/:slug/new', HIDDEN, (request, reply) => showForm(request, reply, { own, state: {} }))
  app.post('/mailboxes/:slug/send', limited(30), (request, reply) => take(request, reply, { own, isPlain: false }))
  // A sum is cheap to guess, so fewer are taken from one address (docs/adr/0015-person-or-program.md).
  app.post('/mailboxes/:slug/send-plain', limited(8), (request, reply) => take(request, reply, { own, isPlain: true }))
  answerPages(app, own)
}
