/** The list with one entry replaced. */
export function replaced<T>(list: readonly T[], at: number, value: T): T[] {
  return list.map((each, index) => (index === at ? value : each))
}

/** The list without one entry. */
export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at)
}

/** The list with one entry at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const entry = list[from]
  return entry === undefined ? [...list] : without(list, from).toSpliced(to, 0, entry)
}

/** A key that none of these is: the letter and the next number. */
export function freshKey(letter: string, taken: readonly string[]): string {
  const numbers = taken.map((key) => Number(/^[a-z](\d+)$/.exec(key)?.[1] ?? 0))
  return `${letter}${String(Math.max(0, ...numbers) + 1)}`
}
