const ALIGNMENTS = ['left', 'center', 'right', 'justify']

function keepAlignment(element: Element): void {
  const align = element instanceof HTMLElement ? element.style.textAlign : ''
  for (const { name } of [...element.attributes]) {
    if (!['href', 'src', 'alt', 'colspan', 'rowspan'].includes(name)) element.removeAttribute(name)
  }
  if (ALIGNMENTS.includes(align) && element instanceof HTMLElement) element.style.textAlign = align
}

/**
 * What Word, WPS or a web page puts on the clipboard, without fonts, classes, comments and empty paragraphs. Pictures of a
 * Word paste point to files on the person's disk, which no browser may read: they are left out and counted.
 */
export function cleanPasted(html: string): { html: string; lostPictures: number } {
  const page = new DOMParser().parseFromString(html.replaceAll(/<!--[\s\S]*?-->|<!\[[^\]]*\]>/g, ''), 'text/html')
  for (const element of page.querySelectorAll('style, script, meta, link, xml, title, o\\:p')) element.remove()
  const pictures = [...page.querySelectorAll('img')].filter(
    (image) => !/^\/media\//.test(image.getAttribute('src') ?? ''),
  )
  for (const picture of pictures) picture.remove()
  for (const element of page.body.querySelectorAll('*')) keepAlignment(element)
  for (const span of page.body.querySelectorAll('span, font')) span.replaceWith(...span.childNodes)
  for (const block of page.body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    if ((block.textContent ?? '').trim() === '' && !block.querySelector('img')) block.remove()
  }
  return { html: page.body.innerHTML, lostPictures: pictures.length }
}
