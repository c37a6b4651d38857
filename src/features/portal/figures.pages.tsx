import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { dayOf, yearOf } from '../../kernel/day.ts'
import { writeWorkbook } from '../../platform/documents/xlsx.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { FRAMED_POLICY } from '../../platform/http/security-headers.ts'
import { sendWorkbook } from '../../platform/http/send-workbook.ts'
import { FIGURE_AREA_NAMES, NO_VALUE } from '../../kernel/figure-terms.ts'
import { viewFigure, viewFigures, viewScreen } from '../figures/index.ts'
import { type PortalParts, sendPage, textOf } from './page-request.pages.tsx'
import { FigureScreen } from './views/figure-screen.tsx'
import { FigurePage, FiguresPage } from './views/figures.tsx'

const DEEPEST = 2000
const SECONDS_ON_SCREEN = 300
// Counted anew for each reader: a stranger who asks again and again waits.
const LIMITED = { schema: { hide: true }, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }

function periodIn({ query }: FastifyRequest) {
  const word = (name: string): string | undefined => {
    const text = textOf(query, name, 10)
    return text === '' ? undefined : text
  }
  return { year: word('year'), from: word('from'), to: word('to') }
}

function yearsOffered({ context }: FastifyRequest): string[] {
  const year = yearOf(dayOf(context.now()))
  return [0, 1, 2].flatMap((back) => [String(year - back), `${String(year - back - 1)}-${String(year - back)}`])
}

async function showAll(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const years = yearsOffered(request)
  try {
    const view = await viewFigures(request.context, periodIn(request))
    return await sendPage(request, reply, {
      parts,
      render: (page) => <FiguresPage page={page} view={view} years={years} error="" />,
    })
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== 'figures.period-invalid') throw fault
    const [status, error] = ERROR_TABLE[fault.code]
    const view = await viewFigures(request.context, {})
    return sendPage(request, reply, {
      parts,
      status,
      render: (page) => <FiguresPage page={page} view={view} years={years} error={error} />,
    })
  }
}

type View = Awaited<ReturnType<typeof viewFigures>>

const HEADER = ['类别', '指标', '数值', '单位', '上年同期', '增长（%）', '口径']

function rowsOf({ figures }: View): (string | number)[][] {
  return figures.map(({ area, name, value, unit, before, growth, meaning }) => [
    ...[FIGURE_AREA_NAMES[area], name, value ?? NO_VALUE, unit, before ?? NO_VALUE],
    ...[growth ?? '', meaning],
  ])
}

function csv(view: View): string {
  const quoted = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`
  // The mark at the beginning tells Excel that this is UTF-8.
  return `\ufeff${[HEADER, ...rowsOf(view)].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

async function download(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const format = textOf(request.params, 'format', 10)
  if (!['csv', 'json', 'xlsx'].includes(format)) throw new AppError('request.not-found')
  const view = await viewFigures(request.context, periodIn(request))
  const name = `信息公开指标-${view.period.from}-${view.period.to}`
  if (format === 'xlsx') {
    const sheet = { name: '信息公开指标', header: HEADER, rows: rowsOf(view), widths: [14, 24, 12, 8, 12, 12, 60] }
    return sendWorkbook(reply, `${name}.xlsx`, await writeWorkbook([sheet]))
  }
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
  return format === 'json'
    ? reply.type('application/json; charset=utf-8').send(`${JSON.stringify(view, null, 1)}\n`)
    : reply.type('text/csv; charset=utf-8').send(csv(view))
}

async function showScreen(request: FastifyRequest, reply: FastifyReply, parts: PortalParts): Promise<FastifyReply> {
  const view = await viewScreen(request.context, periodIn(request))
  // Nothing can be done on this page, so that another site may show it within its own.
  reply.header('content-security-policy', FRAMED_POLICY)
  // It asks for new figures by itself, without a script.
  reply.header('refresh', SECONDS_ON_SCREEN)
  return sendPage(request, reply, { parts, render: (page) => <FigureScreen page={page} view={view} /> })
}

/** 信息公开指标: every figure of a period, each with the records behind it; nothing of it needs a script. */
export function figurePages(app: FastifyInstance, parts: PortalParts): void {
  app.get('/figures', LIMITED, (request, reply) => showAll(request, reply, parts))
  app.get('/figures/download/:format', LIMITED, (request, reply) => download(request, reply))
  app.get('/figures/screen', LIMITED, (request, reply) => showScreen(request, reply, parts))
  app.get('/figures/:key', LIMITED, async (request, reply) => {
    const wanted = Number(textOf(request.query, 'page', 5))
    const pageNo = Number.isInteger(wanted) && wanted >= 1 && wanted <= DEEPEST ? wanted : 1
    const key = textOf(request.params, 'key', 60)
    const view = await viewFigure(request.context, { ...periodIn(request), key, page: pageNo })
    return sendPage(request, reply, { parts, render: (page) => <FigurePage page={page} view={view} /> })
  })
}
