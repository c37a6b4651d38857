import type { listUnitsEndpoint } from '../../../../src/features/organisation/organisation.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

export type Unit = Reply<typeof listUnitsEndpoint>['rows'][number]

/** A unit with those below it. */
export type UnitNode = Unit & { readonly children?: UnitNode[] }

/** The units as a tree; one whose parent is not among them stands at the top, so that a search loses nothing. */
export function treeOf(units: readonly Unit[]): UnitNode[] {
  const ids = new Set(units.map(({ id }) => id))
  const below = (parentId: string | null): UnitNode[] =>
    units
      .filter((unit) => (unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : null) === parentId)
      .map((unit) => {
        const children = below(unit.id)
        return children.length === 0 ? unit : { ...unit, children }
      })
  return below(null)
}

/** The units in use directly below this one. */
export function inUseBelow(units: readonly Unit[], id: string): Unit[] {
  return units.filter(({ parentId, state }) => parentId === id && state === 'active')
}
