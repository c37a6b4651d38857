import { SESSION_COOKIE } from '../src/features/accounts/index.ts'
import { generatedServices } from '../src/sample/hall-generated.ts'
import type { SampleService } from '../src/sample/hall-parts.ts'
import { services } from '../src/sample/services.ts'
import { tokenOf } from '../test/support/past-matters.ts'

const OFFERED = 20

/** A page as somebody with a session got it, and how long it took. */
export interface Got {
  readonly status: number
  readonly page: string
  readonly took: number
}

/** Asks for a page as the n-th account of the filled hall. */
export async function askAs(url: string, n: number, { path, body }: { path: string; body?: FormData }): Promise<Got> {
  const started = performance.now()
  const headers = { accept: 'text/html', cookie: `${SESSION_COOKIE}=${tokenOf(n)}` }
  const answer = await fetch(url + path, { headers, redirect: 'manual', ...(body ? { method: 'POST', body } : {}) })
  const page = await answer.text()
  return { status: answer.status, page, took: performance.now() - started }
}

/** The services that everybody wants: the address of each, and the version of its form. */
export interface Wanted {
  readonly slug: string
  readonly versionId: string
}

// Accounts are teachers and students in turn; a service that is for one kind of person alone refuses the others.
function isForBoth({ definition: { audience } }: SampleService): boolean {
  return (['staff', 'student'] as const).every((kind) => audience.includes(kind))
}

/** The address of a form of the sample, as its designers made it, that is for both. */
export function aSampleForm(): string {
  const found = services.find(isForBoth)
  if (!found) throw new Error('no service of the sample is for teachers and students')
  return `/hall/${found.slug}/apply`
}

/** Twenty services of the filled hall with the versions of their forms. */
export async function wantedServices(url: string): Promise<Wanted[]> {
  const wanted: Wanted[] = []
  for (const { slug } of generatedServices(services).filter(isForBoth).slice(0, OFFERED)) {
    const { status, page } = await askAs(url, 1, { path: `/hall/${slug}/apply` })
    const versionId = /name="versionId"[^>]*value="([^"]*)"/.exec(page)?.[1]
    if (versionId === undefined) throw new Error(`/hall/${slug}/apply answered ${String(status)}`)
    wanted.push({ slug, versionId })
  }
  return wanted
}

/** Sends the form of a service as the n-th account; answers its number, or nothing. The same mark is the same form. */
export async function sendAs(
  url: string,
  n: number,
  { wanted, mark }: { wanted: Wanted; mark: string },
): Promise<Got & { number: string }> {
  const body = new FormData()
  const typed = { 'f.use': '学习', 'f.what': '请开具在读证明两份', 'f.phone': '0416-0000000' }
  for (const [name, value] of Object.entries({ versionId: wanted.versionId, mark, ...typed })) body.set(name, value)
  const got = await askAs(url, n, { path: `/hall/${wanted.slug}/send`, body })
  return { ...got, number: got.status === 200 ? (/BS\d{4}-\d+/.exec(got.page)?.[0] ?? '') : '' }
}
