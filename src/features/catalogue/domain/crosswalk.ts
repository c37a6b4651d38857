/** A document filed under `from` also counts for `to` (对照关系). */
export interface Crossing {
  readonly from: string
  readonly to: string
}

/** Every item whose documents count for this one: itself and whatever leads to it, however many steps away; circles do no harm. */
export function countsFor(itemId: string, crossings: readonly Crossing[]): string[] {
  const found = new Set([itemId])
  for (let isGrowing = true; isGrowing; ) {
    const before = found.size
    for (const { from, to } of crossings) if (found.has(to)) found.add(from)
    isGrowing = found.size > before
  }
  return [...found]
}
