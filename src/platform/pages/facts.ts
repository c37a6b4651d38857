/** Small results that pages are made of, by name. */
export interface Facts {
  readonly recall: <T>(key: string, read: () => Promise<T>) => Promise<T>
  readonly forget: () => void
}

const MOST = 2000
const LONGEST_MS = 600_000

/** Opens an empty memory. What was being read when everything was forgotten is answered, and not remembered. */
export function makeFacts(): Facts {
  let known = new Map<string, { readonly value: unknown; readonly at: number }>()
  return {
    async recall<T>(key: string, read: () => Promise<T>): Promise<T> {
      const memory = known
      const found = memory.get(key)
      if (found && performance.now() - found.at < LONGEST_MS) return found.value as T
      const at = performance.now()
      const value = await read()
      if (memory.size >= MOST) memory.clear()
      memory.set(key, { value, at })
      return value
    },
    forget() {
      known = new Map()
    },
  }
}
