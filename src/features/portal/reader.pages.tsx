import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { findReadable } from '../disclosures/index.ts'
import { correctionDays, reportInaccuracy } from '../mailboxes/index.ts'
import { getSchoolProfile, type SchoolProfile } from '../organisation/index.ts'
import { kept, type PortalParts, sendPage, textOf } from './page-request.pages.tsx'
import type { ApplyParts } from './apply.pages.tsx'
import { ReportForm, ReportReceipt } from './views/corrections.tsx'
import { OfficeContact, StandingPage } from './views/standing.tsx'

const HIDDEN = { schema: { hide: true } }
const LONGEST_REPORT = 2000

function standing(app: FastifyInstance, parts: PortalParts): void {
  const show = (
    path: string,
    title: string,
    { html, office }: { html: (school: SchoolProfile) => string; office?: 'disclosureOffice' | 'supervisionOffice' },
  ): void => {
    app.get(path, kept(), async (request, reply) => {
      const school = await getSchoolProfile(request.context.db)
      return sendPage(request, reply, {
        parts,
        render: (page) => (
          <StandingPage page={page} title={title} html={html(school)} crumbs={[{ name: title }]}>
            {office ? <OfficeContact office={school[office]} /> : null}
          </StandingPage>
        ),
      })
    })
  }
  show('/guide', '信息公开指南', { html: ({ texts }) => texts.guide, office: 'disclosureOffice' })
  show('/supervision', '监督投诉', { html: ({ texts }) => texts.supervision, office: 'supervisionOffice' })
  show('/accessibility', '无障碍声明', { html: ({ texts }) => texts.accessibility })
  show('/privacy', '个人信息保护', { html: ({ texts }) => texts.privacy })
}

async function reportable(request: FastifyRequest): Promise<{ no: number; title: string; workdays: number }> {
  const no = Number((request.params as { no: string }).no)
  const article = Number.isSafeInteger(no)
    ? await findReadable(request.context.db, request.context.actor.viewer, no)
    : undefined
  if (!article?.revision) throw new AppError('document.not-found')
  return { no, title: article.title, workdays: await correctionDays(request.context) }
}

async function takeReport(request: FastifyRequest, reply: FastifyReply, own: ApplyParts): Promise<FastifyReply> {
  const { parts, key } = own
  const target = await reportable(request)
  const [what, contact] = [textOf(request.body, 'what', LONGEST_REPORT).trim(), textOf(request.body, 'contact', 100)]
  if (what === '') {
    const view = { ...target, what, contact, error: '请写明哪里不准确。' }
    return sendPage(request, reply, { parts, status: 400, render: (page) => <ReportForm page={page} view={view} /> })
  }
  const receipt = await reportInaccuracy(request.context, key, { no: target.no, what, contact })
  return sendPage(request, reply, { parts, render: (page) => <ReportReceipt page={page} receipt={receipt} /> })
}

/** The pages on which a reader reports an inaccuracy, and the school's standing texts. */
export function readerPages(app: FastifyInstance, own: ApplyParts): void {
  const { parts } = own
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    },
  )
  standing(app, parts)
  app.get('/info/:no/report', HIDDEN, async (request, reply) => {
    const view = { ...(await reportable(request)), what: '', contact: '', error: '' }
    return sendPage(request, reply, { parts, render: (page) => <ReportForm page={page} view={view} /> })
  })
  const limited = { ...HIDDEN, config: { rateLimit: { max: 20, timeWindow: '10 minutes' } } }
  app.post('/info/:no/report', limited, (request, reply) => takeReport(request, reply, own))
  // Receipts of earlier years name this address.
  app.get('/corrections', HIDDEN, (_request, reply) => reply.redirect('/mailboxes/progress', 301))
}
