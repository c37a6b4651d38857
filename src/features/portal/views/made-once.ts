import type { ReactElement } from 'react'
import { renderPart } from '../../../platform/pages/render-page.ts'
import type { SchoolProfile } from '../../organisation/index.ts'

const made = new WeakMap<SchoolProfile, Map<string, string>>()

/**
 * The markup of what stands on every page and changes with the school's profile alone, made once for a profile. `name` tells
 * the part and whatever else it depends on: few values, for each is kept.
 */
export function madeOnce(school: SchoolProfile, name: string, part: () => ReactElement): { readonly __html: string } {
  const parts = made.get(school) ?? new Map<string, string>()
  made.set(school, parts)
  const markup = parts.get(name) ?? renderPart(part())
  parts.set(name, markup)
  return { __html: markup }
}
