import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { readForm, type SentForm } from '../../platform/http/read-form.ts'
import { newChallenge } from '../../platform/human-check.ts'
import {
  acceptFound,
  APPLICANT_KINDS,
  currentNotice,
  describeHandling,
  type Intake,
  missingFields,
  SUPPLY_FORMS,
  SUPPLY_WAYS,
  submitApplication,
} from '../applications/index.ts'
import { type CheckedFile, checkEvidence } from '../../platform/documents/take-file.ts'
import { listUnits } from '../organisation/index.ts'
import { search } from '../search/index.ts'
import { checkSender, kept, type PortalParts, sendPage, textOf } from './page-request.pages.tsx'
import { ApplyAnswered, ApplyFirst, ApplyFound } from './views/apply-first.tsx'
import { ApplyForm } from './views/apply-form.tsx'
import { ApplyGuide } from './views/apply-guide.tsx'
import { ApplyReceipt } from './views/apply-progress.tsx'
import { LARGEST_FILE_MB, MOST_FILES } from './views/form.tsx'

const HIDDEN = { schema: { hide: true } }
const MOST_FOUND = 5
/** What a form may bring with it. */
export const FILE_LIMITS = { files: MOST_FILES, fileSize: LARGEST_FILE_MB * 1024 * 1024 }

/** What the pages of applications work with. */
export interface ApplyParts {
  readonly parts: PortalParts
  readonly key: Buffer
}

function numbersOf(text: string): number[] {
  return text
    .split(',')
    .map(Number)
    .filter((no) => Number.isSafeInteger(no) && no > 0)
    .slice(0, MOST_FOUND)
}

function oneOf<const T extends readonly string[]>(values: T, given: string): T[number] {
  return values.find((value) => value === given) ?? (values[0] as T[number])
}

/** The application as the form has it; a choice that is none of those offered is the first one. */
function intakeOf(text: (name: string, longest?: number) => string): Intake {
  return {
    kind: oneOf(APPLICANT_KINDS, text('kind')),
    identity: {
      name: text('name'),
      documentType: text('documentType'),
      documentNo: text('documentNo'),
      representative: text('representative'),
      contactName: text('contactName'),
      phone: text('phone'),
      email: text('email'),
      address: text('address'),
    },
    request: { title: text('title', 200), what: text('what', 4000), purpose: text('purpose', 1000) },
    form: oneOf(SUPPLY_FORMS, text('form')),
    way: oneOf(SUPPLY_WAYS, text('way')),
  }
}

const LONGEST_LINE = 300

/** The fields of a form by name, each cut to a length that nobody needs to exceed. */
export function fieldsOf({ fields }: SentForm) {
  return (name: string, longest = LONGEST_LINE): string => (fields.get(name) ?? '').slice(0, longest)
}

async function findPublic(request: FastifyRequest, q: string) {
  const { db, actor } = request.context
  const [answer, units] = await Promise.all([
    search(db, actor.viewer, { q: q.slice(0, 100), page: 1, size: MOST_FOUND }),
    listUnits(db),
  ])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return answer.hits.slice(0, MOST_FOUND).map(({ no, title, listedOn, unitId }) => ({
    no,
    title: title.map(({ text }) => text).join(''),
    listedOn,
    unitName: names.get(unitId) ?? '',
  }))
}

interface FormState {
  readonly intake: Intake
  readonly offered: string
  readonly error?: string
  readonly missing?: readonly string[]
  readonly status?: number
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, state }: { own: ApplyParts; state: FormState },
) {
  const { error = '', missing = [], status = 200, ...typed } = state
  const challenge = await newChallenge(own.key, request.context.now())
  const view = { ...typed, error, missing, notice: currentNotice(), challenge }
  return sendPage(request, reply, { parts: own.parts, status, render: (page) => <ApplyForm page={page} view={view} /> })
}

