/** One element of a parsed text; attribute values and texts are decoded. */
export interface MarkupElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: MarkupNode[]
}

/** An element, or a piece of text. */
export type MarkupNode = MarkupElement | string

const VOID = new Set(['br', 'hr', 'img'])
const TAG_OR_TEXT = /<[^>]*>|[^<]+/g
const ATTRIBUTE = /([^\s=/<>"]+)(?:="([^"]*)")?/g

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decoded(value)]))
}

function closeTag(stack: MarkupElement[], tag: string): void {
  const at = stack.findLastIndex((open) => open.tag === tag)
  if (at > 0) stack.length = at
}

function openTag(stack: MarkupElement[], token: string): void {
  const [, tag = '', rest = ''] = /^<([a-z][a-z0-9]*)([\s\S]*?)\/?>$/.exec(token) ?? []
  if (tag === '') return
  const element: MarkupElement = { tag, attributes: attributesOf(rest), children: [] }
  stack.at(-1)?.children.push(element)
  if (!VOID.has(tag)) stack.push(element)
}

/**
 * The tree of a text that sanitize-html has written: tags in lower case, values in double quotes, no stray `<`. It is no
 * parser for what strangers send.
 */
export function treeOf(sanitized: string): readonly MarkupNode[] {
  const root: MarkupElement = { tag: '', attributes: {}, children: [] }
  const stack = [root]
  for (const [token] of sanitized.matchAll(TAG_OR_TEXT)) {
    if (!token.startsWith('<')) stack.at(-1)?.children.push(decoded(token))
    else if (token.startsWith('</')) closeTag(stack, token.slice(2, -1).trim())
    else openTag(stack, token)
  }
  return root.children
}
