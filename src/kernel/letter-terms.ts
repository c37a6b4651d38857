/** The law under which a case is handled (29号令 or 条例); each letter says which one it stands on. */
export const REGIMES = ['moe29', 'gov711'] as const
export type Regime = (typeof REGIMES)[number]

/** 编号系列: letters of one series share a word in the document number (…答〔2026〕1号). */
export const LETTER_SERIES = ['receipt', 'notice', 'consultation', 'answer'] as const
export type Series = (typeof LETTER_SERIES)[number]

/** What may be filled in: one line, several paragraphs, a list of items, a civil day, a whole number, or one of some words. */
export const FIELD_TYPES = ['text', 'paragraphs', 'items', 'day', 'number', 'choice'] as const
export type FieldType = (typeof FIELD_TYPES)[number]
