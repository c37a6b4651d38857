import type { Context } from '../../platform/context.ts'
import { insertReaders } from './readers.store.ts'

/**
 * Accounts that another system had opened, as many as are missing to `total` on the last day of a year: obviously sample names, and no
 * password that anybody could have. Answers how many.
 */
export function importReaders(ctx: Context, wanted: { year: number; total: number }): Promise<number> {
  return ctx.transaction((tx) => insertReaders(tx, wanted))
}
