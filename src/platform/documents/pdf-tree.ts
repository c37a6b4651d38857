type Pdf = PDFKit.PDFDocument
type Element = PDFKit.PDFStructureElement

/** An element of the tree that reading software follows: known by its number, which no other element of the document has. */
export interface Step {
  readonly tag: 'H1' | 'H2' | 'H3' | 'P' | 'Figure' | 'Table' | 'Caption' | 'TR' | 'TH' | 'TD' | 'Link'
  readonly no: number
  readonly alt?: string
  /** What a head of a table is the head of. */
  readonly scope?: 'Column' | 'Row'
}

/** Where something stands in the tree, from the outermost element in. */
export type Place = readonly Step[]

/** A link under a box of the page, in points from its upper left corner; `words` say where it leads. */
export interface LinkBox {
  readonly box: readonly [x: number, y: number, width: number, height: number]
  /** An address, or a place of this document that has a name. */
  readonly to: { readonly href: string } | { readonly name: string }
  readonly words: string
}

/**
 * The tree of a tagged PDF (ISO 32000-1, 14.8): one element per title, paragraph and cell, over lines and pages. What is drawn
 * without a place is passed over by reading software.
 */
export function makeTree(pdf: Pdf) {
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const elements = new Map<number, Element>()
  const elementAt = (place: Place): Element => {
    let parent = root
    for (const { tag, no, ...options } of place) {
      const element = elements.get(no) ?? pdf.struct(tag, options)
      if (!elements.has(no)) parent.add(element)
      elements.set(no, element)
      parent = element
    }
    return parent
  }
  return {
    put(place: Place, draw: () => void): void {
      const element = elementAt(place)
      const content = pdf.markStructureContent(place.at(-1)?.tag ?? 'P')
      draw()
      pdf.endMarkedContent()
      element.add(content)
    },
    passOver(type: 'Pagination' | 'Layout', draw: () => void): void {
      pdf.markContent('Artifact', { type })
      draw()
      pdf.endMarkedContent()
    },
    link(place: Place, { box, to, words }: LinkBox): void {
      // To the library a string is a name of PDF, and an object of strings is a text.
      const options = { Contents: Object(words) as string, structParent: elementAt(place) }
      if ('href' in to) pdf.link(...box, to.href, options)
      else pdf.goTo(...box, to.name, options)
    },
    end(): void {
      root.end()
    },
  }
}

export type Tree = ReturnType<typeof makeTree>
