import type { ReactNode } from 'react'

/** A table wider than the phone scrolls in its own box, which the keyboard can reach. */
function withScrollingTables(html: string): string {
  return html
    .replaceAll('<table>', '<div class="table-scroll" tabindex="0" role="region" aria-label="表格，可左右滚动"><table>')
    .replaceAll('</table>', '</table></div>')
}

/** The content policy of the portal forbids styles in the page; the cleaner lets no other style through than this one. */
function withAlignment(html: string): string {
  return html.replaceAll(/ style="text-align:(left|center|right)"/g, ' class="align-$1"')
}

/** Cleaned HTML of an article or of a standing page. */
export function LongText({ html, className }: { html: string; className: 'text' | 'prose' }): ReactNode {
  return <div className={className} dangerouslySetInnerHTML={{ __html: withScrollingTables(withAlignment(html)) }} />
}
