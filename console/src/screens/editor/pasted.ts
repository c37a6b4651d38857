const ALIGNMENTS = ['left', 'center', 'right', 'justify']

function keepAlignment(element: Element): void {
  const align = element instanceof HTMLElement ? element.style.textAlign : ''
  for (const { name } of [...element.attributes]) {
    if (!['href', 'src', 'alt', 'colspan', 'rowspan'].includes(name)) element.removeAttribute(name)
  }
  if (ALIGNMENTS.includes(align) && element instanceof HTMLElement) element.style.textAlign = align
}

function removeForeignPictures(body: HTMLElement): number {
  const foreign = [...body.querySelectorAll('img')].filter((image) => !image.getAttribute('src')?.startsWith('/media/'))
  for (const picture of foreign) picture.remove()
  return foreign.length
}

function removeEmptyBlocks(body: HTMLElement): void {
  for (const block of body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    if (block.textContent.trim() === '' && !block.querySelector('img')) block.remove()
  }
}

/**
 * What Word, WPS or a web page puts on the clipboard, without fonts, classes, comments and empty paragraphs. Pictures of a
 * Word paste point to files on the person's disk, which no browser may read: they are left out and counted.
 */
export function cleanPasted(html: string): { html: string; lostPictures: number } {
  const withoutComments = html.replaceAll(/<!--[\s\S]*?-->|<!\[[^\]]*\]>/g, '')
  const { body } = new DOMParser().parseFromString(withoutComments, 'text/html')
  for (const element of body.querySelectorAll('style, script, meta, link, xml, title, o\\:p')) element.remove()
  const lostPictures = removeForeignPictures(body)
  for (const element of body.querySelectorAll('*')) keepAlignment(element)
  for (const span of body.querySelectorAll('span, font')) span.replaceWith(...span.childNodes)
  removeEmptyBlocks(body)
  return { html: body.innerHTML, lostPictures }
}
