import { countingField, Fields } from './redact-docx-fields.ts'
import { DROPPED, isGeneralStyle, isPlainValue, KEPT, OPENED, STYLE_NAMES } from './redact-docx-vocabulary.ts'
import { childOf, type Element, element, elementsIn, isElement, type Node, textIn } from './redact-xml.ts'

/** What cleaning a part must know of the whole file. */
export interface Surroundings {
  /** Names of styles whose words do not show. */
  readonly hiddenStyles: ReadonlySet<string>
  /** The new name of a style. */
  readonly styleOf: (name: string) => string
  /** The font that a theme names, or nothing. */
  readonly themeFont: (name: string) => string | undefined
  /** True for a font's name that may be written. */
  readonly isFontName: (name: string) => boolean
  /** Words outside of the text (of numberings) without what is to be removed. */
  readonly mask: (words: string) => string
  /** The new relation of a picture, cut to what shows of it; nothing when we cannot read it. */
  readonly picture: (relation: string, crop: Element | undefined) => string | undefined
  /** The new relation of a header or footer. */
  readonly part: (relation: string) => string | undefined
}

const OFF = new Set(['0', 'false', 'off'])
const HIDING = ['w:vanish', 'w:specVanish', 'w:webHidden']
const TELLING = /^(?:w:(?:rsid|author|date|initials)|\?:|r:)/
const WITH_WORDS = new Set(['w:t', 'm:t'])
const WITH_MEASURES = new Set(['wp:posOffset', 'wp:align'])
const SHAPES = /^(?:wps|wpg):/
const GRAPHICS =
  /^http:\/\/schemas\.(?:openxmlformats\.org\/drawingml\/2006\/picture|microsoft\.com\/office\/word\/2010\/wordprocessing(?:Shape|Group))$/
const SYMBOL_FONT = /^(?:symbol|wingdings(?: [23])?|webdings)$/i
const LAST_CHARACTER = 0xffff
/** Where fonts of symbols keep their 256. */
const SYMBOLS = 0xf000
const FONT_PLACES = ['ascii', 'hAnsi', 'eastAsia', 'cs']

function isOn(parent: Element | undefined, name: string): boolean {
  const found = parent ? childOf(parent, name) : undefined
  return found !== undefined && !OFF.has(found.attributes.get('w:val') ?? 'true')
}

function words(text: string): Element {
  return element('w:t', { 'xml:space': 'preserve' }, [{ text }])
}

function isKept(name: string): boolean {
  return KEPT.has(name) || (/^[am]:/.test(name) && !DROPPED.has(name))
}

/** Cleans one part of a Word file: what shows when it is opened and printed stays, everything else goes. */
export class PartCleaner {
  private readonly around: Surroundings
  private readonly fields = new Fields()
  private isHiddenParagraph = false
  private lifted: Node[] = []
  private count = 0
  private readonly special: Readonly<Record<string, (node: Element) => Node[]>> = {
    'w:p': (node) => this.paragraph(node),
    'w:r': (node) => this.run(node),
    'w:tr': (node) => this.row(node),
    'w:tc': (node) => this.cell(node),
    'w:ruby': (node) => this.all(node.children.filter((child) => isElement(child) && child.name === 'w:rubyBase')),
    'w:fldSimple': (node) => this.simpleField(node),
    'w:drawing': (node) => this.drawing(node),
    'w:pict': (node) => this.oldDrawing(node, '〔图片略〕'),
    'w:object': (node) => this.oldDrawing(node, '〔嵌入对象略〕'),
    'w:rFonts': (node) => [this.fonts(node)],
    'w:lvlText': (node) => [element(node.name, { 'w:val': this.around.mask(node.attributes.get('w:val') ?? '') })],
    'w:sym': (node) => this.symbol(node),
    'mc:AlternateContent': (node) => this.alternative(node),
    'pic:blipFill': (node) => [this.picture(node)],
    'a:blipFill': () => [],
    'w:style': (node) => [this.style(node)],
    'w:headerReference': (node) => this.reference(node),
    'w:footerReference': (node) => this.reference(node),
  }

  constructor(around: Surroundings) {
    this.around = around
  }

  /** The part, cleaned. */
  clean(root: Element): Element {
    return element(root.name, {}, this.all(root.children))
  }

