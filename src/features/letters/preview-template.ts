import { type Day, dayOf } from '../../kernel/day.ts'
import type { Regime } from '../../kernel/letter-terms.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { type FieldValues, fieldsUnder, fill, type LetterText } from './domain/fill.ts'
import {
  faultsOf,
  STANDING_LABELS,
  type Standing,
  type TemplateContent,
  type TemplateField,
} from './domain/template.ts'
import { REMEDIES } from './shipped/remedies.ts'
import { getLetterhead } from './standing.ts'

/** What stands in a blank of a preview: the name of the field, where its kind allows words. */
function exampleOf({ type, label, options }: TemplateField, today: Day): FieldValues[string] {
  switch (type) {
    case 'day':
      return today
    case 'number':
      return 1
    case 'choice':
      return options[0] ?? ''
    case 'items':
      return [`（${label}一）`, `（${label}二）`]
    case 'text':
    case 'paragraphs':
      return `（${label}）`
  }
}

/** Words of the school that are not set yet are shown by their names. */
function shownStanding(standing: Standing): Standing {
  const entries = Object.entries(STANDING_LABELS).map(([key, label]) => {
    const words = standing[key as keyof Standing]
    return [key, words.trim() === '' ? `（${label}）` : words]
  })
  return Object.fromEntries(entries) as Standing
}

/**
 * How letters made from such a template would read under a regime, with the names of the fields in the blanks, and what is wrong with
 * it; without a text where something is, or where the regime does not know this letter. Nothing is kept.
 */
export async function previewTemplate(
  ctx: Context,
  { content, regime }: { content: TemplateContent; regime: Regime },
): Promise<{ faults: string[]; text: LetterText | null }> {
  authorize(ctx, 'console.enter')
  const faults = faultsOf(content)
  const basis = content.bases[regime]
  if (faults.length > 0 || !basis) return { faults, text: null }
  const { standing, settings } = await getLetterhead(ctx.db)
  const remedy = content.hasRemedy ? REMEDIES.find(({ id }) => id === settings.defaultRemedy) : undefined
  const today = dayOf(ctx.now())
  const values = Object.fromEntries(
    fieldsUnder(content, regime).map((field) => [field.key, exampleOf(field, today)] as const),
  )
  const remedyText = remedy?.texts[regime]?.text ?? ''
  const filling = { content, regime, basis, remedyText, values, standing: shownStanding(standing) }
  return { faults, text: fill(filling, []) }
}
