/** A group by its key, with the number of its answers. */
export interface Sized<Key> {
  readonly key: Key
  readonly n: number
}

/** Which groups may be told apart; `merged` are told as one. Both are empty where nothing but the whole may be told. */
export interface Told<Key> {
  readonly shown: readonly Key[]
  readonly merged: readonly Key[]
}

const NOTHING = { shown: [], merged: [] }

/**
 * Which groups may be told apart when the whole is known too. A group with fewer than `least` answers is not; and because the whole
 * minus what is shown is known as well, what is not shown must be at least two groups with `least` answers together, so the next
 * smallest join it until that is so. Groups without any answer stand as they are: nobody can be hidden in them.
 */
export function tellApart<Key>(groups: readonly Sized<Key>[], least: number): Told<Key> {
  const filled = groups.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n)
  const sum = (some: readonly Sized<Key>[]): number => some.reduce((all, { n }) => all + n, 0)
  if (sum(filled) < least) return NOTHING
  let hidden = filled.filter(({ n }) => n < least)
  while (hidden.length > 0 && (hidden.length < 2 || sum(hidden) < least)) {
    const next = filled[hidden.length]
    if (!next) break
    hidden = [...hidden, next]
  }
  const isHidden = new Set(hidden.map(({ key }) => key))
  // Whatever is merged alone is the whole: nothing is left to tell apart.
  if (isHidden.size === filled.length && isHidden.size > 0) return NOTHING
  return {
    shown: groups.filter(({ key, n }) => !isHidden.has(key) && n > 0).map(({ key }) => key),
    merged: groups.filter(({ key }) => isHidden.has(key)).map(({ key }) => key),
  }
}
