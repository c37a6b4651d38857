import type { Entry } from './ledger-recount.ts'
import type { School } from './school.ts'

/** A publication as the ledger tells of it. */
export interface LedgerPublication {
  /** The number in its address; that of what was taken over from another system is not on the ledger. */
  readonly no: number
  /** The day on which it was published first, here or where it came from. */
  readonly listedOn: string
  /** Of its last revision. */
  readonly audience: string
  readonly itemIds: readonly string[]
  /** False once it was withdrawn. */
  readonly isLive: boolean
}

/** The audience is frozen with its revision, to which the ledger leads. */
async function audiences(school: School): Promise<Map<string, string>> {
  const { rows } = await school.parts.pool.query<{ id: string; kind: string }>(
    `select id, metadata -> 'audience' ->> 'kind' as kind from revision`,
  )
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

function published({ at, data }: Entry, audience: ReadonlyMap<string, string>): LedgerPublication {
  const { no, revisionId, originalPublishedOn } = data as Record<string, string>
  return {
    no: Number(no),
    listedOn: originalPublishedOn ?? at,
    audience: audience.get(String(revisionId)) ?? '',
    itemIds: data['itemIds'] as string[],
    isLive: true,
  }
}

/** Everything that was ever published, by the id of the document. */
export async function publicationsIn(
  school: School,
  entries: readonly Entry[],
): Promise<Map<string, LedgerPublication>> {
  const audience = await audiences(school)
  const all = new Map<string, LedgerPublication>()
  for (const entry of entries) {
    const { type, subjectId } = entry
    const known = all.get(subjectId)
    if (/^disclosure\.(published|updated|imported)$/.test(type))
      all.set(subjectId, { ...published(entry, audience), ...(known && { listedOn: known.listedOn }) })
    if (type === 'disclosure.withdrawn' && known) all.set(subjectId, { ...known, isLive: false })
  }
  return all
}
