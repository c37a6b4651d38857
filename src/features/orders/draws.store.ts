import type { Tx } from '../../platform/db/database.ts'
import type { Draw } from './draws.queries.ts'

/** Keeps an announcement for good. */
export async function insertDraw(
  tx: Tx,
  draw: Pick<Draw, 'id' | 'kind' | 'fromDay' | 'toDay' | 'size' | 'populationHash'> & {
    readonly population: readonly string[]
    readonly by: string
  },
): Promise<void> {
  const { id, kind, fromDay, toDay, size, population, populationHash, by } = draw
  await tx
    .insertInto('sample_draw')
    .values({
      ...{ id, kind, size, from_day: fromDay, to_day: toDay, announced_by: by },
      ...{ population: [...population], population_hash: populationHash },
    })
    .execute()
}

/** Keeps what was drawn, for good; drawn again it is the same. */
export async function insertDrawn(
  tx: Tx,
  { drawId, sealSeq, seed, drawn }: { drawId: string; sealSeq: number; seed: string; drawn: readonly string[] },
): Promise<void> {
  await tx
    .insertInto('sample_drawn')
    .values({ draw_id: drawId, seal_seq: sealSeq, seed, drawn: [...drawn] })
    .onConflict((c) => c.doNothing())
    .execute()
}
