import { readCasAnswer } from './cas-answer.ts'
import { type CampusDoor, CampusFault, type Errand, type Named, PATIENCE_SECONDS, RETURN_PATH } from './campus-door.ts'

/** Where the CAS server is, and which attribute holds the number. */
export interface CasTerms {
  readonly name: string
  /** Without a slash at its end: `/login` and the rest are below it. */
  readonly url: string
  /** Empty: the user itself. */
  readonly numberFrom: string
  /** Our own address, as browsers see it. */
  readonly publicUrl: string
}

const NOT_FOUND = 404
const LONGEST_TICKET = 512

async function asked(address: string): Promise<Response> {
  try {
    return await fetch(address, { signal: AbortSignal.timeout(PATIENCE_SECONDS * 1000), redirect: 'error' })
  } catch (error) {
    throw new CampusFault('unreachable', `${(error as Error).name} ${(error as Error).message}`, error)
  }
}

/** Servers of version 2 know the shorter address only. */
async function validated({ url }: CasTerms, query: string): Promise<string> {
  const answer = await asked(`${url}/p3/serviceValidate?${query}`)
  const heard = answer.status === NOT_FOUND ? await asked(`${url}/serviceValidate?${query}`) : answer
  if (!heard.ok) throw new CampusFault('unreachable', `status ${String(heard.status)}`)
  return heard.text()
}

function addressFor({ publicUrl }: CasTerms, { state }: Errand): string {
  return `${publicUrl}${RETURN_PATH}?state=${state}`
}

async function whoHolds(terms: CasTerms, ticket: string, errand: Errand): Promise<Named> {
  const query = new URLSearchParams({ service: addressFor(terms, errand), ticket })
  const answer = readCasAnswer(await validated(terms, query.toString()))
  if ('failure' in answer) throw new CampusFault('refused', answer.failure.slice(0, 200))
  const number = terms.numberFrom === '' ? answer.user : (answer.attributes.get(terms.numberFrom) ?? '')
  if (number === '') throw new CampusFault('refused', `no attribute ${terms.numberFrom}`)
  return { number, ticket }
}

/**
 * Signs in by CAS (CAS Protocol 3.0, or 2.0 where the server knows no more). CAS has no state of its own: ours stands in the address to
 * which the ticket is given, so that nobody is made to come in as somebody else.
 */
export function casDoor(terms: CasTerms): CampusDoor {
  return {
    name: terms.name,
    leave: (errand) =>
      Promise.resolve(`${terms.url}/login?${new URLSearchParams({ service: addressFor(terms, errand) }).toString()}`),
    whoReturned: async (query, errand) => {
      const ticket = query.get('ticket') ?? ''
      if (query.get('state') !== errand.state) throw new CampusFault('refused', 'an answer to another question')
      if (ticket === '' || ticket.length > LONGEST_TICKET) throw new CampusFault('refused', 'no ticket')
      return whoHolds(terms, ticket, errand)
    },
    signOutAddress: () =>
      Promise.resolve(`${terms.url}/logout?${new URLSearchParams({ service: `${terms.publicUrl}/` }).toString()}`),
  }
}
