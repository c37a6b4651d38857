import type { Static, TSchema } from 'typebox'
import type { Endpoint, Reply } from '../../../src/platform/http/endpoint.contract.ts'
import { ProblemError, problemFrom, UNREACHABLE } from './problem.ts'
import { isSessionEnd, waitForSignIn } from './session-gate.ts'

type Loose<T> = { [K in keyof T]: T[K] | undefined }
type Given<Name extends string, S, Loosely extends boolean = false> = S extends TSchema
  ? Loosely extends true
    ? Partial<Record<Name, Loose<Static<S>>>>
    : Record<Name, Static<S>>
  : unknown

/** What an endpoint wants to be told; a wrong or missing field does not compile. */
export type Wanted<E extends Endpoint> = Given<'params', E['params']> &
  Given<'query', E['query'], true> &
  Given<'body', E['body']>

/** Nothing to say where the endpoint asks for nothing. */
export type Input<E extends Endpoint> = object extends Wanted<E> ? [input?: Wanted<E>] : [input: Wanted<E>]

/** The parts of a request, whatever the endpoint. */
export interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

function pathOf(url: string, params: Readonly<Record<string, unknown>> = {}): string {
  return url.replaceAll(/:([A-Za-z]+)/g, (_whole, name: string) => encodeURIComponent(String(params[name])))
}

function searchOf(query: Readonly<Record<string, unknown>> = {}): string {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'number' || typeof value === 'boolean') given.set(name, String(value))
    else if (typeof value === 'string' && value !== '') given.set(name, value)
  }
  const search = given.toString()
  return search === '' ? '' : `?${search}`
}

/** The address of an endpoint with its parameters. */
export function addressOf(endpoint: Endpoint, { params, query }: AnyInput): string {
  return `/api/v1${pathOf(endpoint.url, params)}${searchOf(query)}`
}

async function send(endpoint: Endpoint, input: AnyInput): Promise<unknown> {
  const hasBody = input.body !== undefined
  const answer = await fetch(addressOf(endpoint, input), {
    method: endpoint.method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: JSON.stringify(input.body) } : {}),
  }).catch(() => {
    throw new ProblemError(UNREACHABLE)
  })
  const text = await answer.text().catch(() => '')
  if (!answer.ok) throw new ProblemError(problemFrom(answer.status, text))
  return JSON.parse(text)
}

/**
 * Asks the server as the contract says. When the session has ended it waits until the person has signed in again over the
 * page and then asks once more, so that nothing that was being done is lost. Throws ProblemError.
 */
export async function call<E extends Endpoint>(endpoint: E, ...[input]: Input<E>): Promise<Reply<E>> {
  const given: AnyInput = input ?? {}
  try {
    return (await send(endpoint, given)) as Reply<E>
  } catch (error) {
    if (!isSessionEnd(error)) throw error
    await waitForSignIn()
    return (await send(endpoint, given)) as Reply<E>
  }
}

/** Asks without waiting for a new sign-in: for the sign-in itself and for “who am I”. */
export async function ask<E extends Endpoint>(endpoint: E, ...[input]: Input<E>): Promise<Reply<E>> {
  return (await send(endpoint, input ?? {})) as Reply<E>
}
