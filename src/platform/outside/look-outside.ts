import { lookup } from 'node:dns/promises'
import { type ClientRequest, type IncomingMessage, request as askHttp, type RequestOptions } from 'node:http'
import { request as askHttps } from 'node:https'
import { isIP } from 'node:net'
import { isLoopback, isPublicAddress } from './private-addresses.ts'

/** How an address outside is looked at. */
export interface LookOptions {
  /** Who asks, so that the other side knows whom to tell. */
  readonly userAgent: string
  readonly timeoutMs: number
  /** How much of the text is wanted; the beginning is enough for a title. */
  readonly mostBytes?: number
  /** Only for tests with a server on this machine; nothing of the settings leads here. */
  readonly allowLoopback?: boolean
}

/** What was found: an answer, with the addresses that led to it and the beginning of its text; or why there was none. */
export type Outside =
  | { readonly ok: true; readonly status: number; readonly hrefs: readonly string[]; readonly text: string }
  | { readonly ok: false; readonly reason: 'forbidden' | 'unresolved' | 'timeout' | 'unreachable' | 'too-many-hops' }

const MOST_HOPS = 5
const BEGINNING = 64 * 1024
const PORTS = ['', '80', '443']
const WEB = ['http:', 'https:']
const MOVED = 3
const HUNDRED = 100

class Refused extends Error {
  readonly reason: Extract<Outside, { ok: false }>['reason']
  constructor(reason: Extract<Outside, { ok: false }>['reason']) {
    super(reason)
    this.reason = reason
  }
}

function mayReach(address: string, { allowLoopback = false }: LookOptions): boolean {
  return isPublicAddress(address) || (allowLoopback && isLoopback(address))
}

/**
 * The one address to which the connection is made: resolved once and checked, all of them, so that no name leads into the
 * own network, and none leads elsewhere the second time it is asked.
 */
async function addressOf({ hostname }: URL, options: LookOptions): Promise<{ address: string; family: number }> {
  const host = hostname.replaceAll(/^\[|\]$/g, '')
  const version = isIP(host)
  const found = version === 0 ? await lookup(host, { all: true }).catch(() => []) : [{ address: host, family: version }]
  const [first] = found
  if (!first) throw new Refused('unresolved')
  if (found.some(({ address }) => !mayReach(address, options))) throw new Refused('forbidden')
  return first
}

function checkUrl(url: URL, { allowLoopback = false }: LookOptions): void {
  const isPlain = WEB.includes(url.protocol) && url.username === '' && url.password === ''
  if (!isPlain || (!allowLoopback && !PORTS.includes(url.port))) throw new Refused('forbidden')
}

interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly text: string
}

const CHARSET = /charset\s*=\s*["']?([\w-]{1,40})/i
const HEAD_BYTES = 2048

/** As the sender says, in the header or at the head of the page; what is no charset is read as UTF-8. */
function decoded(bytes: Buffer, contentType: string): string {
  const says = CHARSET.exec(contentType) ?? CHARSET.exec(bytes.subarray(0, HEAD_BYTES).toString('latin1'))
  try {
    return new TextDecoder(says?.[1] ?? 'utf-8').decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

/** The beginning of the text; the rest is not waited for. */
async function beginningOf(response: IncomingMessage, mostBytes: number): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    pieces.push(piece)
    size += piece.byteLength
    if (size >= mostBytes) break
  }
  response.destroy()
  return decoded(Buffer.concat(pieces).subarray(0, mostBytes), response.headers['content-type'] ?? '')
}

function sent(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.once('response', resolve)
    asked.once('error', reject)
    asked.end()
  })
}

/** Asks once, at the checked address. */
async function ask(url: URL, method: 'HEAD' | 'GET', options: LookOptions): Promise<Answer> {
  checkUrl(url, options)
  const { address, family } = await addressOf(url, options)
  const { mostBytes = BEGINNING } = options
  const signal = AbortSignal.timeout(options.timeoutMs)
  const wanted: RequestOptions = {
    method,
    signal,
    agent: false,
    lookup: (_host, _options, done) => {
      // Node asks for all addresses or for one, and is given the checked one either way.
      if (typeof _options === 'object' && _options.all === true) done(null, [{ address, family }])
      else done(null, address, family)
    },
    headers: {
      'user-agent': options.userAgent,
      accept: 'text/html,*/*;q=0.5',
      ...(method === 'GET' ? { range: `bytes=0-${String(mostBytes - 1)}` } : {}),
    },
  }
  try {
    const response = await sent(url.protocol === 'https:' ? askHttps(url, wanted) : askHttp(url, wanted))
    const { statusCode: status = 0, headers } = response
    const text = method === 'GET' ? await beginningOf(response, mostBytes) : ''
    response.resume()
    return { status, location: headers.location, text }
  } catch {
    throw new Refused(signal.aborted ? 'timeout' : 'unreachable')
  }
}

function isMoved({ status, location }: Answer): boolean {
  return Math.floor(status / HUNDRED) === MOVED && location !== undefined
}

/** Goes after redirections, each checked as the first one was. */
async function follow(first: URL, method: 'HEAD' | 'GET', options: LookOptions): Promise<Outside> {
  const hrefs = [first.href]
  let url = first
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const answer = await ask(url, method, options)
    if (!isMoved(answer)) return { ok: true, status: answer.status, hrefs, text: answer.text }
    if (!URL.canParse(answer.location ?? '', url.href)) throw new Refused('unreachable')
    url = new URL(answer.location ?? '', url)
    hrefs.push(url.href)
  }
  throw new Refused('too-many-hops')
}

function isFine(outside: Outside): boolean {
  return outside.ok && outside.status < 400
}

async function tried(work: () => Promise<Outside>): Promise<Outside> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    throw error
  }
}

/**
 * Looks where an address outside leads, as a guest: first by its head alone, then by the beginning of its text, which is wanted
 * for its title and because some servers answer no other question. Never reaches an address that is not public, nor after DNS
 * or redirections. `isTextWanted` false is content with the head.
 */
export async function lookOutside(href: string, options: LookOptions, isTextWanted = true): Promise<Outside> {
  if (!URL.canParse(href)) return { ok: false, reason: 'forbidden' }
  const url = new URL(href)
  const head = await tried(() => follow(url, 'HEAD', options))
  if (!head.ok && head.reason === 'forbidden') return head
  if (isFine(head) && !isTextWanted) return head
  return tried(() => follow(url, 'GET', options))
}
