/** A published report beside others of its period. */
export interface Placed {
  readonly slug: string
  readonly from: string
  readonly to: string
  readonly templateKey: string
  readonly publishedAt: Date | null
}

function isSameKind(a: Placed, b: Placed): boolean {
  return a.from === b.from && a.to === b.to && a.templateKey === b.templateKey
}

function publishedOf({ publishedAt }: Placed): number {
  return publishedAt?.getTime() ?? 0
}

/** What stands in the place of a published report: the newest of the same period and template; undefined for that one itself. */
export function replacementOf<Report extends Placed>(report: Placed, published: readonly Report[]): Report | undefined {
  const [newest] = published.filter((each) => isSameKind(each, report)).sort((a, b) => publishedOf(b) - publishedOf(a))
  return newest === undefined || newest.slug === report.slug ? undefined : newest
}
