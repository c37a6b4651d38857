/** The algorithm by its name, so that anybody can do it again. */
export const LOT_ALGORITHM = 'sha256(seed + "\\n" + key) 升序，取前 size 个'

/** SHA-256 in hexadecimal, handed in: rules know no library. */
export type Hash = (text: string) => string

/** What a population is sealed by: its keys in order, one a line. */
export function populationHash(keys: readonly string[], hash: Hash): string {
  return hash(keys.join('\n'))
}

/**
 * Draws so many of the keys. Each is ordered by the hash of the seed and itself: with the seed and the keys anybody draws the same,
 * and without the seed nobody can know what will be drawn.
 */
export function drawLots(
  keys: readonly string[],
  { seed, size }: { seed: string; size: number },
  hash: Hash,
): string[] {
  const lots = keys.map((key) => ({ key, lot: hash(`${seed}\n${key}`) }))
  return lots
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ key }) => key)
}
