import { RELATION_WORDS } from '../../kernel/channel-terms.ts'
import type { Context } from '../../platform/context.ts'
import { type ShownElsewhere, shownElsewhere } from '../channels/index.ts'
import { type Listed, listRelated, listRelatedIds, type Related } from '../disclosures/index.ts'
import type { Line } from './views/lists.tsx'

/** What stands beside a publication: documents that it explains or that explain it, and where else it was published. */
export interface Beside {
  readonly related: readonly { readonly word: string; readonly no: number; readonly title: string }[]
  readonly elsewhere: readonly ShownElsewhere[]
}

function wordOf({ kind, direction }: Related): string {
  return RELATION_WORDS[kind][direction]
}

/** What stands beside a publication as far as this reader may see it, and the documents on which that depends. */
export async function besideOf(ctx: Context, documentId: string): Promise<Beside & { readonly dependsOn: string[] }> {
  const { viewer } = ctx.actor
  const [related, elsewhere, dependsOn] = await Promise.all([
    listRelated(ctx.db, viewer, [documentId]),
    shownElsewhere(ctx.db, viewer, documentId),
    listRelatedIds(ctx.db, [documentId]),
  ])
  const lines = related.flatMap((each) =>
    each.no === null ? [] : [{ word: wordOf(each), no: each.no, title: each.title }],
  )
  return { related: lines, elsewhere, dependsOn }
}

/** The same of each publication of a list that this reader may see. */
export async function relatedOf(
  ctx: Context,
  list: readonly Pick<Listed, 'documentId'>[],
): Promise<ReadonlyMap<string, { name: string; no: number }[]>> {
  const found = new Map<string, { name: string; no: number }[]>()
  const ids = list.map(({ documentId }) => documentId)
  for (const each of await listRelated(ctx.db, ctx.actor.viewer, ids))
    if (each.no !== null)
      found.set(each.documentId, [...(found.get(each.documentId) ?? []), { name: wordOf(each), no: each.no }])
  return found
}

/** Lines of a list with what each relates to; `list` and `lines` are in the same order. */
export async function withRelated(ctx: Context, list: readonly Listed[], lines: readonly Line[]): Promise<Line[]> {
  const found = await relatedOf(ctx, list)
  return lines.map((line, at) => {
    const related = found.get(list[at]?.documentId ?? '')
    return related ? { ...line, related } : line
  })
}
