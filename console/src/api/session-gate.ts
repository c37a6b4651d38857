import { ProblemError } from './problem.ts'

type Listener = () => void

interface Gate {
  readonly done: Promise<void>
  readonly open: () => void
}

let gate: Gate | undefined
let isWatching = false
const listeners = new Set<Listener>()

function tell(): void {
  for (const listener of listeners) listener()
}

/** From now on somebody is signed in, so an answer “please sign in” means that the session has ended. */
export function watchSession(isSignedIn: boolean): void {
  isWatching = isSignedIn
}

/** Does this refusal mean that the session of the person at the screen is over? */
export function isSessionEnd(error: unknown): boolean {
  if (!isWatching || !(error instanceof ProblemError)) return false
  return ['access.sign-in-required', 'access.session-ended'].includes(error.problem.code)
}

function makeGate(): Gate {
  let open: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    open = resolve
  })
  return { done, open }
}

/** Shows the sign-in dialog over the page (once for all that wait) and resolves when it has succeeded. */
export function waitForSignIn(): Promise<void> {
  if (!gate) {
    gate = makeGate()
    tell()
  }
  return gate.done
}

/** The person has signed in again: everything that waits goes on. */
export function reopen(): void {
  gate?.open()
  gate = undefined
  tell()
}

/** Is somebody asked to sign in again now? */
export function isGateClosed(): boolean {
  return gate !== undefined
}

/** Tells when that changes; answers how to stop listening. */
export function onGateChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
