import { useEffect } from 'react'

const FIELDS = 'input, textarea, select, [contenteditable=true], [role=textbox], [role=combobox]'

/** Keys of one letter are for whoever is not writing and has no dialog before them. */
function isFree({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return false
  if (target instanceof Element && target.closest(FIELDS)) return false
  return [...document.querySelectorAll('[role=dialog]')].every((dialog) => dialog.getClientRects().length === 0)
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>('main .query input')
  field?.focus()
  return field !== null
}

/** The first link or button of each row: what opens it. */
function openers(): HTMLElement[] {
  const rows = [...document.querySelectorAll('main .ant-table-row, main .lines > li')]
  return rows.flatMap((row) => row.querySelector<HTMLElement>('a, button') ?? [])
}

function step(by: 1 | -1): boolean {
  const all = openers()
  const here = all.findIndex(
    (opener) => opener.closest('.ant-table-row, li')?.contains(document.activeElement) === true,
  )
  const next = all[here < 0 ? (by === 1 ? 0 : all.length - 1) : here + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

const KEYS: Readonly<Record<string, () => boolean>> = { '/': focusSearch, j: () => step(1), k: () => step(-1) }
const STORED = 'console.single-keys'

/** Whether keys of one letter do something; some people speak to their computer and would set them off. */
export function hasSingleKeys(): boolean {
  return localStorage.getItem(STORED) !== 'off'
}

/** Turns keys of one letter on or off, in this browser. */
export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(STORED, isOn ? 'on' : 'off')
}

/** `/` goes to the search form, J and K to the next and the previous row. WCAG 2.1.4: they can be turned off. */
export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const act = KEYS[event.key.toLowerCase()]
      if (act && hasSingleKeys() && isFree(event) && act()) event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => {
      removeEventListener('keydown', listen)
    }
  }, [])
}
