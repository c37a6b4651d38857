import type { Gap } from '../../../kernel/responsibility-terms.ts'

/** Who is responsible for an item, as far as it is set. */
export interface Responsible {
  readonly unitId: string | null
  readonly postId: string | null
  readonly holders: readonly string[]
  readonly hasRoute: boolean
}

/** What is missing. Without a unit nothing else can be asked for; without a post nobody can hold it. */
export function gapsOf({ unitId, postId, holders, hasRoute }: Responsible): Gap[] {
  const route: Gap[] = hasRoute ? [] : ['no-route']
  if (unitId === null) return ['no-unit', ...route]
  if (postId === null) return ['no-post', ...route]
  return holders.length === 0 ? ['nobody', ...route] : route
}
