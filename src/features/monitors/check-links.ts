import { setTimeout as pause } from 'node:timers/promises'
import { addDays, dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { type LookOptions, lookOutside } from '../../platform/outside/look-outside.ts'
import type { Showing } from '../channels/index.ts'
import { findInspectable } from '../disclosures/index.ts'
import { compareShown, findShownOtherwise, showingAt, WHOLE_PAGE } from './compare-shown.ts'
import { judge, standingOf, type Verdict } from './domain/outer-links.ts'
import { isAllowed } from './domain/robots.ts'
import type { Found } from './domain/rule.ts'
import { lockFindings, reconcile } from './findings.store.ts'
import { type DueLink, listBadLinks, listDueLinks, listHosts } from './outer-links.queries.ts'
import { forgetLooseLinks, saveCompared, saveLooked } from './outer-links.store.ts'
import { OUTER_RULES } from './registry.ts'

/** The job that looks where links to other sites lead, some each minute. */
export const CHECK_LINKS = 'monitors.links'

const TIMEOUT_MS = 10_000
const MINUTE_MS = 60_000
/** Under this name other sites can set rules for us. */
const AGENT = 'MingtangLinkCheck'
const DAYS_UNTIL_NEXT = { fine: 7, 'not-asked': 30, failed: 1, dead: 7, dangerous: 1 } as const

/** How politely: so many links a minute, one after the other. */
export interface Pace {
  readonly perMinute: number
  /** Only for tests: a server on this machine. */
  readonly allowLoopback?: boolean
}

const ROBOTS_REFUSE: Verdict = { state: 'not-asked', reason: '对方的 robots.txt 不接受检查' }

const NO_ADDRESS: Verdict = { state: 'failed', reason: '网址写得不对' }

interface Asking {
  readonly options: LookOptions
  readonly hosts: readonly string[]
  /** What robots.txt of each site said, read once in a run. */
  readonly robots: Map<string, string>
  /** What should stand at these addresses. */
  readonly showing: ReadonlyMap<string, readonly Showing[]>
}

const NOT_LOOKED = { status: null, finalHref: '', page: '' }

async function robotsOf({ options, robots }: Asking, origin: string): Promise<string> {
  const known = robots.get(origin)
  if (known !== undefined) return known
  const seen = await lookOutside(`${origin}/robots.txt`, options)
  const text = seen.ok && seen.status === 200 ? seen.text : ''
  robots.set(origin, text)
  return text
}

/** Looks at one link, if the other side lets itself be looked at. */
async function lookAt(asking: Asking, { href }: DueLink) {
  if (!URL.canParse(href)) return { ...NOT_LOOKED, verdict: NO_ADDRESS }
  const { origin, pathname } = new URL(href)
  if (!isAllowed(await robotsOf(asking, origin), pathname, AGENT)) return { ...NOT_LOOKED, verdict: ROBOTS_REFUSE }
  const wanted = asking.showing.has(href) ? { mostBytes: WHOLE_PAGE } : {}
  const seen = await lookOutside(href, { ...asking.options, ...wanted })
  const verdict = judge(seen, asking.hosts)
  if (!seen.ok) return { ...NOT_LOOKED, verdict }
  return { verdict, status: seen.status, finalHref: seen.hrefs.at(-1) ?? '', page: seen.text }
}

async function checkOne(ctx: Context, asking: Asking, link: DueLink): Promise<void> {
  const today = dayOf(ctx.now())
  const { href } = link
  const { verdict, status, finalHref, page } = await lookAt(asking, link)
  const { state, failedDays } = standingOf(verdict, link.failedDays, today)
  const at = ctx.now()
  const compared = state === 'fine' ? compareShown(page, asking.showing.get(href) ?? [], at) : []
  const differs = compared.some(({ difference }) => difference !== '')
  const nextOn = addDays(today, differs ? 1 : DAYS_UNTIL_NEXT[state])
  const { reason } = verdict
  await ctx.transaction(async (tx) => {
    await saveLooked(tx, { href, state, reason, status, finalHref, failedDays, at, nextOn })
    await saveCompared(tx, compared)
  })
}

const RULE_OF = { dead: 'outer-link-dead', dangerous: 'outer-link-dangerous' } as const

/** What is wrong with links to other sites, in what everybody reads. */
async function findBadLinks(db: ReadDb): Promise<Found[]> {
  const bad = await listBadLinks(db)
  const sources = await findInspectable(db, [...new Set(bad.map(({ documentId }) => documentId))])
  const byId = new Map(sources.filter(({ audience }) => audience === 'public').map((each) => [each.documentId, each]))
  return bad.flatMap(({ documentId, href, state, reason }): Found[] => {
    const source = byId.get(documentId)
    if (!source) return []
    return [
      {
        ...{ rule: RULE_OF[state], subjectType: 'document', subjectId: documentId, content: `${href}\n${state}` },
        ...{ unitId: source.unitId, what: source.title },
        evidence: `链接 ${href}：${reason}${state === 'dead' ? '，连续三天检查都是这样' : ''}。`,
        path: `/console/documents/${documentId}`,
      },
    ]
  })
}

/** What was found at other sites: links of ours that lead nowhere, and pages that show something else than what is published. */
export async function findOutside(db: ReadDb): Promise<Found[]> {
  return [...(await findBadLinks(db)), ...(await findShownOtherwise(db))]
}

async function tell(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    await lockFindings(tx)
    await forgetLooseLinks(tx)
    await reconcile(tx, { rules: OUTER_RULES }, { found: await findOutside(tx), today: dayOf(ctx.now()) })
  })
}

/**
 * 检查外部链接: looks at some links whose day has come, one after the other, with a pause between them. Answers how many. Run as
 * the platform itself, and only where the operator has allowed it.
 */
export async function checkLinks(ctx: Context, { perMinute, allowLoopback = false }: Pace): Promise<number> {
  if (perMinute === 0) return 0
  const due = await listDueLinks(ctx.db, dayOf(ctx.now()), perMinute)
  const userAgent = `Mozilla/5.0 (compatible; ${AGENT}/1.0${ctx.publicUrl === '' ? '' : `; +${ctx.publicUrl}`})`
  const options = { userAgent, timeoutMs: TIMEOUT_MS, allowLoopback }
  const hosts = (await listHosts(ctx.db)).map(({ host }) => host)
  const hrefs = due.map(({ href }) => href)
  const asking = { options, hosts, robots: new Map(), showing: await showingAt(ctx.db, hrefs) }
  for (const [at, link] of due.entries()) {
    if (at > 0) await pause(allowLoopback ? 0 : MINUTE_MS / perMinute)
    await checkOne(ctx, asking, link)
  }
  if (due.length > 0) await tell(ctx)
  return due.length
}

/** Orders the next look: at once while there is more to look at, otherwise in an hour. Without a pace nothing is ordered. */
export async function orderLinkCheck(
  ctx: Context,
  { perMinute, isMore }: { perMinute: number; isMore: boolean },
): Promise<void> {
  if (perMinute === 0) return
  const runAt = new Date(ctx.now().getTime() + (isMore ? 0 : 60 * MINUTE_MS))
  await ctx.transaction((tx) => enqueue(tx, { name: CHECK_LINKS, runAt, key: CHECK_LINKS }))
}