  private all(nodes: readonly Node[]): Node[] {
    return nodes.flatMap((node) => (isElement(node) ? this.element(node) : []))
  }

  private element(node: Element): Node[] {
    const special = Object.hasOwn(this.special, node.name) ? this.special[node.name] : undefined
    if (special) return special(node)
    if (OPENED.has(node.name)) return this.all(node.children)
    return isKept(node.name) ? [this.copy(node)] : []
  }

  private copy(node: Element): Element {
    const attributes = this.attributes(node)
    if (WITH_WORDS.has(node.name)) {
      return element(node.name, { 'xml:space': 'preserve' }, [{ text: textIn(node) }])
    }
    if (WITH_MEASURES.has(node.name)) {
      const value = textIn(node).trim()
      return element(node.name, attributes, isPlainValue(value) ? [{ text: value }] : [])
    }
    return element(node.name, attributes, this.all(node.children))
  }

  private attributes({ name, attributes }: Element): Record<string, string> {
    const kept = [...attributes].flatMap(([key, value]) => {
      if (STYLE_NAMES.has(name) && key === 'w:val') return [[key, this.around.styleOf(value)] as const]
      if (name === 'a:graphicData' && key === 'uri') return [[key, value] as const]
      return !TELLING.test(key) && isPlainValue(value) ? [[key, value] as const] : []
    })
    const own = Object.fromEntries(kept)
    return /:(?:docPr|cNvPr)$/.test(name) ? { id: String(++this.count), name: '' } : own
  }

  private paragraph(node: Element): Node[] {
    const [lifted, isHidden] = [this.lifted, this.isHiddenParagraph]
    this.lifted = []
    const properties = childOf(node, 'w:pPr')
    const style = properties ? childOf(properties, 'w:pStyle')?.attributes.get('w:val') : undefined
    this.isHiddenParagraph = style !== undefined && this.around.hiddenStyles.has(style)
    const cleaned = [element('w:p', {}, this.all(node.children)), ...this.lifted]
    this.lifted = lifted
    this.isHiddenParagraph = isHidden
    return cleaned
  }

  private isHiddenRun(node: Element): boolean {
    const properties = childOf(node, 'w:rPr')
    const style = properties ? childOf(properties, 'w:rStyle')?.attributes.get('w:val') : undefined
    const isStyled = style !== undefined && this.around.hiddenStyles.has(style)
    return this.isHiddenParagraph || isStyled || HIDING.some((name) => isOn(properties, name))
  }

  private run(node: Element): Node[] {
    const isHidden = this.isHiddenRun(node)
    const properties = childOf(node, 'w:rPr')
    const content = node.children.filter(isElement).flatMap((child) => this.inRun(child, isHidden))
    if (content.length === 0) return []
    return [element('w:r', {}, [...(properties ? this.element(properties) : []), ...content])]
  }

  private inRun(child: Element, isHidden: boolean): Node[] {
    if (child.name === 'w:rPr') return []
    if (child.name === 'w:fldChar') return this.fields.mark(child.attributes.get('w:fldCharType') ?? '')
    if (this.fields.isInCode) {
      this.fields.read(child)
      return []
    }
    return isHidden ? [] : this.element(child)
  }

  /** A letter may be written as a symbol of a common font; then it is a letter to us. */
  private symbol(node: Element): Node[] {
    const code = Number.parseInt(node.attributes.get('w:char') ?? '', 16)
    const font = node.attributes.get('w:font') ?? ''
    if (!(code >= 0 && code <= LAST_CHARACTER)) return []
    if (SYMBOL_FONT.test(font))
      return [element('w:sym', { 'w:font': font, 'w:char': code.toString(16).padStart(4, '0') })]
    const isShifted = code >= SYMBOLS && code < SYMBOLS + 0x100
    return [words(String.fromCodePoint(isShifted ? code - SYMBOLS : code))]
  }

  private simpleField(node: Element): Node[] {
    const counting = countingField(node.attributes.get('w:instr') ?? '')
    const content = this.all(node.children)
    return counting === undefined ? content : [element('w:fldSimple', { 'w:instr': ` ${counting} ` }, content)]
  }

