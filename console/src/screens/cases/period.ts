import type { ListState } from '../../parts/table-page.tsx'
import { today } from '../../parts/today.ts'

/** From one day to another, both included. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** The period in the address; without one, this year until today. */
export function periodOf(list: ListState): Period {
  const to = list.get('until') ?? today()
  return { from: list.get('from') ?? `${to.slice(0, 4)}-01-01`, to }
}
