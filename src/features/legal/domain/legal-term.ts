/** The rule sets that ship with the platform: laws, notices and guides that bind a university or serve it as a model. */
export type RuleSetId = 'moe29' | 'gov711' | 'moe50' | 'gov-sites' | 'petition'

/** How a value is counted; a `month-day` reads 1031 for 31 October. */
export type TermUnit = 'workday' | 'day' | 'month-day' | 'flag'

/** 法定期限: one number that an instrument sets, for as long as it holds. */
export interface LegalTerm {
  readonly key: string
  readonly value: number
  readonly unit: TermUnit
  readonly article: string
  /** Where the number was read, or what it depends on. */
  readonly source: string
  /** False: written down from memory or from a secondary source, to be checked against the text. */
  readonly isVerified: boolean
  readonly validFrom: string
  /** The first day on which it holds no more; null while no end is known. */
  readonly validUntil: string | null
}

/** The one of a term's wordings that holds on a day; undefined before the first and in a gap. */
export function holdingOn<Term extends Pick<LegalTerm, 'validFrom' | 'validUntil'>>(
  wordings: readonly Term[],
  day: string,
): Term | undefined {
  return wordings.find(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day < validUntil))
}
