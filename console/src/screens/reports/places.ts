import type { Fault } from './report.ts'
import type { ReportDraft } from './use-report-draft.ts'

/** Where a text of the editor stands; without a text the section itself. */
export function textId(section: string, text: string): string {
  return `text-${section}-${text}`
}

/** Where the reason for a number is written; without a number the one of a section that lists no problems. */
export function reasonId(section: string, text: string, number: string): string {
  return `reason-${section}-${text}-${number}`
}

/** Goes to what is wrong. */
export function jump({ section, text }: Fault): void {
  const target = document.getElementById(textId(section, text))
  target?.scrollIntoView({ behavior: 'smooth', block: 'center' })
  target?.querySelector<HTMLElement>('[role="textbox"]')?.focus({ preventScroll: true })
}

function openReason(draft: ReportDraft, { section, text, about, kind }: Fault): void {
  const own = draft.words.sections.find(({ key }) => key === section)
  if (kind === 'no-problems') {
    draft.changeSection(section, { unlisted: own?.unlisted ?? '' })
    return
  }
  const overrides = own?.texts.find(({ key }) => key === text)?.overrides
  if (!overrides || overrides.some(({ number }) => number === about)) return
  draft.changeText(section, text, { overrides: [...overrides, { number: about, reason: '' }] })
}

/** Opens the reason for what may differ, and goes there: whoever asked for it writes next. */
export function explain(draft: ReportDraft, fault: Fault): void {
  openReason(draft, fault)
  // The field is there once what was changed is drawn.
  requestAnimationFrame(() => {
    const field = document.getElementById(reasonId(fault.section, fault.text, fault.about))
    field?.scrollIntoView({ behavior: 'smooth', block: 'center' })
    field?.focus({ preventScroll: true })
  })
}