  private row(node: Element): Node[] {
    const properties = childOf(node, 'w:trPr')
    const isDeleted = properties !== undefined && childOf(properties, 'w:del') !== undefined
    return isDeleted || isOn(properties, 'w:hidden') ? [] : [this.copy(node)]
  }

  private cell(node: Element): Node[] {
    const properties = childOf(node, 'w:tcPr')
    const isDeleted = properties !== undefined && childOf(properties, 'w:cellDel') !== undefined
    const kept = isDeleted ? this.element(properties) : this.all(node.children)
    // A cell must end with a paragraph.
    const last = kept.findLast(isElement)
    return [element('w:tc', {}, last?.name === 'w:p' ? kept : [...kept, element('w:p', {})])]
  }

  private alternative(node: Element): Node[] {
    const offers = node.children.filter(isElement)
    const chosen = offers.find(({ name }) => name === 'mc:Choice') ?? offers[0]
    return chosen ? this.all(chosen.children) : []
  }

  private drawing(node: Element): Node[] {
    const graphics = [...elementsIn(node)].filter(({ name }) => name === 'a:graphicData')
    const isKnown = graphics.every(({ attributes }) => GRAPHICS.test(attributes.get('uri') ?? ''))
    if (!isKnown || graphics.length === 0) return [words('〔图表略〕')]
    const cleaned = this.copy(node)
    const parts = [...elementsIn(cleaned)]
    if (parts.some(({ name, attributes }) => name === 'a:blip' && !attributes.has('r:embed')))
      return [words('〔图片略〕')]
    if (!parts.some(({ name }) => SHAPES.test(name))) return [cleaned]
    const needs = parts.some(({ name }) => name.startsWith('wpg:')) ? 'wpg' : 'wps'
    return [element('mc:AlternateContent', {}, [element('mc:Choice', { Requires: needs }, [cleaned])])]
  }

  /** Drawings in the old form: the words of their text boxes go below the paragraph. */
  private oldDrawing(node: Element, placeholder: string): Node[] {
    const boxes = [...elementsIn(node)].filter(({ name }) => name === 'w:txbxContent')
    const blocks = boxes.flatMap((box) => this.all(box.children))
    this.lifted.push(...blocks)
    return blocks.length === 0 ? [words(placeholder)] : []
  }

  private fonts({ attributes }: Element): Element {
    const named = FONT_PLACES.flatMap((place) => {
      const theme = attributes.get(`w:${place === 'cs' ? 'cstheme' : `${place}Theme`}`)
      const font = (theme === undefined ? undefined : this.around.themeFont(theme)) ?? attributes.get(`w:${place}`)
      return font !== undefined && this.around.isFontName(font) ? [[`w:${place}`, font] as const] : []
    })
    const hint = attributes.get('w:hint')
    return element('w:rFonts', {
      ...(hint !== undefined && isPlainValue(hint) ? { 'w:hint': hint } : {}),
      ...Object.fromEntries(named),
    })
  }

  private picture(node: Element): Element {
    const relation = childOf(node, 'a:blip')?.attributes.get('r:embed')
    const renewed = relation === undefined ? undefined : this.around.picture(relation, childOf(node, 'a:srcRect'))
    const blip = element('a:blip', renewed === undefined ? {} : { 'r:embed': renewed })
    return element('pic:blipFill', {}, [blip, element('a:stretch', {}, [element('a:fillRect', {})])])
  }

  private style(node: Element): Element {
    const { styleOf } = this.around
    const id = styleOf(node.attributes.get('w:styleId') ?? '')
    const name = childOf(node, 'w:name')?.attributes.get('w:val') ?? ''
    const named = element('w:name', { 'w:val': isGeneralStyle(name) ? name : `样式 ${id}` })
    const attributes = { ...this.attributes(node), 'w:styleId': id }
    return element('w:style', attributes, [named, ...this.all(node.children)])
  }

  private reference(node: Element): Node[] {
    const renewed = this.around.part(node.attributes.get('r:id') ?? '')
    if (renewed === undefined) return []
    const type = node.attributes.get('w:type') ?? 'default'
    return [element(node.name, { 'w:type': isPlainValue(type) ? type : 'default', 'r:id': renewed })]
  }
}
