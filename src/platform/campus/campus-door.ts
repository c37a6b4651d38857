/** What the browser carries while the person signs in on the campus; sealed, so that nobody else can make one up. */
export interface Errand {
  /** Ties the answer to the question: an answer to somebody else's question is refused. */
  readonly state: string
  readonly nonce: string
  /** The secret of PKCE (RFC 7636). */
  readonly verifier: string
}

/** Whom the campus named. */
export interface Named {
  /** The staff or student number (工号、学号). */
  readonly number: string
  /** By which the campus ends the session later; empty where it has no such thing. */
  readonly ticket: string
}

/** The unified sign-in of a campus (统一身份认证): it says who somebody is, and nothing else. */
export interface CampusDoor {
  /** What people call it. */
  readonly name: string
  /** Where the browser goes to sign in. Throws CampusFault. */
  leave(errand: Errand): Promise<string>
  /** Whom the campus named in the query with which the browser came back. Throws CampusFault. */
  whoReturned(query: URLSearchParams, errand: Errand): Promise<Named>
  /** Where the browser goes to sign out there too; empty where there is no such place. */
  signOutAddress(): Promise<string>
}

/** The campus could not be reached, or its answer cannot be trusted. */
export class CampusFault extends Error {
  readonly kind: 'unreachable' | 'refused'

  constructor(kind: CampusFault['kind'], message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'CampusFault'
    this.kind = kind
  }
}

/** Where the campus sends the browser back to, below our own address. */
export const RETURN_PATH = '/login/campus/return'

/** How long the campus may take to answer us. */
export const PATIENCE_SECONDS = 10
