import type { ErrorCode } from '../kernel/error-codes.ts'
import { AppError } from '../kernel/app-error.ts'
import { STRANGER, type Viewer } from '../kernel/audience.ts'
import { grants, type Permission, type RoleGrant } from '../kernel/roles.ts'
import type { ReadDb, Tx } from './db/database.ts'
import type { FileStore } from './files/file-store.ts'

/** Who acts. Without an account (`id` empty) there are no rights at all. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly unitId: string | null
  readonly unitName: string
  readonly roles: readonly RoleGrant[]
  readonly viewer: Viewer
  readonly sessionId: string
}

/** A visitor who has not signed in. */
export const VISITOR: Actor = {
  id: '',
  name: '访客',
  unitId: null,
  unitName: '',
  roles: [],
  viewer: STRANGER,
  sessionId: '',
}

/** The platform itself, when a clock and not a person acts (expiry, scheduled publication, import). */
export const SYSTEM: Actor = {
  id: 'system',
  name: '系统',
  unitId: null,
  unitName: '',
  roles: [],
  sessionId: '',
  viewer: { ...STRANGER, isMember: true, readsAll: true },
}

/** Everything a use case may touch. `db` only reads; changes go through `transaction`. */
export interface Context {
  readonly actor: Actor
  readonly requestId: string
  readonly now: () => Date
  readonly db: ReadDb
  readonly files: FileStore
  /** Where the public finds this site, without a slash at its end; empty while nobody has said. */
  readonly publicUrl: string
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

/** May the actor do this at all (`unitId` given: to things of that unit)? No actor, no rights. */
export function may(actor: Actor, permission: Permission, unitId?: string | null): boolean {
  return actor.roles.some((grant) => grants(grant, permission, unitId))
}

/** Throws `access.sign-in-required` or `access.denied` unless the actor may. */
export function authorize(ctx: Context, permission: Permission, unitId?: string | null): void {
  if (may(ctx.actor, permission, unitId)) return
  const code: ErrorCode = ctx.actor.id === '' ? 'access.sign-in-required' : 'access.denied'
  throw new AppError(code, { permission })
}
