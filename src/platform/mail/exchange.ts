import { type Outcome, outcome } from './courier.ts'

const PATIENCE_MS = 20_000
// Nobody was there to take anything.
const NOT_REACHED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT|TLS/
const LONGEST_REPLY = 100_000

/** What an HTTPS service answered, or why it could not be asked. */
export type Answered =
  | { readonly status: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly failed: Outcome }

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text.slice(0, LONGEST_REPLY))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function causeOf(error: unknown): string {
  const { cause, name, message } = error as Error & { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? `${name} ${message}`
}

/** Asks a service in JSON. What was not reached is postponed; what broke off while it was asked is unknown. */
export async function askService(
  url: string,
  request: { readonly method: 'GET' | 'POST'; readonly token?: string; readonly body?: unknown },
): Promise<Answered> {
  try {
    const reply = await fetch(url, {
      method: request.method,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    })
    return { status: reply.status, body: parsed(await reply.text()) }
  } catch (error) {
    const cause = causeOf(error)
    return { failed: NOT_REACHED.test(cause) ? outcome('postponed', cause, true) : outcome('unknown', cause) }
  }
}

// Too many at once, or closed for now: certainly not taken. Other faults of the service leave it open.
const NOT_TAKEN = [429, 503]
const OUR_SETTING = [401, 403, 404]

/** What a status means where the service says no more; undefined when it took the message. */
export function outcomeOfStatus(status: number, words: string): Outcome | undefined {
  const answer = `${String(status)} ${words}`
  if (status < 300) return undefined
  if (NOT_TAKEN.includes(status) || OUR_SETTING.includes(status)) return outcome('postponed', answer, true)
  return status >= 500 ? outcome('unknown', answer) : outcome('refused', answer)
}
