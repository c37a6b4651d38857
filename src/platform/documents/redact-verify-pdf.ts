import type { PDFPage } from '@cantoo/pdf-lib'
import { getDocumentProxy } from 'unpdf'
import { AppError } from '../../kernel/app-error.ts'
import { type FileInspection, Findings } from './inspection.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { MOST_IMAGE_PIXELS } from './redact-image.ts'
import { pixelsOf } from './redact-encoding.ts'
import { barWords } from './redact-layer.ts'
import { folded } from './redact-matching.ts'
import { harmlessLabel } from './redact-pdf.ts'
import { inLines } from './redact-places.ts'
import { scaled } from './redact-raster.ts'
import { openPdf, type PageCharacter } from './redact-reading.ts'
import { type ExpectedBar, TOLERANCE, verifyBars } from './redact-verify-image.ts'
import { openStructure, pictureOf, type Structure, verifyStructure } from './redact-verify-structure.ts'
import { TermSearch } from './redact-verify-terms.ts'
import { type Box, overlaps, type Redaction, type RedactionFinding, type Removal } from './redaction.ts'

const ERRORS_ONLY = 0

interface PageBar extends ExpectedBar {
  readonly page: number
}

/** The bars that must be on the pages, in the order in which they were drawn. */
function barsOf(redactions: readonly Redaction[], removed: readonly Removal[]): PageBar[] {
  return removed.flatMap(({ redaction, page, place, box }) => {
    const asked = redactions[redaction]
    return box && asked ? [{ redaction, page, place, box, label: harmlessLabel(asked, redactions) }] : []
  })
}

interface PlacedWords {
  readonly str: string
  readonly height: number
  readonly transform: readonly unknown[]
}

function placeOf({ transform }: PlacedWords): { x: number; y: number } {
  return { x: Number(transform[4]), y: -Number(transform[5]) }
}

/** From line to line and from left to right. */
function byPlace(words: readonly PlacedWords[]): PlacedWords[] {
  const lines: PlacedWords[][] = []
  for (const word of [...words].sort((one, other) => placeOf(one).y - placeOf(other).y)) {
    const first = lines.at(-1)?.[0]
    if (first && placeOf(word).y - placeOf(first).y < Math.min(first.height, word.height) / 2) lines.at(-1)?.push(word)
    else lines.push([word])
  }
  return lines.flatMap((line) => line.sort((one, other) => placeOf(one).x - placeOf(other).x))
}

/** The words as another program reads them: in the order of the file, and by their place on the page. */
async function readByPdfJs(bytes: Buffer): Promise<readonly string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: ERRORS_ONLY, stopAtErrors: true })
  let [written, placed] = ['', '']
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true })
    const words = items.filter((item) => 'str' in item)
    written += words.map(({ str }) => str).join('')
    placed += byPlace(words)
      .map(({ str }) => str)
      .join('')
  }
  await pdf.loadingTask.destroy()
  return [written, placed]
}

function isCentreIn({ x, y, w, h }: Box, bar: Box): boolean {
  const [across, down] = [x + w / 2, y + h / 2]
  return across > bar.x && across < bar.x + bar.w && down > bar.y && down < bar.y + bar.h
}

/** Only the labels of the bars may be read where a bar is. */
function wordsUnder(bar: PageBar, characters: readonly PageCharacter[], bars: readonly PageBar[]): RedactionFinding[] {
  const allowed = bars
    .filter(({ box }) => overlaps(box, bar.box))
    .flatMap(({ label }) => Array.from(folded(barWords(label))))
  const found = characters.filter(({ box }) => isCentreIn(box, bar.box)).flatMap(({ text }) => Array.from(folded(text)))
  for (const character of found) {
    const at = allowed.indexOf(character)
    if (at < 0) return [{ place: bar.place, what: 'text', redaction: bar.redaction }]
    allowed.splice(at, 1)
  }
  return []
}

async function verifyWords(bytes: Buffer, search: TermSearch, bars: readonly PageBar[]): Promise<RedactionFinding[]> {
  const findings = (await readByPdfJs(bytes)).flatMap((text) => search.inText(text, '文字'))
  const pdf = await openPdf(bytes)
  for (let number = 1; number <= pdf.pageCount; number++) {
    const page = pdf.page(number)
    const own = bars.filter((bar) => bar.page === number)
    const lines = inLines(page.characters).flat()
    findings.push(...search.inText(lines.map(({ text }) => text).join(''), `第 ${number} 页`))
    findings.push(...own.flatMap((bar) => wordsUnder(bar, page.characters, own)))
    page.close()
  }
  pdf.close()
  return findings
}

async function verifyPixels(page: PDFPage, bars: readonly PageBar[]): Promise<RedactionFinding[]> {
  const picture = pictureOf(page)
  const [bar] = bars
  if (!picture) return [{ place: bar?.place ?? '页面', what: 'structure', redaction: bar?.redaction }]
  if (bars.length === 0) return []
  const raster = await pixelsOf(picture.file, MOST_IMAGE_PIXELS)
  const scale = raster.width / page.getWidth()
  const inPixels = bars.map((each) => ({ ...each, box: scaled(each.box, scale) }))
  return verifyBars(raster, inPixels, picture.isLossless ? 0 : TOLERANCE)
}

async function inspected(bytes: Buffer): Promise<FileInspection> {
  const findings = new Findings()
  await inspectPdf(bytes, findings, ({ name }, inner) => {
    inner.add('附带文件的名称', name, true)
    return Promise.resolve()
  })
  return findings.result()
}

function verifyInspection({ passages }: FileInspection, search: TermSearch): RedactionFinding[] {
  const hidden = passages.filter(({ isHidden, place }) => isHidden || place === '书签')
  return [
    ...hidden.map(
      ({ place }): RedactionFinding => ({
        place,
        what: place.includes('附带') ? 'attachment' : 'metadata',
        redaction: undefined,
      }),
    ),
    ...passages.flatMap(({ text, place }) => search.inText(text, place)),
  ]
}

async function verifyAll(
  bytes: Buffer,
  structure: Structure,
  redactions: { asked: readonly Redaction[]; bars: readonly PageBar[] },
) {
  const search = new TermSearch(redactions.asked)
  const findings = verifyStructure(bytes, structure, search)
  findings.push(...(await verifyWords(bytes, search, redactions.bars)))
  findings.push(...verifyInspection(await inspected(bytes), search))
  for (const [at, page] of structure.document.getPages().entries()) {
    findings.push(
      ...(await verifyPixels(
        page,
        redactions.bars.filter((bar) => bar.page === at + 1),
      )),
    )
  }
  return findings
}

/**
 * The release gate for a PDF. Its words are read by another program than the one that took them out, every stream is unpacked and
 * searched, and nothing may be in it but pictures of pages, their words, and black bars where they must be. Throws
 * `redaction.broken`.
 */
export async function verifyPdf(
  bytes: Buffer,
  redactions: readonly Redaction[],
  removed: readonly Removal[],
): Promise<RedactionFinding[]> {
  const structure = await openStructure(bytes)
  if (!structure) return [{ place: '文件', what: 'structure', redaction: undefined }]
  try {
    return await verifyAll(bytes, structure, { asked: redactions, bars: barsOf(redactions, removed) })
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('redaction.broken', { reason: (error as Error).message.slice(0, 200) })
  }
}
