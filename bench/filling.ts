import { listUnits } from '../src/features/organisation/index.ts'
import { loadHall } from '../src/load-hall.ts'
import { openParts } from '../src/open-parts.ts'
import type { Parts } from '../src/parts.ts'
import { readConfig } from '../src/platform/config.ts'
import { projectRoot } from '../src/project-root.ts'
import { generatedServices } from '../src/sample/hall-generated.ts'
import { services } from '../src/sample/services.ts'
import { type Amounts, fillHall, renewSessions } from '../test/support/past-matters.ts'
import type { Ground } from './serving.ts'

/** Works on the data of the school while the platform is down. */
export async function withData<T>(
  { data }: Pick<Ground, 'data'>,
  work: (parts: Awaited<ReturnType<typeof openParts>>) => Promise<T>,
): Promise<T> {
  const parts = await openParts(readConfig({ ...process.env, NODE_ENV: 'production', DATA_DIR: data }, projectRoot()))
  try {
    return await work(parts)
  } finally {
    await parts.close()
  }
}

async function fillServices({ db }: Parts): Promise<void> {
  const units = new Map((await listUnits(db)).map(({ code, id }) => [code, id]))
  const more = generatedServices(services)
  await db.transaction().execute((tx) => loadHall(tx, { services: more, venues: [] }, (code) => units.get(code) ?? ''))
}

/** Fills the hall of a sample school up to 257 services and these matters, once; answers the seconds it took. */
export async function fillGround(ground: Pick<Ground, 'data'>, amounts: Amounts): Promise<number> {
  return withData(ground, async (parts) => {
    const started = performance.now()
    const filled = await parts.db.selectFrom('account').select('id').where('login', '=', 'past-1').executeTakeFirst()
    if (!filled) {
      await fillServices(parts)
      await fillHall(parts.db, amounts)
    }
    await renewSessions(parts.db)
    await parts.settle()
    return (performance.now() - started) / 1000
  })
}
