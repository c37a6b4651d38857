import { posix } from 'node:path'
import { AppError } from '../../kernel/app-error.ts'
import { hiddenStylesOf } from './inspect-story.ts'
import { PartCleaner, type Surroundings } from './redact-docx-cleaning.ts'
import { DocxMedia } from './redact-docx-media.ts'
import { DocxPackage, type PartKind } from './redact-docx-package.ts'
import { eraseTerms, maskWords, type Terms } from './redact-docx-terms.ts'
import { says } from './redact-matching.ts'
import { harmlessLabel, type Rebuilt, unmatchedOf } from './redact-pdf.ts'
import { childOf, type Element, elementsIn, parseXml } from './redact-xml.ts'
import type { Redaction, Removal } from './redaction.ts'
import { unzip } from './zip.ts'

interface Relation {
  readonly type: string
  readonly target: string
}

interface Work {
  readonly parts: ReadonlyMap<string, Buffer>
  readonly terms: Terms
  readonly package: DocxPackage
  readonly media: DocxMedia
  readonly styles: Map<string, string>
  readonly hiddenStyles: ReadonlySet<string>
  readonly themeFonts: ReadonlyMap<string, string>
  readonly removed: Removal[]
}

const NAMES: Readonly<Record<PartKind, string>> = {
  document: '正文',
  header: '页眉',
  footer: '页脚',
  footnotes: '脚注',
  endnotes: '尾注',
  styles: '样式',
  numbering: '编号',
}
const LONGEST_FONT_NAME = 60

