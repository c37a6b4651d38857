import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReactElement } from 'react'
import { AppError } from '../../kernel/app-error.ts'
import { may } from '../../platform/context.ts'
import { checkAnswer, checkWork } from '../../platform/human-check.ts'
import { renderPage } from '../../platform/pages/render-page.ts'
import { getSchoolProfile, type SchoolProfile } from '../organisation/index.ts'
import type { ListingQuery } from './listing-filters.ts'
import { CONTRAST_COOKIE, LARGE_COOKIE, LISTS } from './page-tags.ts'
import type { PageContext } from './views/frame.tsx'

/** A page whose answer to strangers may be kept, at the addresses with these names in their query and no others. */
export function kept(...keptQuery: string[]) {
  return { schema: { hide: true }, config: { keptQuery } }
}

/** What the portal needs from outside. */
export interface PortalParts {
  readonly assetUrl: (name: string, colour: string) => string
  readonly publicUrl: string
  /** The profile that a page showed last: what an error page wears while the database is away. */
  readonly lastSeen: { school: SchoolProfile }
}

/** The address the public uses: the configured one, or the one of this request. */
export function publicUrlOf(request: FastifyRequest, parts: PortalParts): string {
  return parts.publicUrl === '' ? `${request.protocol}://${request.host}` : parts.publicUrl
}

const LONGEST_WORD = 60

/** What every page knows of its reader and its school. */
export function pageContextOf(request: FastifyRequest, parts: PortalParts, school: SchoolProfile): PageContext {
  const { actor } = request.context
  return {
    school,
    path: request.url,
    isLarge: request.cookies[LARGE_COOKIE] === '1',
    isHighContrast: request.cookies[CONTRAST_COOKIE] === '1',
    readerName: actor.id === '' ? null : actor.name,
    isStaff: may(actor, 'console.enter'),
    assetUrl: (name) => parts.assetUrl(name, school.colour),
    publicUrl: publicUrlOf(request, parts),
    isBare: request.url.startsWith('/preview/') && textOf(request.query, 'bare', 1) === '1',
  }
}

/** Renders a page for this reader; `tags` name what it shows, without them it counts as a list. Kept for strangers alone. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    parts,
    render,
    status = 200,
    tags = [LISTS],
  }: { parts: PortalParts; render: (page: PageContext) => ReactElement; status?: number; tags?: readonly string[] },
): Promise<FastifyReply> {
  if (request.context.actor.id === '') reply.pageTags = tags
  const school = await getSchoolProfile(request.context.db)
  parts.lastSeen.school = school
  const page = pageContextOf(request, parts, school)
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'private, no-store')
    .send(renderPage(render(page)))
}

/** As far as a list is paged through; what is older is found by its year. */
const DEEPEST = 10_000
const SIZES = [20, 50, 100]

/** Page, filters and size from an address; nonsense falls back to the first page and no filter. */
export function listingQueryOf(request: FastifyRequest): ListingQuery {
  const query = request.query as Record<string, unknown>
  const number = (name: string, low: number, high: number): number | undefined => {
    const value = Number(query[name])
    return Number.isInteger(value) && value >= low && value <= high ? value : undefined
  }
  const word = (name: string): string | undefined => {
    const value = textOf(query, name, LONGEST_WORD)
    return value === '' ? undefined : value
  }
  const size = SIZES.find((each) => String(each) === query['size']) ?? 20
  return {
    page: number('page', 1, DEEPEST / size) ?? 1,
    size,
    year: number('year', 1990, 2100),
    unitSlug: word('unit'),
    classId: word('class'),
    columnSlug: word('column'),
    kind: word('kind'),
  }
}

/** A text field of a form or an address, cut to a length that nobody needs to exceed. */
export function textOf(source: unknown, name: string, longest: number): string {
  const value = (source as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value.slice(0, longest) : ''
}

/** What somebody shows to get at their case. */
export interface Ticket {
  readonly number: string
  readonly code: string
}

/** The ticket in a form. */
export function ticketOf(source: unknown): Ticket {
  return { number: textOf(source, 'number', 40), code: textOf(source, 'code', 40) }
}

/** The text without space around it. Throws `request.invalid` when there is none. */
export function required(text: string): string {
  if (text.trim() === '') throw new AppError('request.invalid')
  return text.trim()
}

/** Checks that a person sends a form, by the answer to its question or by what the script computed; answers the mark of this one form. */
export async function checkSender(
  key: Buffer,
  text: (name: string, longest?: number) => string,
  { now, isPlain }: { now: Date; isPlain: boolean },
): Promise<string> {
  if (isPlain) return checkAnswer(key, { ticket: text('ticket'), answer: text('answer') }, now)
  return checkWork(key, text('work', 4000), now)
}

/** A rating from 1 to 5. Throws `request.invalid`. */
export function oneOfFive(text: string): number {
  const rating = Number(text)
  if (![1, 2, 3, 4, 5].includes(rating)) throw new AppError('request.invalid')
  return rating
}
