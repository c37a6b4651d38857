import { STRANGER } from '../../kernel/audience.ts'
import type { Context } from '../../platform/context.ts'
import { listPublishedByKeys } from '../disclosures/index.ts'
import { listEntriesOn } from '../lists/index.ts'
import { listUnits } from '../organisation/index.ts'
import type { Draw } from './draws.queries.ts'

/** Something that was drawn, as everybody may read it; without title and address where it no longer shows. */
export interface Drawn {
  readonly key: string
  readonly title: string
  readonly unitId: string
  readonly unitName: string
  readonly path: string
}

type Named = Omit<Drawn, 'unitName'>

async function publications({ db }: Pick<Context, 'db'>, draws: readonly Draw[]): Promise<Named[]> {
  const keys = draws.filter(({ kind }) => kind === 'publications').flatMap(({ drawn }) => drawn)
  const rows = await listPublishedByKeys(db, { viewer: STRANGER, keys })
  return rows.map(({ key, no, title, unitId }) => ({ key, title, unitId, path: `/info/${String(no)}` }))
}

/** The entries of a list as they were on the last day of the draw. */
async function entries({ db }: Pick<Context, 'db'>, { toDay, drawn }: Draw): Promise<Named[]> {
  const held = await listEntriesOn(db, { day: toDay, viewer: STRANGER })
  return held.flatMap(({ number, unitId, says }) =>
    drawn.includes(number)
      ? [{ key: number, title: says.matter, unitId, path: `/service-guide/${encodeURIComponent(number)}` }]
      : [],
  )
}

/** What each of the draws drew, in the order in which it was drawn, by the draw. */
export async function showDrawn(
  ctx: Pick<Context, 'db'>,
  draws: readonly Draw[],
): Promise<ReadonlyMap<string, readonly Drawn[]>> {
  const names = new Map((await listUnits(ctx.db)).map(({ id, name }) => [id, name]))
  const published = new Map((await publications(ctx, draws)).map((row) => [row.key, row]))
  const shown = new Map<string, readonly Drawn[]>()
  for (const draw of draws) {
    const isOfEntries = draw.kind === 'list-entries' && draw.drawn.length > 0
    const known = isOfEntries ? new Map((await entries(ctx, draw)).map((row) => [row.key, row])) : published
    const rows = draw.drawn.map((key) => known.get(key) ?? { key, title: '', unitId: '', path: '' })
    shown.set(
      draw.id,
      rows.map((row) => ({ ...row, unitName: names.get(row.unitId) ?? '' })),
    )
  }
  return shown
}
