import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sent } from '../pages/kept-page.ts'
import type { PageCache } from '../pages/page-cache.ts'

/** Which of the public's variants of a page the cookies ask for; undefined when they are those of somebody in particular. */
export type VariantOf = (cookies: string | undefined) => string | undefined

// A forged host or scheme gets pages of its own, and those of nobody else.
function originOf({ headers }: IncomingMessage): string {
  const { host = '' } = headers
  const forwarded = headers['x-forwarded-host'] ?? headers['x-forwarded-proto']
  return forwarded === undefined
    ? host
    : `${host}|${String(headers['x-forwarded-host'])}|${String(headers['x-forwarded-proto'])}`
}

/** The name under which an answer to this request is kept; undefined when it must not be kept. */
export function keyOf(request: IncomingMessage, variantOf: VariantOf): string | undefined {
  const variant = variantOf(request.headers.cookie)
  return variant === undefined ? undefined : `${variant} ${originOf(request)} ${request.url ?? ''}`
}

function encodingsOf({ headers }: IncomingMessage): string {
  const encodings = headers['accept-encoding']
  return typeof encodings === 'string' ? encodings : ''
}

const UNCHANGED = ['cache-control', 'public, no-cache', 'vary', 'accept-encoding, cookie']

function send({ status, etag, headers, body }: Sent, request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['if-none-match']?.includes(etag) === true) {
    response.writeHead(304, ['etag', etag, ...UNCHANGED])
    response.end()
    return
  }
  response.writeHead(status, headers as string[])
  response.end(request.method === 'HEAD' ? undefined : body)
}

/**
 * Answers a request from the kept pages, before the framework sees it: that is most of what a busy day asks. Answers
 * false when the page is not there and has to be made.
 */
export function answerKept(pages: PageCache, variantOf: VariantOf) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const key = keyOf(request, variantOf)
    const sent = key === undefined ? undefined : pages.find(key, encodingsOf(request))
    if (sent) send(sent, request, response)
    return sent !== undefined
  }
}
