import type { ReadDb } from '../../platform/db/database.ts'
import { wordsOfPage } from '../../platform/documents/sanitize.ts'
import { listShowing, type Showing } from '../channels/index.ts'
import type { Found } from './domain/rule.ts'
import { differenceOf } from './domain/shown-text.ts'
import { listDiffering } from './outer-links.queries.ts'
import type { Compared } from './outer-links.store.ts'

/** How much of a page is read that is to be compared: posts of WeChat carry two megabytes of scripts before and after their words. */
export const WHOLE_PAGE = 3_000_000

const LONGEST = 2000

/** What should stand at these addresses, by address. */
export async function showingAt(db: ReadDb, hrefs: readonly string[]): Promise<Map<string, Showing[]>> {
  const places = new Map<string, Showing[]>()
  for (const showing of await listShowing(db, { hrefs })) {
    const others = places.get(showing.href) ?? []
    places.set(showing.href, [...others, showing])
  }
  return places
}

/** Compares a page with everything that it should show. */
export function compareShown(page: string, showings: readonly Showing[], at: Date): Compared[] {
  if (showings.length === 0) return []
  const words = wordsOfPage(page)
  return showings.map(({ id, title, bodyText, hash }) => ({
    appearanceId: id,
    revisionHash: hash,
    difference: differenceOf({ title, text: bodyText }, words).slice(0, LONGEST),
    at,
  }))
}

/** 渠道内容不一致: pages of other channels that show something else than what is published, as far as it still is. */
export async function findShownOtherwise(db: ReadDb): Promise<Found[]> {
  const differing = new Map((await listDiffering(db)).map((each) => [each.appearanceId, each]))
  if (differing.size === 0) return []
  const showings = await listShowing(db, { ids: [...differing.keys()] })
  return showings.flatMap(({ id, hash, unitId, title, channelName, appearedOn, href }): Found[] => {
    const compared = differing.get(id)
    if (compared?.revisionHash !== hash) return []
    return [
      {
        ...{ rule: 'channel-text', subjectType: 'appearance', subjectId: id, unitId, what: title },
        content: `${hash} ${compared.difference}`,
        evidence: `${appearedOn} 在${channelName}发布（${href}）：${compared.difference}。`,
        path: `/console/channels?appearance=${id}`,
      },
    ]
  })
}
