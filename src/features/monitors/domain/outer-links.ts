/** A link of a publication to another site. */
export interface OuterLink {
  readonly href: string
  readonly host: string
}

const HREF = /<a\b[^>]*\shref="(https?:\/\/[^"]+)"/gi
const LONGEST = 2000
const HOST = /^https?:\/\/(?:[^/?#@\s]*@)?(\[[^\]\s]+\]|[^/?#:\s]+)/i

/** The host that an address names; empty where it names none. */
function hostOf(href: string): string {
  return (HOST.exec(href)?.[1] ?? '').toLowerCase()
}

/** An address of another site; none where it stays within the platform or is no address. */
export function toOuterLink(href: string, publicUrl: string): OuterLink[] {
  const isInner = publicUrl !== '' && (href === publicUrl || href.startsWith(`${publicUrl}/`))
  const host = hostOf(href)
  return isInner || href.length > LONGEST || host === '' ? [] : [{ href, host }]
}

/** The links of a text that leave the platform, each once. */
export function outerLinks(html: string, publicUrl: string): OuterLink[] {
  const hrefs = new Set([...html.matchAll(HREF)].map(([, href = '']) => href.replaceAll('&amp;', '&')))
  return [...hrefs].flatMap((href) => toOuterLink(href, publicUrl))
}

// Below these names of a country, schools, firms and offices have names of their own.
const SECOND = new Set(['com', 'edu', 'gov', 'net', 'org', 'ac', 'co', 'mil'])
const COUNTRY_LENGTH = 2

/** The part of a host that somebody registered: the last two names, or three below a second level such as edu.cn. */
export function registrableHost(host: string): string {
  const names = host.toLowerCase().split('.')
  const isBelow = names.at(-1)?.length === COUNTRY_LENGTH && SECOND.has(names.at(-2) ?? '')
  return names.slice(isBelow ? -3 : -2).join('.')
}

/** Is the host on the list, itself or below one that is? */
export function isListed(host: string, hosts: readonly string[]): boolean {
  return hosts.some((listed) => host === listed || host.endsWith(`.${listed}`))
}

// What stands in the title of a page whose name was let go and taken by somebody else.
const TAKEN =
  /博彩|赌场|赌博|棋牌|百家乐|老虎机|彩票投注|体育投注|娱乐城|六合彩|成人视频|色情|域名出售|域名转让|此域名|domain (?:is )?for sale|buy this domain|domain parking|casino|slot gacor|porn/iu
// Bounded: a page that begins a thousand titles and ends none must not be searched a thousand times.
const TITLE = /<title[^>]{0,300}>([^<]{0,300})/iu

/** What is wrong with the title of a page; undefined when nothing is. */
export function badTitle(html: string): string | undefined {
  const title = (TITLE.exec(html)?.[1] ?? '').replaceAll(/\s+/g, ' ').trim()
  return TAKEN.test(title) ? title : undefined
}

/** What was found at a link. */
export type Look =
  | { readonly ok: true; readonly status: number; readonly hrefs: readonly string[]; readonly text: string }
  | { readonly ok: false; readonly reason: string }

/** What it means. */
export interface Verdict {
  readonly state: 'fine' | 'failed' | 'dangerous' | 'not-asked'
  readonly reason: string
}

const REASONS: Readonly<Record<string, string>> = {
  unresolved: '找不到这个域名',
  timeout: '没有在规定时间内回答',
  unreachable: '连接不上',
  'too-many-hops': '跳转次数过多',
}

const FIRST_ERROR = 400
// Refused to programs, or too busy: nothing is known of what people see.
const TELLS_NOTHING = [401, 403, 429]

function dangerOf({ hrefs, text }: Extract<Look, { ok: true }>, hosts: readonly string[]): string | undefined {
  const listed = hrefs.map(hostOf).find((host) => isListed(host, hosts))
  if (listed !== undefined) return `指向学校列为不得链接的网站 ${listed}`
  const [first = '', last = ''] = [hrefs[0], hrefs.at(-1)]
  const [from, to] = [registrableHost(hostOf(first)), registrableHost(hostOf(last))]
  if (from !== to) return `跳转到了另一个网站 ${to}`
  const title = badTitle(text)
  return title === undefined ? undefined : `页面标题是“${title}”，域名可能已被他人使用`
}

/** What a look at a link means, with the hosts that the school has listed. */
export function judge(look: Look, hosts: readonly string[]): Verdict {
  if (!look.ok) {
    // An address of the own network: not asked, and not known to be wrong.
    if (look.reason === 'forbidden') return { state: 'not-asked', reason: '内部网络或者非常用端口的地址，不检查' }
    return { state: 'failed', reason: REASONS[look.reason] ?? look.reason }
  }
  const danger = dangerOf(look, hosts)
  if (danger !== undefined) return { state: 'dangerous', reason: danger }
  if (TELLS_NOTHING.includes(look.status))
    return { state: 'not-asked', reason: `对方不接受检查（${String(look.status)}）` }
  if (look.status >= FIRST_ERROR) return { state: 'failed', reason: `对方回答 ${String(look.status)}` }
  return { state: 'fine', reason: '' }
}

const FAILURES_TO_DEATH = 3

/** Dead only after failures on three different days; any answer in between begins anew. */
export function standingOf({ state }: Verdict, failedDays: readonly string[], today: string) {
  if (state !== 'failed') return { state, failedDays: [] }
  const days = [...new Set([...failedDays, today])].sort()
  return { state: days.length >= FAILURES_TO_DEATH ? ('dead' as const) : ('failed' as const), failedDays: days }
}
