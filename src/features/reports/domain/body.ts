import { fillIn, type Filling, type Template, type TemplateSection } from './template.ts'

/** Why a typed number may differ from the figure beside it; printed as a note. */
export interface Override {
  /** The number as it stands in the text. */
  readonly number: string
  readonly reason: string
}

/** A text of a report as it was last saved. */
export interface BodyText {
  readonly key: string
  readonly text: string
  readonly overrides: readonly Override[]
}

/** What people decide of a section: its texts; whether it is left out; or that there is nothing to tell, and why. */
export interface BodySection {
  readonly key: string
  readonly isDropped: boolean
  readonly none: { readonly answer: '无' | '0 件'; readonly reason: string } | null
  readonly texts: readonly BodyText[]
  /** Why no problem is listed although the monitors see some; printed where the list would stand. */
  readonly unlisted?: string
}

/** The words of a report, in the order of its template. */
export type Body = readonly BodySection[]

function textsOf({ blocks }: TemplateSection) {
  return blocks.flatMap((block) => (block.kind === 'text' ? [block] : []))
}

/** The words that a report begins with. */
export function firstBody({ sections }: Template, filling: Pick<Filling, 'school' | 'period'>): Body {
  return sections.map((section) => ({
    key: section.key,
    isDropped: false,
    none: null,
    texts: textsOf(section).map(({ key, text }) => ({ key, text: fillIn(text, filling), overrides: [] })),
  }))
}

function textIn(given: BodySection | undefined, key: string): BodyText {
  const found = given?.texts.find((text) => text.key === key)
  if (!found) return { key, text: '', overrides: [] }
  const overrides = found.overrides
    .map(({ number, reason }) => ({ number: number.trim(), reason: reason.trim() }))
    // A reason for a number that is gone would be printed for nothing.
    .filter(({ number, reason }) => number !== '' && reason !== '' && found.text.includes(number))
  return { key, text: found.text, overrides }
}

function unlistedIn(given: BodySection | undefined): Pick<BodySection, 'unlisted'> {
  const unlisted = given?.unlisted?.trim() ?? ''
  return unlisted === '' ? {} : { unlisted }
}

/** What was sent, laid over the template: no section and no text can be added, and a mandatory section cannot be left out. */
export function bodyFrom({ sections }: Template, sent: Body): Body {
  return sections.map((section) => {
    const given = sent.find(({ key }) => key === section.key)
    return {
      key: section.key,
      isDropped: !section.isMandatory && given?.isDropped === true,
      none: given?.none ?? null,
      texts: textsOf(section).map(({ key }) => textIn(given, key)),
      ...unlistedIn(given),
    }
  })
}
