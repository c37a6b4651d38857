/** One place in which two definitions differ; what is not there is empty. */
export interface Difference {
  readonly place: string
  readonly before: string
  readonly after: string
}

/** Elements that have a key are compared by it, so that a field that was moved is not a field that was changed. */
function nameOf(element: unknown, at: number): string {
  const key = typeof element === 'object' && element !== null && 'key' in element ? element.key : undefined
  return typeof key === 'string' ? key : String(at + 1)
}

function childrenOf(value: object): [string, unknown][] {
  return Array.isArray(value) ? value.map((each: unknown, at) => [nameOf(each, at), each]) : Object.entries(value)
}

function leavesOf(value: unknown, place: string): [string, string][] {
  if (value === null || value === undefined) return [[place, '']]
  if (typeof value !== 'object') return [[place, typeof value === 'string' ? value : JSON.stringify(value)]]
  return childrenOf(value).flatMap(([name, child]) => leavesOf(child, place === '' ? name : `${place}.${name}`))
}

/** Where two definitions differ, in the order of the later one; places that are gone stand at the end. */
export function differencesBetween(before: unknown, after: unknown): Difference[] {
  const [old, fresh] = [new Map(leavesOf(before, '')), new Map(leavesOf(after, ''))]
  const places = [...new Set([...fresh.keys(), ...old.keys()])]
  return places
    .map((place) => ({ place, before: old.get(place) ?? '', after: fresh.get(place) ?? '' }))
    .filter((difference) => difference.before !== difference.after)
}
