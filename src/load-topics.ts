import { listByColumn, type Listed } from './features/disclosures/index.ts'
import { listSites, type Site, saveTopicEntries, saveTopicRow } from './features/sites/index.ts'
import { STRANGER } from './kernel/audience.ts'
import { addDays, dayOf } from './kernel/day.ts'
import type { Context } from './platform/context.ts'
import type { SampleTopic } from './sample/topics.ts'

const ENOUGH = 60

/** What everybody may see in the columns of topics and pictures: of these the topics are made. */
async function findMaterial(ctx: Context, site: Site): Promise<Listed[]> {
  const columnIds = site.columns.filter(({ kind }) => kind === 'topics' || kind === 'gallery').map(({ id }) => id)
  const lists = await listByColumn(ctx.db, STRANGER, { columnIds, size: ENOUGH })
  return [...lists.values()].flat().reverse()
}

function entriesOf({ groups }: SampleTopic, material: readonly Listed[]) {
  const named = groups.flatMap(({ titles }, groupNo) =>
    titles.flatMap((title) =>
      material.filter((one) => one.title.startsWith(title)).map(({ documentId }) => ({ documentId, groupNo })),
    ),
  )
  return named.filter(({ documentId }, at) => named.findIndex((one) => one.documentId === documentId) === at)
}

/** Gives the sample portal its topics, made of documents that are already there; a smaller sample has smaller topics. */
export async function loadTopics(
  ctx: Context,
  { siteSlug, topics }: { siteSlug: string; topics: readonly SampleTopic[] },
): Promise<void> {
  const [site] = await listSites(ctx.db, { slug: siteSlug })
  if (!site) return
  const material = await findMaterial(ctx, site)
  const today = dayOf(ctx.now())
  await ctx.transaction(async (tx) => {
    for (const [sort, topic] of topics.entries()) {
      const id = await saveTopicRow(tx, undefined, {
        siteId: site.id,
        slug: topic.slug,
        name: topic.name,
        intro: topic.intro,
        coverNo: material.find(({ title }) => title === topic.cover)?.no ?? null,
        fromOn: addDays(today, -topic.daysSinceStart),
        untilOn: topic.daysSinceEnd === null ? null : addDays(today, -topic.daysSinceEnd),
        groups: topic.groups.map(({ name }) => name),
        sort,
        state: topic.daysSinceEnd === null ? 'active' : 'archived',
        version: 0,
      })
      await saveTopicEntries(tx, id, entriesOf(topic, material))
    }
  })
}
