/** What one unit answers for, as one line. */
export interface UnitLine {
  readonly unitId: string
  readonly name: string
  /** Catalogue items whose day is over, and those of which nothing was ever published. */
  readonly overdueItems: number
  readonly missingItems: number
  readonly openCases: number
  readonly overdueCases: number
}

interface Item {
  readonly unitId: string | null
  readonly state: string
}

interface Cases {
  readonly unitId: string | null
  readonly open: number
  readonly overdue: number
}

function faults({ overdueItems, missingItems, overdueCases }: UnitLine): number {
  return overdueItems + missingItems + overdueCases
}

/**
 * A line for each unit that answers for something, the worst in front. People wait for a case, so that an overdue case weighs before
 * an overdue item, and that before one that was never published.
 */
export function unitLines(
  names: ReadonlyMap<string, string>,
  items: readonly Item[],
  cases: readonly Cases[],
): UnitLine[] {
  const sum = (of: readonly Cases[], key: 'open' | 'overdue'): number => of.reduce((all, each) => all + each[key], 0)
  return [...names]
    .map(([unitId, name]) => {
      const own = items.filter((item) => item.unitId === unitId)
      const waiting = cases.filter((each) => each.unitId === unitId)
      return {
        unitId,
        name,
        overdueItems: own.filter(({ state }) => state === 'overdue').length,
        missingItems: own.filter(({ state }) => state === 'missing').length,
        openCases: sum(waiting, 'open'),
        overdueCases: sum(waiting, 'overdue'),
      }
    })
    .filter((line) => faults(line) > 0 || line.openCases > 0)
    .sort(
      (a, b) =>
        b.overdueCases - a.overdueCases ||
        b.overdueItems - a.overdueItems ||
        faults(b) - faults(a) ||
        a.name.localeCompare(b.name, 'zh-CN'),
    )
}

/** Does the unit stand on the list of those to be urged (需要督促的单位)? */
export function isRed(line: UnitLine): boolean {
  return faults(line) > 0
}
