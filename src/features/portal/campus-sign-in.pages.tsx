import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { type CampusDoor, CampusFault, RETURN_PATH } from '../../platform/campus/campus-door.ts'
import { endedTicket } from '../../platform/campus/cas-answer.ts'
import { ERROR_TABLE } from '../../platform/http/error-table.ts'
import { codeOf } from '../../platform/http/errors.ts'
import { newSecret } from '../../platform/ids.ts'
import { confirmFromCampus, endFromCampus, setSessionCookie, signInFromCampus } from '../accounts/index.ts'
import { dropErrand, type ErrandTerms, giveErrand, takeErrand } from './campus-errand.pages.tsx'
import { LONGEST_BACK, ownAddress } from './own-address.ts'
import { sendPage, textOf } from './page-request.pages.tsx'
import type { SignInParts } from './sign-in.pages.tsx'
import { CampusCodePage, SignInPage } from './views/sign-in.tsx'

type Doorway = SignInParts & { readonly door: CampusDoor; readonly errands: ErrandTerms }

// A whole campus may come from one address, and all of it on the first day of a term.
const LIMITED = { schema: { hide: true }, config: { rateLimit: { max: 1200, timeWindow: '1 minute' } } }
const LONGEST_LOGOUT = 10_000

function faultToError(request: FastifyRequest, error: unknown): AppError {
  if (error instanceof AppError) return error
  if (!(error instanceof CampusFault)) throw error
  request.log.warn({ fault: error.message, kind: error.kind }, 'the campus did not sign anybody in')
  return new AppError(error.kind === 'unreachable' ? 'access.campus-away' : 'access.campus-refused')
}

/** What could not be is said on the page on which one may try again. */
function tryAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  { doorway, error, back }: { doorway: Doorway; error: unknown; back: string },
): Promise<FastifyReply> {
  const [status, message] = ERROR_TABLE[codeOf(faultToError(request, error))]
  const view = { login: '', back, error: message, needsCode: false, campusName: doorway.door.name }
  dropErrand(reply)
  return sendPage(request, reply, {
    parts: doorway.parts,
    status,
    render: (page) => <SignInPage page={page} view={view} />,
  })
}

function placeOf(request: FastifyRequest, { terms }: Doorway) {
  return { terms, origin: { address: request.ip, userAgent: request.headers['user-agent'] ?? '' } }
}

async function leave(request: FastifyRequest, reply: FastifyReply, doorway: Doorway): Promise<FastifyReply> {
  const back = ownAddress(textOf(request.query, 'back', LONGEST_BACK))
  const errand = { state: newSecret(), nonce: newSecret(), verifier: newSecret() }
  try {
    const address = await doorway.door.leave(errand)
    giveErrand(reply, doorway.errands, { kind: 'way', carried: { ...errand, back } })
    return await reply.redirect(address, 303)
  } catch (error) {
    return tryAgain(request, reply, { doorway, error, back })
  }
}

interface Wanted {
  readonly accountId: string
  readonly ticket: string
  readonly back: string
}

function askForCode(
  request: FastifyRequest,
  reply: FastifyReply,
  { doorway, wanted, error }: { doorway: Doorway; wanted: Wanted; error?: AppError },
): Promise<FastifyReply> {
  giveErrand(reply, doorway.errands, { kind: 'code', carried: { ...wanted } })
  const [status, message] = error ? ERROR_TABLE[codeOf(error)] : [200, '']
  return sendPage(request, reply, {
    parts: doorway.parts,
    status,
    render: (page) => <CampusCodePage page={page} error={message} />,
  })
}

function letIn(reply: FastifyReply, { terms }: Doorway, come: { token: string; back: string }): FastifyReply {
  dropErrand(reply)
  setSessionCookie(reply, come.token, terms.isSecure)
  return reply.redirect(come.back, 303)
}

function queryOf(request: FastifyRequest): URLSearchParams {
  return new URL(request.url, 'http://ours').searchParams
}

async function comeBack(request: FastifyRequest, reply: FastifyReply, doorway: Doorway): Promise<FastifyReply> {
  let back = '/'
  try {
    const carried = takeErrand(request, doorway.errands, 'way')
    const { state = '', nonce = '', verifier = '' } = carried
    back = carried['back'] ?? '/'
    const named = await doorway.door.whoReturned(queryOf(request), { state, nonce, verifier })
    const come = await signInFromCampus(request.context, named, placeOf(request, doorway))
    if ('token' in come) return await letIn(reply, doorway, { token: come.token, back })
    const wanted = { accountId: come.codeWantedFrom, ticket: named.ticket, back }
    return await askForCode(request, reply, { doorway, wanted })
  } catch (error) {
    return tryAgain(request, reply, { doorway, error, back })
  }
}

const WRONG_CODE = ['access.second-factor-required', 'access.wrong-code']

async function takeCode(request: FastifyRequest, reply: FastifyReply, doorway: Doorway): Promise<FastifyReply> {
  const wanted: Wanted = { accountId: '', ticket: '', back: '/' }
  try {
    Object.assign(wanted, takeErrand(request, doorway.errands, 'code'))
    const code = textOf(request.body, 'code', 10)
    const come = await confirmFromCampus(request.context, { ...wanted, code }, placeOf(request, doorway))
    return await letIn(reply, doorway, { token: come.token, back: wanted.back })
  } catch (error) {
    if (error instanceof AppError && WRONG_CODE.includes(error.code))
      return askForCode(request, reply, { doorway, wanted, error })
    return tryAgain(request, reply, { doorway, error, back: wanted.back })
  }
}

/** The campus tells, from server to server, who has signed out there (single logout, CAS Protocol 3.0 §2.3.3). */
async function hearOfEnd(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const xml = textOf(request.body, 'logoutRequest', LONGEST_LOGOUT)
  try {
    const ticket = xml === '' ? '' : endedTicket(xml)
    if (ticket !== '') await endFromCampus(request.context, ticket)
  } catch (error) {
    throw faultToError(request, error)
  }
  return reply.code(204).send()
}

/** Signing in by the unified sign-in of the campus (统一身份认证); there are no such pages where it has none. */
export function campusSignInPages(app: FastifyInstance, own: SignInParts, errands: ErrandTerms): void {
  const { door } = own
  if (!door) return
  const doorway = { ...own, door, errands }
  app.get('/login/campus', LIMITED, (request, reply) => leave(request, reply, doorway))
  app.get(RETURN_PATH, LIMITED, (request, reply) => comeBack(request, reply, doorway))
  app.post(RETURN_PATH, LIMITED, (request, reply) => hearOfEnd(request, reply))
  app.post('/login/campus/code', LIMITED, (request, reply) => takeCode(request, reply, doorway))
}
