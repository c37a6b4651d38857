import type { ErrorCode } from '../../../kernel/error-codes.ts'
import {
  type EntryFields,
  FIELD_NAMES,
  type ListKind,
  SHARED_FIELDS,
  type SharedField,
} from '../../../kernel/list-terms.ts'

/** What never changes of an entry (清单条目): its list, its unit, its number, and what it derives from. */
export interface EntryHead {
  readonly id: string
  readonly kind: ListKind
  readonly unitId: string
  readonly number: string
  readonly parentId: string | null
}

/** A version of an entry: what it says from a day on. */
export interface EntryVersion {
  readonly id: string
  readonly no: number
  readonly fields: EntryFields
  readonly isEnded: boolean
  readonly validFrom: string
  readonly validUntil: string | null
}

/** Where the value of a shared field comes from: the entry itself, the one above, or from nowhere. */
export type Source = 'own' | 'above' | 'missing'

/** An entry as it holds on a day, with what it inherits filled in. */
export interface CurrentEntry extends EntryHead {
  readonly version: EntryVersion
  /** The fields with the inherited ones. */
  readonly says: EntryFields
  readonly sources: Readonly<Record<SharedField, Source>>
}

export const SHARED = Object.keys(SHARED_FIELDS) as SharedField[]

/** Nothing said at all; the start of a new entry. */
export const EMPTY_FIELDS: EntryFields = {
  matter: '',
  ...(Object.fromEntries(SHARED.map((name) => [name, null])) as Record<SharedField, null>),
  isOnline: false,
  url: '',
  keywords: '',
  audience: 'public',
}

/** Fills in what an entry takes from the one above; a null here means “as above”. */
export function inherit(
  own: EntryFields,
  above: EntryFields | undefined,
): { says: EntryFields; sources: Record<SharedField, Source> } {
  const sourceOf = (name: SharedField): Source => {
    if (own[name] !== null) return 'own'
    return (above?.[name] ?? null) === null ? 'missing' : 'above'
  }
  const sources = Object.fromEntries(SHARED.map((name) => [name, sourceOf(name)])) as Record<SharedField, Source>
  const taken = Object.fromEntries(SHARED.map((name) => [name, own[name] ?? above?.[name] ?? null]))
  return { says: { ...own, ...taken }, sources }
}

/** A service of the hall that carries out an entry and can be applied for now. */
export interface OpenService {
  readonly slug: string
  readonly name: string
}

const HALL = '/hall'

/**
 * 网上办理, derived and never marked: an entry is on line because a service of the hall carries it out, or because it names an address
 * somewhere else. Its own words about the hall count for nothing.
 */
export function onLine(own: EntryFields, services: readonly OpenService[]): Pick<EntryFields, 'isOnline' | 'url'> {
  const [first] = services
  if (first) return { isOnline: true, url: `${HALL}/${first.slug}` }
  const isElsewhere = own.isOnline && own.url !== '' && !own.url.startsWith(HALL)
  return { isOnline: isElsewhere, url: isElsewhere ? own.url : '' }
}

/** The version that holds on this day: the last that has begun, unless it ends the entry or its time is over. */
export function versionOn(versions: readonly EntryVersion[], day: string): EntryVersion | undefined {
  const begun = versions.filter(({ validFrom }) => validFrom <= day)
  const last = begun.reduce<EntryVersion | undefined>((best, one) => (best && best.no > one.no ? best : one), undefined)
  if (!last || last.isEnded) return undefined
  return last.validUntil !== null && last.validUntil <= day ? undefined : last
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The fields in which two texts of an entry differ, in the order of the form. */
export function changedFields(before: EntryFields, after: EntryFields): (keyof EntryFields)[] {
  return (Object.keys(FIELD_NAMES) as (keyof EntryFields)[]).filter((name) => !isSame(before[name], after[name]))
}

/** The shared fields of a change above that reach an entry below: those which it does not say itself. */
export function reachedBelow(changed: readonly (keyof EntryFields)[], below: EntryFields): SharedField[] {
  return SHARED.filter((name) => changed.includes(name) && below[name] === null)
}

/** Why an entry cannot derive from this one; empty when it can. */
export function objectionsToParent(
  child: { readonly kind: ListKind; readonly number: string },
  parent: { readonly kind: ListKind; readonly number: string } | undefined,
): ErrorCode[] {
  if (!parent) return []
  if (child.kind !== 'service' || parent.kind === 'service' || parent.number === child.number)
    return ['list-entry.parent-invalid']
  return []
}
