import { AppError } from '../../kernel/app-error.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Topic, TopicEntry } from './topics.queries.ts'

/** A topic as it is saved; `version` is the one it was opened with, 0 for a new one. */
export type TopicValues = Omit<Topic, 'id'>

function columnsOf(values: TopicValues) {
  return {
    name: values.name,
    intro: values.intro,
    cover_no: values.coverNo,
    from_on: values.fromOn,
    until_on: values.untilOn,
    groups: [...values.groups],
    sort: values.sort,
    state: values.state,
    version: values.version + 1,
  }
}

/** The topic of this address, locked; undefined when there is none yet. */
export async function lockTopic(
  tx: Tx,
  { siteId, slug }: { siteId: string; slug: string },
): Promise<{ id: string; version: number; entries: TopicEntry[] } | undefined> {
  const row = await tx
    .selectFrom('topic')
    .select(['id', 'version'])
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const entries = await tx
    .selectFrom('topic_document')
    .select(['topic_id as topicId', 'document_id as documentId', 'group_no as groupNo'])
    .where('topic_id', '=', row.id)
    .orderBy('group_no')
    .orderBy('sort')
    .execute()
  return { ...row, entries }
}

/** Adds a topic or changes it; answers its id. Throws `topic.changed-meanwhile` when two begin the same one at once. */
export async function saveTopicRow(tx: Tx, id: string | undefined, values: TopicValues): Promise<string> {
  if (id !== undefined) {
    await tx.updateTable('topic').set(columnsOf(values)).where('id', '=', id).execute()
    return id
  }
  const row = await tx
    .insertInto('topic')
    .values({ id: newId(), site_id: values.siteId, slug: values.slug, ...columnsOf(values) })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new AppError('topic.changed-meanwhile')
  return row.id
}

/** Gives the topic these documents, in this order, and no others. */
export async function saveTopicEntries(
  tx: Tx,
  topicId: string,
  entries: readonly { documentId: string; groupNo: number }[],
): Promise<void> {
  await tx.deleteFrom('topic_document').where('topic_id', '=', topicId).execute()
  if (entries.length === 0) return
  await tx
    .insertInto('topic_document')
    .values(
      entries.map(({ documentId, groupNo }, sort) => ({
        topic_id: topicId,
        document_id: documentId,
        group_no: groupNo,
        sort,
      })),
    )
    .execute()
}
