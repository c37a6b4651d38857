/** The value below which this share of the others lies. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Receipts by their numbers: how many, how many double, and how many missing between the first and the last of them. */
export function countNumbers(numbers: readonly string[]): { received: number; doubled: number; gaps: number } {
  const order = numbers.filter((number) => number !== '').map((number) => Number(number.split('-')[1]))
  const distinct = new Set(order)
  const span = order.length === 0 ? 0 : Math.max(...order) - Math.min(...order) + 1
  return { received: order.length, doubled: order.length - distinct.size, gaps: span - distinct.size }
}
