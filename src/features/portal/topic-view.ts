import type { Viewer } from '../../kernel/audience.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { listByIds, listByNumbers, type Listed } from '../disclosures/index.ts'
import { isOver, listTopicEntries, listTopics, type Site, type Topic } from '../sites/index.ts'
import { toLine, toPictures } from './lines.ts'
import type { Picture } from './views/lists.tsx'
import type { TopicCard, TopicView } from './views/topics.tsx'

function spanOf({ fromOn, untilOn }: Topic): string {
  return untilOn === null ? `${fromOn} 起` : `${fromOn} 至 ${untilOn}`
}

async function coversOf(ctx: Context, topics: readonly Topic[]): Promise<ReadonlyMap<number, Picture>> {
  const numbers = topics.flatMap(({ coverNo }) => (coverNo === null ? [] : [coverNo]))
  const pictures = toPictures(await listByNumbers(ctx.db, ctx.actor.viewer, numbers))
  return new Map(pictures.map((picture) => [picture.no, picture]))
}

/** Who looks, and where. */
interface Sight {
  readonly db: ReadDb
  readonly viewer: Viewer
}

function sightOf({ db, actor }: Context): Sight {
  return { db, viewer: actor.viewer }
}

/** The documents of these topics that the reader may see, by document. */
async function shownIn({ db, viewer }: Sight, topicIds: readonly string[]) {
  const entries = await listTopicEntries(db, topicIds)
  const ids = [...new Set(entries.map(({ documentId }) => documentId))]
  const shown = new Map((await listByIds(db, viewer, ids)).map((listed) => [listed.documentId, listed]))
  return entries.flatMap((entry) => {
    const listed = shown.get(entry.documentId)
    return listed ? [{ ...entry, listed }] : []
  })
}

/** The topics of a site: those that run first, then the archive. */
export async function topicCards(ctx: Context, site: Site, base: string): Promise<TopicCard[]> {
  const topics = (await listTopics(ctx.db, { siteId: site.id })).filter(({ state }) => state !== 'draft')
  const ids = topics.map(({ id }) => id)
  const [covers, shown] = await Promise.all([coversOf(ctx, topics), shownIn(sightOf(ctx), ids)])
  const today = dayOf(ctx.now())
  const cards = topics.map((topic) => ({
    href: `${base}/topics/${topic.slug}`,
    name: topic.name,
    intro: topic.intro,
    span: spanOf(topic),
    isOver: isOver(topic, today),
    count: shown.filter(({ topicId }) => topicId === topic.id).length,
    cover: (topic.coverNo === null ? undefined : covers.get(topic.coverNo)) ?? null,
  }))
  return [...cards.filter((card) => !card.isOver), ...cards.filter((card) => card.isOver)]
}

/** The documents of a topic that the viewer may see, the newest first, for its feed. */
export async function listTopicFeed(
  db: ReadDb,
  { topicId, viewer, size }: { topicId: string; viewer: Viewer; size: number },
): Promise<Listed[]> {
  const shown = await shownIn({ db, viewer }, [topicId])
  return shown
    .map(({ listed }) => listed)
    .sort((a, b) => (a.listedOn === b.listedOn ? b.no - a.no : a.listedOn < b.listedOn ? 1 : -1))
    .slice(0, size)
}

/** The page of a topic (专题): introduction, picture, groups with their documents in the order they were given. */
export async function viewTopic(ctx: Context, topic: Topic): Promise<Omit<TopicView, 'crumbs' | 'head'>> {
  const [covers, shown] = await Promise.all([coversOf(ctx, [topic]), shownIn(sightOf(ctx), [topic.id])])
  const groups = topic.groups.map((name, at) => ({
    name,
    lines: shown.filter(({ groupNo }) => groupNo === at).map(({ listed }) => toLine(listed)),
  }))
  return {
    id: topic.id,
    name: topic.name,
    intro: topic.intro,
    span: spanOf(topic),
    isOver: isOver(topic, dayOf(ctx.now())),
    cover: (topic.coverNo === null ? undefined : covers.get(topic.coverNo)) ?? null,
    groups: groups.filter(({ lines }) => lines.length > 0),
  }
}
