/** A number from a text, the same on every machine (FNV-1a, 32 bits): chance that can be repeated. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  // Short texts that differ in the last sign only must still lie far apart.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** A whole number from `low` to `high`, both included, chosen by the text. */
export function between(key: string, low: number, high: number): number {
  return low + (hashOf(key) % (high - low + 1))
}

/** One of the list, chosen by the text. Throws RangeError for an empty list. */
export function pick<T>(key: string, list: readonly T[]): T {
  const chosen = list[hashOf(key) % list.length]
  if (chosen === undefined) throw new RangeError('nothing to pick from')
  return chosen
}
