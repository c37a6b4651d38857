import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** A whole HTML page from its element, which is the <html>. */
export function renderPage(page: ReactElement): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(page)}`
}

/** A part of a page, as markup. */
export function renderPart(part: ReactElement): string {
  return renderToStaticMarkup(part)
}
