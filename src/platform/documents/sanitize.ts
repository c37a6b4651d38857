import sanitizeHtml from 'sanitize-html'
import { buildArticle } from './article-builder.ts'
import { blocksToHtml } from './article-html.ts'
import { isStoredPicture } from './article-links.ts'
import type { Block } from './article-model.ts'
import { repairOutline } from './article-outline.ts'
import { blocksToText } from './article-text.ts'
import { treeOf } from './markup-tree.ts'

const TEXT_TAGS = ['p', 'h2', 'h3', 'h4', 'strong', 'em', 'u', 's', 'sub', 'sup', 'a', 'blockquote', 'br', 'hr']
const LIST_TAGS = ['ul', 'ol', 'li']
const TABLE_TAGS = ['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td']
const PICTURE_TAGS = ['figure', 'figcaption', 'img']
const ALIGNED = ['p', 'h2', 'h3', 'h4', 'th', 'td']
const CELL = ['colspan', 'rowspan', 'style']

/** What an article may consist of. Nothing leaves this file that these rules do not let through. */
const ARTICLE: sanitizeHtml.IOptions = {
  allowedTags: [...TEXT_TAGS, ...LIST_TAGS, ...TABLE_TAGS, ...PICTURE_TAGS],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt'],
    ol: ['start'],
    th: ['scope', ...CELL],
    td: CELL,
    ...Object.fromEntries(['p', 'h2', 'h3', 'h4'].map((tag) => [tag, ['style']])),
  },
  allowedStyles: Object.fromEntries(ALIGNED.map((tag) => [tag, { 'text-align': [/^(?:left|center|right|justify)$/] }])),
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isStoredPicture(attribs['src'] ?? ''),
}

// What stands inside these is no text of the article, whatever a browser makes of it.
const DROPPED_WITH_CONTENT =
  'script style textarea option select noscript title head template xml iframe object applet svg noembed noframes xmp plaintext audio video canvas'
const READ_FURTHER =
  'h1 h5 h6 b i strike del ins center font span div section article header footer main aside nav address pre dl dt dd tfoot form fieldset legend'

/** Wider rules for what comes in: enough of its tags and styles to understand what was meant. */
const INCOMING: sanitizeHtml.IOptions = {
  allowedTags: [...(ARTICLE.allowedTags as string[]), ...READ_FURTHER.split(' ')],
  allowedAttributes: {
    '*': ['style', 'align'],
    a: ['href'],
    img: ['src', 'alt'],
    ol: ['start'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
    tr: ['height'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  nonTextTags: DROPPED_WITH_CONTENT.split(' '),
  nestingLimit: 100,
}

/** The parts of an article, in the order in which `cleanHtml` writes them. */
export function articleOf(html: string): Block[] {
  return repairOutline(buildArticle(treeOf(sanitizeHtml(html, INCOMING))))
}

/**
 * The one allow-list for article bodies: clean semantic HTML out of whatever Word, WPS or a stranger sends. Hidden text and
 * pictures that are not stored (/media/…) stay out. Idempotent: cleaning twice changes nothing.
 */
export function cleanHtml(html: string): string {
  return sanitizeHtml(blocksToHtml(articleOf(html)), ARTICLE)
}

/**
 * What an HTML fragment says, for hashing, search, comparison and the leak guard: a line for each block and table row, cells
 * apart by tabs, pictures by their alternative text.
 */
export function htmlToText(html: string): string {
  return blocksToText(articleOf(html))
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

const CODE = /<(\/?)(script|style)\b/gi

/** The page without its scripts and styles, which are most of it; one that never ends takes the rest along. */
function withoutCode(html: string): string {
  const kept: string[] = []
  let from = 0
  let within = ''
  for (const { index, 1: slash, 2: name = '' } of html.matchAll(CODE)) {
    const tag = name.toLowerCase()
    if (within === '' && slash === '') {
      kept.push(html.slice(from, index))
      within = tag
    } else if (within === tag && slash === '/') {
      from = index
      within = ''
    }
  }
  return [...kept, within === '' ? html.slice(from) : ''].join('')
}

// The parser takes a time that grows with the square of how deep tags are nested: without a bound a page could hold everybody up.
const MOST_READ = 200_000

/**
 * Every word of a whole page of another site, without a break where tags were: to look for words in it, never to show it. What
 * stands beyond the first 200,000 characters beside scripts and styles is not read.
 */
export function wordsOfPage(html: string): string {
  const words = sanitizeHtml(withoutCode(html).slice(0, MOST_READ), {
    allowedTags: [],
    allowedAttributes: {},
    nonTextTags: DROPPED_WITH_CONTENT.split(' '),
  })
  return words.replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? '')
}

/** How many pictures of a clean text say nothing to somebody who cannot see them. */
export function picturesWithoutAlt(html: string): number {
  return [...html.matchAll(/<img\b[^>]*>/g)].filter(([tag]) => !/ alt="[^"]*[^"\s][^"]*"/.test(tag)).length
}
