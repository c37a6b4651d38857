import { randomUUID } from 'node:crypto'
import type { Answered } from './disclosure-builders.ts'
import { multipart } from './uploads.ts'

/** Somebody at the other end of the wire, with a session of their own. */
export interface Remote {
  /** Throws when the answer is not 200, and when there is none. */
  readonly ask: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => Promise<Answered>
  readonly upload: (path: string, name: string, bytes: Buffer) => Promise<Answered>
  readonly get: (path: string) => Promise<{ status: number; bytes: Buffer }>
}

const IMPATIENCE_MS = 60_000

async function send(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(IMPATIENCE_MS), ...init })
}

async function answered(response: Response, what: string): Promise<Answered> {
  const body = (await response.json()) as Answered
  if (response.status !== 200) throw new Error(`${what}: ${String(response.status)} ${JSON.stringify(body)}`)
  return body
}

/** Signs in over HTTP and answers the one who is signed in. `url` is asked each time, because a restart changes the port. */
export async function signIn(url: () => string, login: string, password: string): Promise<Remote> {
  const response = await send(`${url()}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  await answered(response.clone(), `sign in ${login}`)
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return {
    async ask(method, path, body) {
      const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) }
      const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
      return answered(await send(`${url()}/api/v1${path}`, init), `${method} ${path}`)
    },
    async upload(path, name, bytes) {
      const { payload, headers } = multipart(name, bytes)
      const init = { method: 'POST', headers: { cookie, ...headers }, body: new Uint8Array(payload) }
      return answered(await send(`${url()}/api/v1${path}`, init), `upload ${path}`)
    },
    async get(path) {
      const response = await send(`${url()}${path}`, { headers: { cookie } })
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
    },
  }
}

/** A text that nobody wrote before. */
export function aNewText(): string {
  return `示例 ${randomUUID()}`
}