/** The relations of a part that lead into the file. */
function relationsOf(parts: ReadonlyMap<string, Buffer>, path: string): ReadonlyMap<string, Relation> {
  const bytes = parts.get(posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`))
  if (!bytes) return new Map()
  const found = [...elementsIn(parseXml(bytes))].filter(({ attributes }) => attributes.get('TargetMode') !== 'External')
  return new Map(
    found.map(({ attributes }) => {
      const target = attributes.get('Target') ?? ''
      const resolved = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target)
      return [attributes.get('Id') ?? '', { type: posix.basename(attributes.get('Type') ?? ''), target: resolved }]
    }),
  )
}

function themeFontsOf(parts: ReadonlyMap<string, Buffer>): ReadonlyMap<string, string> {
  const bytes = [...parts].find(([path]) => /^word\/theme\/[^/]*\.xml$/.test(path))?.[1]
  if (!bytes) return new Map()
  return new Map(
    ['major', 'minor'].flatMap((size) => {
      const font = [...elementsIn(parseXml(bytes))].find(({ name }) => name === `a:${size}Font`)
      const face = (name: string): string => (font ? (childOf(font, name)?.attributes.get('typeface') ?? '') : '')
      const chinese = font?.children
        .filter((child) => 'name' in child)
        .find(({ attributes }) => attributes.get('script') === 'Hans')
        ?.attributes.get('typeface')
      return [
        [`${size}HAnsi`, face('a:latin')],
        [`${size}Ascii`, face('a:latin')],
        [`${size}EastAsia`, face('a:ea') === '' ? (chinese ?? '') : face('a:ea')],
        [`${size}Bidi`, face('a:cs')],
      ] as const
    }),
  )
}

/** Names of styles become numbers; the same one always the same. */
function styleOf(styles: Map<string, string>, name: string): string {
  const known = styles.get(name) ?? `S${styles.size + 1}`
  styles.set(name, known)
  return known
}

function surroundings(work: Work, kind: PartKind, { path, name }: { path: string; name: string }): Surroundings {
  const relations = relationsOf(work.parts, path)
  const target = (relation: string): string | undefined => relations.get(relation)?.target
  const isWithheld = (words: string): boolean =>
    work.terms.redactions.some(({ target: asked }) => asked.kind === 'term' && says(words, asked.term))
  return {
    hiddenStyles: work.hiddenStyles,
    styleOf: (style) => styleOf(work.styles, style),
    themeFont: (font) => work.themeFonts.get(font) || undefined,
    isFontName: (font) => font.length <= LONGEST_FONT_NAME && !isWithheld(font),
    mask: (words) => {
      const masked = maskWords(words, work.terms)
      for (const redaction of masked.redactions) {
        const ground = work.terms.redactions[redaction]?.ground ?? ''
        work.removed.push({ redaction, ground, place: NAMES[kind], page: 0, box: undefined })
      }
      return masked.words
    },
    picture: (relation, crop) => work.media.relationOf(name, target(relation), crop),
    part: (relation) => {
      const found = relations.get(relation)
      if (found?.type !== 'header' && found?.type !== 'footer') return undefined
      return work.package.relate(name, rebuildPart(work, found.type, found.target))
    },
  }
}

/** Cleans a part, takes the terms out, and puts it under a name of ours into the new file; the name, or nothing. */
function rebuildPart(work: Work, kind: PartKind, path: string): string | undefined {
  const bytes = work.parts.get(path)
  if (!bytes) return undefined
  const known = work.package.nameOf(path)
  if (known !== undefined) return known
  const name = work.package.reserve(kind, path)
  const root = new PartCleaner(surroundings(work, kind, { path, name })).clean(parseXml(bytes))
  work.removed.push(...eraseTerms(root, NAMES[kind], work.terms))
  work.package.put(name, root)
  return name
}

function mainPartOf(parts: ReadonlyMap<string, Buffer>): string {
  const found = [...relationsOf(parts, '').values()].find(({ type }) => type === 'officeDocument')
  const path = found?.target ?? 'word/document.xml'
  if (!parts.has(path)) throw new AppError('redaction.broken', { reason: 'no document part' })
  return path
}

function settingsOf(parts: ReadonlyMap<string, Buffer>): { isEvenAndOdd: boolean } {
  const bytes = parts.get('word/settings.xml')
  const root: Element | undefined = bytes ? parseXml(bytes) : undefined
  return { isEvenAndOdd: root !== undefined && childOf(root, 'w:evenAndOddHeaders') !== undefined }
}

function rebuildAll(work: Work, main: string): void {
  const relations = [...relationsOf(work.parts, main).values()]
  const order: readonly PartKind[] = ['styles', 'numbering', 'footnotes', 'endnotes']
  rebuildPart(work, 'document', main)
  for (const kind of order) {
    const path = relations.find(({ type }) => type === kind)?.target
    const name = path === undefined ? undefined : rebuildPart(work, kind, path)
    if (name !== undefined) work.package.relate('word/document.xml', name)
  }
}

function unsearchedOf(work: Work): string[] {
  const hasTerm = work.terms.redactions.some(({ target }) => target.kind === 'term')
  const { count } = work.media
  return hasTerm && count > 0 ? [`文件中有 ${count} 张图片，其中的文字无法按词语查找，请人工核对。`] : []
}

/**
 * A Word file made anew: only what shows when it is opened, in a package of our own making, with every term replaced by ▇▇ and
 * its ground. Changes are accepted; comments, hidden words, links, controls, embedded files, properties and data go. Throws
 * `redaction.box-in-text`, `redaction.broken` and the codes of `unzip`.
 */
export async function redactDocx(bytes: Buffer, redactions: readonly Redaction[]): Promise<Rebuilt> {
  if (redactions.some(({ target }) => target.kind === 'box')) throw new AppError('redaction.box-in-text')
  const parts = await unzip(bytes)
  const main = mainPartOf(parts)
  const styles = parts.get('word/styles.xml')
  const package_ = new DocxPackage()
  const work: Work = {
    parts,
    terms: { redactions, labels: redactions.map((redaction) => harmlessLabel(redaction, redactions)) },
    package: package_,
    media: new DocxMedia(parts, package_),
    styles: new Map(),
    hiddenStyles: styles ? hiddenStylesOf(styles) : new Set(),
    themeFonts: themeFontsOf(parts),
    removed: [],
  }
  rebuildAll(work, main)
  await work.media.encode()
  const { removed } = work
  const unmatched = unmatchedOf(redactions, removed)
  return { bytes: package_.finish(settingsOf(parts)), kind: 'docx', removed, unmatched, unsearched: unsearchedOf(work) }
}
