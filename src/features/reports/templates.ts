import { AppError } from '../../kernel/app-error.ts'
import type { FigureWords } from './domain/faults.ts'
import type { Template } from './domain/template.ts'
import words from './shipped/figure-words.json' with { type: 'json' }
import fourParts from './shipped/four-parts.json' with { type: 'json' }
import government from './shipped/government.json' with { type: 'json' }
import ministry from './shipped/ministry.json' with { type: 'json' }

/** The templates that come with the platform, in the order in which they are offered. */
export const TEMPLATES = [fourParts, ministry, government] as readonly Template[]

/** The words by which texts name figures. */
export const FIGURE_WORDS: FigureWords = words

/** A template by its key. Throws `report.template-unknown`. */
export function templateOf(key: string): Template {
  const template = TEMPLATES.find((each) => each.key === key)
  if (!template) throw new AppError('report.template-unknown', { key })
  return template
}
