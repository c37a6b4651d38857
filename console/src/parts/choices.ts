import { useCallIf } from '../api/use-call.ts'
import { listCatalogues } from '../../../src/features/catalogue/catalogue.contract.ts'
import { listUnitsEndpoint } from '../../../src/features/organisation/organisation.contract.ts'
import { listSites } from '../../../src/features/sites/sites.contract.ts'

/** A choice in a select. */
export interface Choice {
  readonly value: string
  readonly label: string
}

/** A choice under a heading. */
export interface ChoiceGroup {
  readonly label: string
  readonly options: readonly Choice[]
}

/** Units that exist now, in the order of their codes. */
export function useUnitChoices(): Choice[] {
  const { data } = useCallIf(true, listUnitsEndpoint)
  return (data?.rows ?? [])
    .filter(({ state }) => state === 'active')
    .map(({ id, name }) => ({ value: id, label: name }))
}

/** Groups that an audience can name. */
export function useGroupChoices(): Choice[] {
  const { data } = useCallIf(true, listUnitsEndpoint)
  return (data?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

/** The items of every catalogue. */
export function useItemChoices(): ChoiceGroup[] {
  const { data } = useCallIf(true, listCatalogues)
  return (data?.rows ?? []).map(({ name, items }) => ({
    label: name,
    options: items.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` })),
  }))
}

/** The columns of the portal, and those of the unit's own sub-site. */
export function useColumnChoices(unitId: string | undefined): ChoiceGroup[] {
  const { data } = useCallIf(true, listSites)
  return (data?.rows ?? [])
    .filter((site) => site.unitId === null || unitId === undefined || site.unitId === unitId)
    .map(({ name, columns }) => ({
      label: name,
      options: columns.filter(({ state }) => state === 'active').map(({ id, name: label }) => ({ value: id, label })),
    }))
}

/** The columns of the school's own portal. */
export function usePortalColumnChoices(): Choice[] {
  const { data } = useCallIf(true, listSites)
  return (data?.rows ?? [])
    .filter(({ unitId }) => unitId === null)
    .flatMap(({ columns }) => columns.filter(({ state }) => state === 'active'))
    .map(({ id, name }) => ({ value: id, label: name }))
}

/** The kinds of these columns, for fields that only some of them need. */
export function useColumnKinds(columnIds: readonly string[]): ReadonlySet<string> {
  const { data } = useCallIf(true, listSites)
  const columns = (data?.rows ?? []).flatMap((site) => site.columns)
  return new Set(columns.filter(({ id }) => columnIds.includes(id)).map(({ kind }) => kind))
}

/** Does a typed word occur in the label? For the search inside selects. */
export function matches(typed: string, option?: { label?: unknown }): boolean {
  return typeof option?.label === 'string' && option.label.toLowerCase().includes(typed.toLowerCase())
}
