import type { Day } from '../../../kernel/day.ts'

/** What stands at a place of a report: a text with figures in it, or something made of figures and records. */
export type TemplateBlock =
  | { readonly kind: 'text'; readonly key: string; readonly text: string }
  | { readonly kind: 'figures'; readonly title: string; readonly figures: readonly string[] }
  | {
      readonly kind: 'items' | 'classes' | 'applications' | 'remedies' | 'comparison' | 'cures'
      readonly title: string
    }
  /** `lead` stands before the list of problems, `none` in its place when it is empty. */
  | { readonly kind: 'problems'; readonly title: string; readonly lead?: string; readonly none?: string }

/** A section (部分). A mandatory one cannot be left out; where there is nothing to tell it says so with a reason. */
export interface TemplateSection {
  readonly key: string
  readonly title: string
  readonly isMandatory: boolean
  readonly blocks: readonly TemplateBlock[]
}

/** A template as it is shipped. Its version is raised with every change of its sections; a report keeps the version it was made from. */
export interface Template {
  readonly key: string
  readonly version: number
  readonly name: string
  readonly about: string
  /** Whose list of contents it follows. */
  readonly source: string
  readonly preset: 'calendar-year' | 'school-year'
  readonly sections: readonly TemplateSection[]
}

/** What the texts of a template are filled in with when a report is begun. */
export interface Filling {
  readonly school: string
  readonly period: string
  readonly from: Day
  readonly to: Day
}

/** Fills in `{{school}}` and `{{period}}`; figures stay as chips, because they may still move. */
export function fillIn(text: string, { school, period }: Pick<Filling, 'school' | 'period'>): string {
  return text.replaceAll('{{school}}', school).replaceAll('{{period}}', period)
}
