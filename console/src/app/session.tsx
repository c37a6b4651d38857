import { useQuery } from '@tanstack/react-query'
import { Button, Result, Spin } from 'antd'
import { createContext, type ReactNode, useContext } from 'react'
import { meEndpoint } from '../../../src/features/accounts/accounts.contract.ts'
import type { Permission, Role } from '../../../src/kernel/roles.ts'
import type { Reply } from '../../../src/platform/http/endpoint.contract.ts'
import { ask } from '../api/call.ts'
import { ProblemError, problemOf } from '../api/problem.ts'
import { watchSession } from '../api/session-gate.ts'

/** Who is signed in, and what the person may do. */
export interface Session {
  readonly me: Reply<typeof meEndpoint>
  /** May the person do this, for at least one unit? The server decides again with every request. */
  readonly may: (permission: Permission) => boolean
  readonly hasRole: (...roles: readonly Role[]) => boolean
}

const SessionContext = createContext<Session | null>(null)

/** The session of the person at the screen. Throws outside SessionProvider. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session here')
  return session
}

/** Where the portal's sign-in form comes back to. */
export function signInAddress(): string {
  return `/login?back=${encodeURIComponent(location.pathname + location.search)}`
}

async function askWho(): Promise<Reply<typeof meEndpoint> | null> {
  try {
    const me = await ask(meEndpoint)
    watchSession(true)
    return me
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) return null
    throw error
  }
}

function Trouble({ error, retry }: { error: unknown; retry: () => void }): ReactNode {
  const extra = (
    <Button type="primary" onClick={retry}>
      重试
    </Button>
  )
  return <Result status="warning" title={problemOf(error).title} extra={extra} />
}

/** Asks who is signed in; nobody is sent to the sign-in form of the portal. */
export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const { data, error, refetch } = useQuery({ queryKey: ['me'], queryFn: askWho, staleTime: 60_000 })
  if (error) return <Trouble error={error} retry={() => void refetch()} />
  if (data === undefined) return <Spin fullscreen description="正在打开工作台" />
  if (data === null) {
    location.replace(signInAddress())
    return null
  }
  const session: Session = {
    me: data,
    may: (permission) => data.permissions.includes(permission),
    hasRole: (...roles) => data.roles.some(({ role }) => roles.includes(role)),
  }
  return <SessionContext value={session}>{children}</SessionContext>
}
