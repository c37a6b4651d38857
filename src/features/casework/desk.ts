import type { RoleGrant } from '../../kernel/roles.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Receiver } from './domain/ladder.ts'
import type { WaitingCase, WatchScope } from './waiting-cases.queries.ts'

/**
 * What a front door tells the engine so that its cases can be watched over, urged and escalated. The engine knows nothing of what
 * they mean; who may learn of a case is decided here.
 */
export interface Desk {
  /** Begins the kinds of its notices. */
  readonly name: string
  /** How a case of each kind is called. */
  readonly kinds: Readonly<Record<string, string>>
  /** Where a case is opened in the console: this and its id. */
  readonly path: string
  /** What its due day is for: 答复, 整改. */
  readonly duty: string
  readonly stateName: (state: string) => string
  /** Is what is said of a case of this kind kept from the ledger? */
  readonly isPrivate: (kind: string) => boolean
  readonly watches: (roles: readonly RoleGrant[]) => readonly WatchScope[]
  /** The accounts to tell; never of somebody who may not learn of the case. */
  readonly receivers: (tx: Tx, about: WaitingCase, to: Receiver) => Promise<readonly string[]>
}

/** What the engine works with when it urges: every desk, and the key that seals notices. */
export interface Desks {
  readonly key: Buffer
  readonly desks: readonly Desk[]
}

/** The desk of a kind of case. */
export function deskOf({ desks }: Desks, kind: string): Desk {
  const desk = desks.find(({ kinds }) => kind in kinds)
  if (!desk) throw new RangeError(`no desk for ${kind}`)
  return desk
}
