import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { SURVEY_GROUPS } from '../../kernel/survey-terms.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { answerSurvey, listPublicSurveys, optionsOf, type Tally, viewPublicSurvey } from '../surveys/index.ts'
import { type PortalParts, sendPage, textOf } from './page-request.pages.tsx'
import { SurveyPage, SurveysPage, Thanks } from './views/surveys.tsx'

const HIDDEN = { schema: { hide: true } }
// A hall full of people answers from one address at the same time. Codes are too long to be guessed.
const LIMITED = { ...HIDDEN, config: { rateLimit: { max: 1200, timeWindow: '10 minutes' } } }
const LONGEST_WORDS = 1000

function idOf(request: FastifyRequest): string {
  return textOf(request.params, 'id', 40)
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, error = '', missing = [], status = 200 }: Showing,
): Promise<FastifyReply> {
  const survey = await viewPublicSurvey(request.context, idOf(request))
  const typed = (name: string): string => textOf(request.body, name, LONGEST_WORDS)
  const view = { survey, error, missing, typed }
  return sendPage(request, reply, { parts, status, render: (page) => <SurveyPage page={page} view={view} /> })
}

interface Showing {
  readonly parts: PortalParts
  readonly error?: string
  readonly missing?: readonly string[]
  readonly status?: number
}

function missingIn({ details }: AppError): readonly string[] {
  const missing = (details as { missing?: unknown } | undefined)?.missing
  return Array.isArray(missing) ? missing.map(String) : []
}

async function take(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const { body } = request
  const typed = (name: string): string => textOf(body, `q-${name}`, LONGEST_WORDS)
  try {
    await answerSurvey(request.context, { id: idOf(request), code: textOf(body, 'code', 40), typed })
    return await sendPage(request, reply, { parts, render: (page) => <Thanks page={page} id={idOf(request)} /> })
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code === 'survey.not-found') throw fault
    const [status, error] = ERROR_TABLE[codeOf(fault)]
    return show(request, reply, { parts, error, status, missing: missingIn(fault) })
  }
}

type Shown = Awaited<ReturnType<typeof viewPublicSurvey>>

const HEADER = ['问题', '群体', '选项', '答卷数', '平均分', '满意率（%）']

/** One line for each option of each question, of the whole and of each group that may be told apart. */
function rowsOf({ counted, results }: Shown): (string | number)[][] {
  const lines = (name: string, tallies: readonly Tally[]): (string | number)[][] =>
    counted.flatMap((question, at) => {
      const { counts = [], mean = null, satisfied = null } = tallies[at] ?? {}
      return optionsOf(question).map((option, place) => [
        ...[question.words, name, option, counts[place] ?? 0],
        ...[mean ?? '', satisfied ?? ''],
      ])
    })
  return [
    ...(results?.whole ? lines('全部', results.whole) : []),
    ...(results?.parts ?? []).flatMap(({ group, tallies }) =>
      lines(group === null ? '其他群体合并' : SURVEY_GROUPS[group], tallies),
    ),
  ]
}

function csv(survey: Shown): string {
  const quoted = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`
  // The mark at the beginning tells Excel that this is UTF-8.
  return `\ufeff${[HEADER, ...rowsOf(survey)].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

async function download(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const format = textOf(request.params, 'format', 10)
  const survey = await viewPublicSurvey(request.context, idOf(request))
  if (!survey.results || !['csv', 'json'].includes(format)) throw new AppError('request.not-found')
  const { title, from, to, endedOn, counted, smallestGroup, results, hash, frozen } = survey
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.${format}`)}`)
  const view = { title, from, to, endedOn, smallestGroup, questions: counted, results, frozen, sha256: hash }
  return format === 'json'
    ? reply.type('application/json; charset=utf-8').send(`${JSON.stringify(view, null, 1)}\n`)
    : reply.type('text/csv; charset=utf-8').send(csv(survey))
}

/** 社会评议: questionnaires to be answered and their results; nothing of it needs a script. */
export function surveyPages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/surveys', HIDDEN, async (request, reply) => {
    const surveys = await listPublicSurveys(request.context)
    return sendPage(request, reply, { parts, render: (page) => <SurveysPage page={page} surveys={surveys} /> })
  })
  app.get('/surveys/:id', HIDDEN, (request, reply) => show(request, reply, { parts }))
  app.post('/surveys/:id/answers', LIMITED, (request, reply) => take(request, reply, parts))
  app.get('/surveys/:id/download/:format', LIMITED, download)
}
