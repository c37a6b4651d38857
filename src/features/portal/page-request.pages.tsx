import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReactElement } from 'react'
import { may } from '../../platform/context.ts'
import { renderPage } from '../../platform/pages/render-page.ts'
import { getSchoolProfile, type SchoolProfile } from '../organisation/index.ts'
import type { ListingQuery } from './listing-view.ts'
import type { PageContext } from './views/frame.tsx'

/** The cookie that remembers 长者模式; the server renders by it, no script needed. */
export const LARGE_COOKIE = 'mingtang_large'

/** What the portal needs from outside. */
export interface PortalParts {
  readonly assetUrl: (name: string) => string
  readonly publicUrl: string
}

/** The address the public uses: the configured one, or the one of this request. */
export function publicUrlOf(request: FastifyRequest, parts: PortalParts): string {
  return parts.publicUrl === '' ? `${request.protocol}://${request.host}` : parts.publicUrl
}

/** What every page knows of its reader and its school. */
export function pageContextOf(request: FastifyRequest, parts: PortalParts, school: SchoolProfile): PageContext {
  const { actor } = request.context
  return {
    school,
    path: request.url,
    isLarge: request.cookies[LARGE_COOKIE] === '1',
    readerName: actor.id === '' ? null : actor.name,
    isStaff: may(actor, 'console.enter'),
    assetUrl: parts.assetUrl,
    publicUrl: publicUrlOf(request, parts),
    isBare: request.url.startsWith('/preview/') && textOf(request.query, 'bare', 1) === '1',
  }
}

/** Renders a page for this reader. Nothing that depends on the reader may be kept by a cache. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, render, status = 200 }: { parts: PortalParts; render: (page: PageContext) => ReactElement; status?: number },
): Promise<FastifyReply> {
  const page = pageContextOf(request, parts, await getSchoolProfile(request.context.db))
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .send(renderPage(render(page)))
}

const LAST_PAGE = 500

/** Page, year and unit from an address; nonsense falls back to the first page and no filter. */
export function listingQueryOf(request: FastifyRequest): ListingQuery {
  const query = request.query as Record<string, unknown>
  const number = (name: string, low: number, high: number): number | undefined => {
    const value = Number(query[name])
    return Number.isInteger(value) && value >= low && value <= high ? value : undefined
  }
  const unit = query['unit']
  return {
    page: number('page', 1, LAST_PAGE) ?? 1,
    year: number('year', 1990, 2100),
    unitSlug: typeof unit === 'string' && unit !== '' ? unit : undefined,
  }
}

/** A text field of a form or an address, cut to a length that nobody needs to exceed. */
export function textOf(source: unknown, name: string, longest: number): string {
  const value = (source as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value.slice(0, longest) : ''
}
