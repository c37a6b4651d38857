/** A figure as a report has it. */
export interface ReportFigure {
  readonly key: string
  readonly version: number
  readonly name: string
  readonly unit: string
  readonly audience: 'public' | 'staff'
  /** Null where there was nothing to measure. */
  readonly value: number | null
  /** The same days of the year before. */
  readonly before: number | null
  /** In per cent; null without anything to compare with. */
  readonly growth: number | null
  /** SHA-256 over the records counted. */
  readonly recordsHash: string
  /** The value was frozen with its period, and is not counted anew. */
  readonly isClosed: boolean
}

/** An item of the national list, with what is public for it by the end of the period. */
export interface ReportItem {
  readonly className: string
  readonly number: string
  readonly title: string
  readonly url: string
  readonly total: number
  /** Of these, made public in the period. */
  readonly fresh: number
  readonly lastOn: string
}

/** A row of numbers with its name. */
export interface TableLine {
  readonly name: string
  readonly cells: readonly number[]
}

/** The report before this one, as it was published. */
export interface LastReport {
  readonly title: string
  readonly slug: string
  readonly periodName: string
  readonly values: Readonly<Record<string, number | null>>
}

/** Everything that a report is made of beside its words, as it was read from the records at one moment. */
export interface Material {
  readonly readAt: string
  readonly figures: readonly ReportFigure[]
  /** The seven columns of the national table, row by row, and where it does not add up. */
  readonly applications: { readonly columns: readonly string[]; readonly lines: readonly TableLine[] }
  readonly remedies: readonly TableLine[]
  /** Where a table does not add up, in words; empty when all do. */
  readonly faults: readonly string[]
  readonly items: readonly ReportItem[]
  readonly last: LastReport | null
}

/** A problem that a report names. `foundIn` is the title of the report that named it first. */
export interface ReportProblem {
  readonly problem: string
  readonly measure: string
  readonly unitName: string
  readonly dueOn: string | null
  readonly state: 'open' | 'cured'
  readonly cure: string
  readonly foundIn: string
  readonly isOwn: boolean
}

/** The figures by key. */
export function byKey({ figures }: Pick<Material, 'figures'>): ReadonlyMap<string, ReportFigure> {
  return new Map(figures.map((figure) => [figure.key, figure]))
}

/** The problems that the list of a report shows: its own, and earlier ones that are still open. */
export function listedOf<Problem extends Pick<ReportProblem, 'isOwn' | 'state'>>(
  problems: readonly Problem[],
): Problem[] {
  return problems.filter(({ isOwn, state }) => isOwn || state === 'open')
}
