import sanitizeHtml from 'sanitize-html'

const TABLE = ['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td']
const ALLOWED = ['p', 'h2', 'h3', 'h4', 'strong', 'em', 'u', 's', 'sub', 'sup', 'ul', 'ol', 'li', 'figure', 'figcaption', 'img', 'a', 'blockquote', 'br', 'hr', ...TABLE]
const ALIGN = { 'text-align': [/^(left|center|right|justify)$/] }
const ALIGNED = ['p', 'h2', 'h3', 'h4', 'th', 'td', 'figure']

/** The only pictures a text may show: its own attachments. */
const MEDIA = /^\/media\/[a-z0-9]{10,40}$/

const RULES: sanitizeHtml.IOptions = {
  allowedTags: ALLOWED,
  allowedAttributes: {
    a: ['href', 'title', 'rel'], img: ['src', 'alt'], th: ['colspan', 'rowspan', 'scope', 'style'], td: ['colspan', 'rowspan', 'style'], ol: ['start'],
    p: ['style'], h2: ['style'], h3: ['style'], h4: ['style'], figure: ['style'],
  },
  allowedStyles: Object.fromEntries(ALIGNED.map((tag) => [tag, ALIGN])),
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'xml', 'o:p', 'iframe', 'object', 'svg', 'math'],
  transformTags: {
    h1: 'h2', h5: 'h4', h6: 'h4', b: 'strong', i: 'em', strike: 's', del: 's', ins: 'u', center: 'p', dl: 'ul', dt: 'li', dd: 'li', section: 'p', div: 'p', pre: 'p',
    a: (tagName, { href = '', title }) => ({ tagName, attribs: { href, ...(title ? { title } : {}), ...(/^https?:/i.test(href) ? { rel: 'noopener' } : {}) } }),
    table: (tagName) => ({ tagName, attribs: {} }),
  },
  exclusiveFilter: (frame) => frame.tag === 'img' && !MEDIA.test(frame.attribs['src'] ?? ''),
}

// Word writes conditional comments and empty paragraphs for spacing; neither says anything.
const NOISE: readonly (readonly [RegExp, string])[] = [
  [/<!--[\s\S]*?-->/g, ''],
  [/<!\[[^\]]*\]>/g, ''],
  [/\u200b|\ufeff/g, ''],
]
const EMPTY_BLOCK = /<(p|h[2-4]|li|figure|figcaption|blockquote|ul|ol|strong|em|u|s|a)(?: [^>]*)?>(?:\s|&nbsp;|\u00a0|\u3000|<br ?\/?>)*<\/\1>/g
const BLOCK_IN_P = /<p(?: [^>]*)?>\s*(<(?:table|ul|ol|figure|h[2-4]|blockquote|hr|p)\b)/g
const P_AFTER_BLOCK = /(<\/(?:table|ul|ol|figure|h[2-4]|blockquote|p)>)\s*<\/p>/g

function collapse(html: string): string {
  let before = ''
  let after = html
  // A paragraph of empty spans becomes empty only when the inner ones are gone.
  for (let round = 0; round < 8 && before !== after; round++) {
    before = after
    after = after.replaceAll(EMPTY_BLOCK, '').replaceAll(BLOCK_IN_P, '$1').replaceAll(P_AFTER_BLOCK, '$1')
  }
  return after
}

/** Headings start at h2 (the title is h1) and never skip a level, so that a screen reader's outline holds. */
function repairHeadings(html: string): string {
  let last = 1
  let open = 2
  return html.replaceAll(/<(\/?)h([2-4])( [^>]*)?>/g, (_, slash: string, level: string, attributes: string | undefined) => {
    if (slash === '') {
      open = Math.min(Number(level), last + 1)
      last = open
    }
    return `<${slash}h${String(open)}${attributes ?? ''}>`
  })
}

function once(html: string): string {
  const quiet = NOISE.reduce((text, [pattern, by]) => text.replaceAll(pattern, by), html)
  return repairHeadings(collapse(sanitizeHtml(quiet, RULES))).trim()
}

/**
 * The one allow-list for article bodies: clean semantic HTML out of whatever Word, WPS or a stranger sends. Idempotent:
 * cleaning twice changes nothing.
 */
export function cleanHtml(html: string): string {
  let before = html
  for (let round = 0; round < 6; round++) {
    const after = once(before)
    if (after === before) return after
    before = after
  }
  return before
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Plain text of an HTML fragment: blocks on lines of their own, table cells separated by tabs. */
export function htmlToText(html: string): string {
  return html
    .replaceAll(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gi, '')
    .replaceAll(/<\/t[dh]>\s*<t[dh][^>]*>/gi, '\t')
    .replaceAll(/<br ?\/?>|<\/(?:p|h[1-6]|li|tr|table|caption|figcaption|figure|blockquote|div|ul|ol)>|<hr ?\/?>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replaceAll(/[ \u00a0]+/g, ' ').replaceAll(/ ?\n ?/g, '\n').replaceAll(/\n{2,}/g, '\n').trim()
}

/** How many pictures of a clean text say nothing to somebody who cannot see them. */
export function picturesWithoutAlt(html: string): number {
  return [...html.matchAll(/<img\b[^>]*>/g)].filter(([tag]) => !/ alt="[^"]*[^"\s][^"]*"/.test(tag)).length
}
