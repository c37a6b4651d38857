/** Somebody who can try contacts, and the unit whose contacts they should not try. */
export interface Caller {
  readonly accountId: string
  readonly unitId: string | null
}

/** A contact, and the unit that stands behind it. */
export interface Contact {
  readonly kind: 'phone' | 'email' | 'link'
  readonly contact: string
  readonly unitId: string
}

/** Each contact once: the same telephone stands in many entries. */
export function distinct(contacts: readonly Contact[]): Contact[] {
  return [...new Map(contacts.map((one) => [one.contact, one])).values()]
}

/**
 * Deals contacts out in turn. A contact goes to somebody of another unit where there is anybody: nobody tests the telephone that
 * stands on their own desk.
 */
export function deal(contacts: readonly Contact[], callers: readonly Caller[]): (Contact & { accountId: string })[] {
  const load = new Map(callers.map(({ accountId }) => [accountId, 0]))
  return contacts.flatMap((contact) => {
    const others = callers.filter(({ unitId }) => unitId !== contact.unitId)
    const able = others.length > 0 ? others : callers
    const [first] = [...able].sort((a, b) => (load.get(a.accountId) ?? 0) - (load.get(b.accountId) ?? 0))
    if (!first) return []
    load.set(first.accountId, (load.get(first.accountId) ?? 0) + 1)
    return [{ ...contact, accountId: first.accountId }]
  })
}
