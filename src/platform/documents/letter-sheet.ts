/** A paragraph of a letter: a heading of a section, or text with the indent of two characters. */
export interface LetterParagraph {
  readonly text: string
  readonly isHeading: boolean
}

/** A page that the addressee fills in and sends back (回执、意见反馈表). */
export interface ReplySlip {
  readonly title: string
  readonly lines: readonly string[]
}

/** 核验标记: a QR code that leads to the page where the document is verified, and the lines beside it. */
export interface VerificationMark {
  readonly address: string
  readonly lines: readonly string[]
}

/**
 * What stands on an official letter (公文), in the order of GB/T 9704, ready to be set: nothing in it is looked up or filled in
 * any more. Texts are plain; `dateText` is as it is printed.
 */
export interface LetterSheet {
  /** 发文机关标志, in red. */
  readonly issuer: string
  /** 发文字号; a draft has none yet and says so. */
  readonly number: string
  readonly title: string
  /** 主送, without the colon. */
  readonly addressee: string
  readonly paragraphs: readonly LetterParagraph[]
  /** 附件说明: names of what goes with the letter. */
  readonly attachments: readonly string[]
  readonly signedBy: string
  readonly dateText: string
  /** 附注, printed in brackets below the date. */
  readonly note: string
  readonly slip: ReplySlip | null
  /** In the lower margin of the last page of the PDF. */
  readonly mark?: VerificationMark
  /** Instant of making, for the properties of the file. */
  readonly madeAt: Date
}

/** Millimetres of GB/T 9704: margins of an A4 page whose type area is 156 × 225 mm. */
export const PAGE_MM = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const
/** Lines a page and characters a line. */
export const GRID = { lines: 22, characters: 28 } as const
/** 印刷红, the red of the head. */
export const HEAD_RED = '#D7000F'

/** Millimetres as points. */
export function mm(millimetres: number): number {
  return (millimetres / 25.4) * 72
}

/** '附件：1.…', one line each; a single one has no number. */
export function attachmentLines(attachments: readonly string[]): string[] {
  const [only] = attachments
  if (attachments.length === 1 && only !== undefined) return [`附件：${only}`]
  return attachments.map((name, index) => `${index === 0 ? '附件：' : '　　　'}${String(index + 1)}.${name}`)
}
