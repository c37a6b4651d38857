import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { may } from '../../platform/context.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { SESSION_COOKIE, setSessionCookie, signIn, type SignInTerms, signOut } from '../accounts/index.ts'
import { findReadable } from '../disclosures/index.ts'
import { correctionDays, reportInaccuracy } from '../mailboxes/index.ts'
import { getSchoolProfile, type SchoolProfile } from '../organisation/index.ts'
import { kept, type PortalParts, sendPage, textOf } from './page-request.pages.tsx'
import { CONTRAST_COOKIE, LARGE_COOKIE } from './page-tags.ts'
import type { ApplyParts } from './apply.pages.tsx'
import { ReportForm, ReportReceipt } from './views/corrections.tsx'
import { SignInPage } from './views/sign-in.tsx'
import { OfficeContact, StandingPage } from './views/standing.tsx'

const HIDDEN = { schema: { hide: true } }
const A_YEAR_SECONDS = 31_536_000
const LONGEST_REPORT = 2000
// A search for a hundred characters, encoded.
const LONGEST_BACK = 2000

/** Only addresses of our own: an open redirect would lend our name to a stranger's page. */
function ownAddress(back: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(back) ? back : '/'
}

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

async function trySignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, terms }: { parts: PortalParts; terms: SignInTerms & { isSecure: boolean } },
): Promise<FastifyReply> {
  const [login, password, code, back] = [
    textOf(request.body, 'login', 60),
    textOf(request.body, 'password', 200),
    textOf(request.body, 'code', 10),
    ownAddress(textOf(request.body, 'back', LONGEST_BACK)),
  ]
  try {
    const done = await signIn(
      request.context,
      { login, password, code },
      { terms, origin: { address: request.ip, userAgent: request.headers['user-agent'] ?? '' } },
    )
    setSessionCookie(reply, done.token, terms.isSecure)
    return await reply.redirect(done.mustChangePassword ? '/console/security' : back, 303)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [status, message] = ERROR_TABLE[codeOf(error)]
    const view = {
      login,
      back,
      error: message,
      needsCode: error.code === 'access.second-factor-required' || error.code === 'access.wrong-code',
    }
    return sendPage(request, reply, { parts, status, render: (page) => <SignInPage page={page} view={view} /> })
  }
}

function signInPages(app: FastifyInstance, parts: PortalParts, terms: SignInTerms & { isSecure: boolean }): void {
  app.get('/login', HIDDEN, async (request, reply) => {
    const asked = ownAddress(textOf(request.query, 'back', LONGEST_BACK))
    const back = asked === '/' && may(request.context.actor, 'console.enter') ? '/console/' : asked
    return sendPage(request, reply, {
      parts,
      render: (page) => <SignInPage page={page} view={{ login: '', back, error: '', needsCode: false }} />,
    })
  })
  app.post('/login', { ...HIDDEN, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }, (request, reply) =>
    trySignIn(request, reply, { parts, terms }),
  )
  app.get('/logout', HIDDEN, async (request, reply) => {
    await signOut(request.context)
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).redirect('/', 303)
  })
  app.get('/reading-mode', HIDDEN, (request, reply) => {
    const remembered = { path: '/', maxAge: A_YEAR_SECONDS, sameSite: 'lax', httpOnly: true } as const
    const modes = { large: LARGE_COOKIE, contrast: CONTRAST_COOKIE }
    for (const [mode, cookie] of Object.entries(modes)) {
      const chosen = textOf(request.query, mode, 1)
      if (chosen !== '') reply.setCookie(cookie, chosen === '1' ? '1' : '0', remembered)
    }
    return reply.redirect(ownAddress(textOf(request.query, 'back', LONGEST_BACK)), 303)
  })
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

/** The pages on which a reader does something: sign in, large type, report an inaccuracy; and the school's standing texts. */
export function readerPages(app: FastifyInstance, own: ApplyParts, terms: SignInTerms & { isSecure: boolean }): void {
  const { parts } = own
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    },
  )
  standing(app, parts)
  signInPages(app, parts, terms)
  app.get('/info/:no/report', HIDDEN, async (request, reply) => {
    const view = { ...(await reportable(request)), what: '', contact: '', error: '' }
    return sendPage(request, reply, { parts, render: (page) => <ReportForm page={page} view={view} /> })
  })
  const limited = { ...HIDDEN, config: { rateLimit: { max: 20, timeWindow: '10 minutes' } } }
  app.post('/info/:no/report', limited, (request, reply) => takeReport(request, reply, own))
  // Receipts of earlier years name this address.
  app.get('/corrections', HIDDEN, (_request, reply) => reply.redirect('/mailboxes/progress', 301))
}
