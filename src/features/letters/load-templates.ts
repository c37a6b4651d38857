import { SYSTEM } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { SHIPPED_TEMPLATES } from './shipped/templates.ts'
import { loadTemplates } from './templates.store.ts'

/** Brings the shipped templates into the database at every start: an upgrade carries better wordings, as new versions. */
export function loadShippedTemplates(tx: Tx): Promise<void> {
  return loadTemplates(tx, SHIPPED_TEMPLATES, SYSTEM)
}
