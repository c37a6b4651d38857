import type { KeyboardEvent } from 'react'

const TABBABLE = 'a[href], input:enabled, select:enabled, textarea:enabled, button:enabled, [tabindex]'

function tabbable(panel: HTMLElement): HTMLElement[] {
  const all = [...panel.querySelectorAll<HTMLElement>(TABBABLE)]
  return all.filter((control) => control.tabIndex >= 0 && control.checkVisibility())
}

/** Of buttons of one choice only one is reached by Tab, whichever it is. */
function isSameStop(a: Element | null, b: HTMLElement | undefined): boolean {
  if (a === b) return true
  const areRadios = a instanceof HTMLInputElement && b instanceof HTMLInputElement && a.type === 'radio'
  return areRadios && b.type === 'radio' && a.name === b.name
}

/**
 * Tab on the last control of a drawer goes on with its first one, and back. A drawer stands at the end of the page, where the
 * browser would leave the page without telling anybody.
 */
export function turnAround(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return
  const all = tabbable(event.currentTarget)
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]]
  if (!to || !isSameStop(document.activeElement, from)) return
  event.preventDefault()
  to.focus()
}
