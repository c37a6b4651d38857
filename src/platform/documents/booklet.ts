/** One matter of a booklet: its heading, and what is said of it by label; texts may have several lines. */
export interface BookletEntry {
  readonly number: string
  readonly title: string
  readonly rows: readonly (readonly [label: string, text: string])[]
}

/** A chapter: a unit, with its entries under a heading for each list. */
export interface BookletChapter {
  readonly title: string
  readonly note: string
  readonly parts: readonly { readonly title: string; readonly entries: readonly BookletEntry[] }[]
}

/** A booklet ready to be set: nothing in it is looked up any more. */
export interface Booklet {
  readonly title: string
  readonly issuer: string
  /** Under the title: as of when, how many. */
  readonly lines: readonly string[]
  readonly chapters: readonly BookletChapter[]
  /** The index at the end: the numbers of entries under each letter. */
  readonly index: readonly { readonly letter: string; readonly numbers: readonly string[] }[]
  /** Instant of making in milliseconds, for the properties of the file. */
  readonly madeAt: number
}

export const BOOKLET_FORMATS = ['pdf', 'docx', 'html'] as const
export type BookletFormat = (typeof BOOKLET_FORMATS)[number]

/** Every entry with the chapter it stands in. */
export function entriesOf({ chapters }: Booklet): { entry: BookletEntry; chapter: BookletChapter }[] {
  return chapters.flatMap((chapter) =>
    chapter.parts.flatMap(({ entries }) => entries.map((entry) => ({ entry, chapter }))),
  )
}
