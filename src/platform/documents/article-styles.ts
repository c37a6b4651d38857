import { type Align, type Mark, MARKS } from './article-model.ts'
import type { MarkupElement } from './markup-tree.ts'

const MARK_OF_TAG: Readonly<Record<string, Mark>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  u: 'u',
  ins: 'u',
  s: 's',
  strike: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
}
const ALIGNS: Readonly<Record<string, Align>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  justify: 'justify',
}

/** The declarations of a style attribute that we look at, names and values in lower case. */
function styleOf({ attributes }: MarkupElement): ReadonlyMap<string, string> {
  const declarations = (attributes['style'] ?? '').split(';').map((part) => part.split(':'))
  return new Map(declarations.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim().toLowerCase()]))
}

/** The alignment that a style or an old `align` attribute asks for. */
export function alignOf(element: MarkupElement): Align | undefined {
  if (element.tag === 'center') return 'center'
  const asked = styleOf(element).get('text-align') ?? element.attributes['align']?.trim().toLowerCase() ?? ''
  return Object.hasOwn(ALIGNS, asked) ? ALIGNS[asked] : undefined
}

/** True for what a style hides: nobody who read the page would know that it is published. */
export function isHidden(element: MarkupElement): boolean {
  const style = styleOf(element)
  return style.get('display') === 'none' || style.get('visibility') === 'hidden' || style.get('mso-hide') === 'all'
}

const SAID_BY_STYLE: readonly (readonly [mark: Mark, property: string, value: RegExp])[] = [
  ['strong', 'font-weight', /^(bold|bolder|[6-9]\d\d)$/],
  ['em', 'font-style', /italic|oblique/],
  ['u', 'text-decoration', /underline/],
  ['u', 'text-decoration-line', /underline/],
  ['s', 'text-decoration', /line-through/],
  ['s', 'text-decoration-line', /line-through/],
  ['sup', 'vertical-align', /^super$/],
  ['sub', 'vertical-align', /^sub$/],
]

/** Adds what a tag or its style says about the words inside: paste from Word says it by style, most others by tag. */
export function marksWithin(element: MarkupElement, outer: readonly Mark[]): readonly Mark[] {
  const style = styleOf(element)
  const own = Object.hasOwn(MARK_OF_TAG, element.tag) ? MARK_OF_TAG[element.tag] : undefined
  // Google Docs wraps everything in <b style="font-weight:normal">.
  const isDenied = own === 'strong' && /^(normal|lighter|[1-5]\d\d)$/.test(style.get('font-weight') ?? '')
  const said = SAID_BY_STYLE.filter(([, property, value]) => value.test(style.get(property) ?? '')).map(
    ([mark]) => mark,
  )
  const all = new Set([...outer, ...said, ...(own === undefined || isDenied ? [] : [own])])
  return MARKS.filter((mark) => all.has(mark))
}