async function takeFirst(request: FastifyRequest, reply: FastifyReply, own: ApplyParts): Promise<FastifyReply> {
  const [title, what] = [textOf(request.body, 'title', 200).trim(), textOf(request.body, 'what', 4000).trim()]
  if (title === '' || what === '') {
    const view = { title, what, error: '请写明需要什么信息，以及便于查找的具体内容。' }
    return sendPage(request, reply, {
      parts: own.parts,
      status: 400,
      render: (page) => <ApplyFirst page={page} view={view} />,
    })
  }
  const found = await findPublic(request, title)
  if (found.length === 0) {
    const intake = intakeOf((name, longest = LONGEST_LINE) => textOf(request.body, name, longest))
    return showForm(request, reply, { own, state: { intake, offered: '' } })
  }
  const view = { title, what, found }
  return sendPage(request, reply, { parts: own.parts, render: (page) => <ApplyFound page={page} view={view} /> })
}

/** Looks into the files of a form, one after the other. Throws the `upload.*` codes. */
export async function checkedFiles(form: SentForm, check: typeof checkEvidence): Promise<CheckedFile[]> {
  const files: CheckedFile[] = []
  for (const file of form.files.slice(0, MOST_FILES)) files.push(await check(file))
  return files
}

async function submit(
  request: FastifyRequest,
  form: SentForm,
  { own, isPlain }: { own: ApplyParts; isPlain: boolean },
) {
  const text = fieldsOf(form)
  const ctx = request.context
  const intakeKey = await checkSender(own.key, text, { now: ctx.now(), isPlain })
  const files = await checkedFiles(form, checkEvidence)
  return submitApplication(ctx, own.key, {
    intake: intakeOf(text),
    files,
    intakeKey,
    noticeVersion: text('noticeVersion'),
    offered: numbersOf(text('offered')),
  })
}

async function take(
  request: FastifyRequest,
  reply: FastifyReply,
  { own, isPlain }: { own: ApplyParts; isPlain: boolean },
) {
  const form = await readForm(request, FILE_LIMITS)
  try {
    const receipt = await submit(request, form, { own, isPlain })
    return await sendPage(request, reply, {
      parts: own.parts,
      render: (page) => <ApplyReceipt page={page} receipt={receipt} />,
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [status, message] = ERROR_TABLE[codeOf(error)]
    const text = fieldsOf(form)
    const intake = intakeOf(text)
    const missing = error.code === 'application.incomplete' ? missingFields(intake) : []
    return showForm(request, reply, {
      own,
      state: { intake, offered: text('offered'), error: message, missing, status },
    })
  }
}

/** The guide, and the two steps of an application; nothing of it needs a script. */
export function applyPages(app: FastifyInstance, own: ApplyParts): void {
  const { parts } = own
  const limited = (max: number) => ({ ...HIDDEN, config: { rateLimit: { max, timeWindow: '10 minutes' } } })
  app.get('/apply', kept(), async (request, reply) => {
    const view = await describeHandling(request.context)
    return sendPage(request, reply, { parts, render: (page) => <ApplyGuide page={page} view={view} /> })
  })
  app.get('/apply/new', HIDDEN, (request, reply) => {
    const view = { title: '', what: '', error: '' }
    return sendPage(request, reply, { parts, render: (page) => <ApplyFirst page={page} view={view} /> })
  })
  app.post('/apply/new', limited(60), (request, reply) => takeFirst(request, reply, own))
  app.post('/apply/form', limited(60), (request, reply) => {
    const intake = intakeOf((name, longest = LONGEST_LINE) => textOf(request.body, name, longest))
    return showForm(request, reply, { own, state: { intake, offered: textOf(request.body, 'offered', 100) } })
  })
  app.post('/apply/found', limited(20), async (request, reply) => {
    await acceptFound(request.context, { nos: numbersOf(textOf(request.body, 'nos', 100)) })
    return sendPage(request, reply, { parts, render: (page) => <ApplyAnswered page={page} /> })
  })
  app.post('/apply/send', limited(30), (request, reply) => take(request, reply, { own, isPlain: false }))
  // A sum is cheap to guess, so fewer are taken from one address (docs/adr/0015-person-or-program.md).
  app.post('/apply/send-plain', limited(8), (request, reply) => take(request, reply, { own, isPlain: true }))
}
