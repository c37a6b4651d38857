// What a browser would skip or read differently while it looks for the scheme.
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
const PICTURE = /^\/media\/[a-z0-9]{1,40}$/

function absoluteHref(address: string): string | undefined {
  try {
    const url = new URL(address)
    // https://www.gov.cn@elsewhere.example leads elsewhere: an address with a user name in it deceives.
    const isHonest = /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
    return isHonest ? url.href : undefined
  } catch {
    return undefined
  }
}

/** Where a link may lead: http, https, mailto, tel, or a path of this site. Nothing for every other address. */
export function safeHref(raw: string): string | undefined {
  const address = raw.replaceAll(UNSEEN, '').trim().replaceAll(/\s/g, '%20')
  if (address.startsWith('/')) return /^\/[/\\]|\\|[<>]/.test(address) ? undefined : address
  const scheme = /^(mailto|tel):([^<>"\\]+)$/i.exec(address)
  if (scheme) return `${(scheme[1] ?? '').toLowerCase()}:${scheme[2] ?? ''}`
  return absoluteHref(address)
}

/** True for the only pictures that a text may show: stored ones, by their identifier. */
export function isStoredPicture(src: string): boolean {
  return PICTURE.test(src)
}
