/** Remembers when which tags were last dropped, for as long as a page may be in the making. */
export interface DropMemory {
  readonly count: () => number
  readonly note: (tags: readonly string[]) => void
  readonly noteAll: () => void
  readonly hasChanged: (since: number, tags: readonly string[]) => boolean
}

const MOST_REMEMBERED = 20_000

/** Opens an empty memory. When it grows too large it forgets the tags and counts everything as dropped. */
export function makeDropMemory(): DropMemory {
  const last = new Map<string, number>()
  let count = 0
  let allAt = 0
  return {
    count: () => count,
    note(tags) {
      count++
      for (const tag of tags) last.set(tag, count)
      if (last.size <= MOST_REMEMBERED) return
      last.clear()
      allAt = count
    },
    noteAll() {
      count++
      last.clear()
      allAt = count
    },
    hasChanged: (since, tags) => allAt > since || tags.some((tag) => (last.get(tag) ?? 0) > since),
  }
}
