import type { ReadDb } from '../../platform/db/database.ts'

/** A topic (专题) with its documents in the order they were given; `groupNo` counts from 0 over `groups`. */
export interface Topic {
  readonly id: string
  readonly siteId: string
  readonly slug: string
  readonly name: string
  readonly intro: string
  /** Number of the publication whose picture opens the topic. */
  readonly coverNo: number | null
  /** First and last day, 'YYYY-MM-DD' in Asia/Shanghai; no last day while it goes on. */
  readonly fromOn: string
  readonly untilOn: string | null
  readonly groups: readonly string[]
  readonly sort: number
  readonly state: 'draft' | 'active' | 'archived'
  readonly version: number
}

/** A document's place in a topic. */
export interface TopicEntry {
  readonly topicId: string
  readonly documentId: string
  readonly groupNo: number
}

interface TopicFilter {
  readonly siteId?: string
  readonly id?: string
  readonly slug?: string
}

/** Topics in the order of their site: running ones by their number, the newest first. */
export async function listTopics(db: ReadDb, only: TopicFilter = {}): Promise<Topic[]> {
  let query = db.selectFrom('topic').selectAll()
  if (only.siteId !== undefined) query = query.where('site_id', '=', only.siteId)
  if (only.id !== undefined) query = query.where('id', '=', only.id)
  if (only.slug !== undefined) query = query.where('slug', '=', only.slug)
  const rows = await query.orderBy('sort').orderBy('from_on', 'desc').orderBy('slug').execute()
  return rows.map(({ site_id: siteId, cover_no: coverNo, from_on: fromOn, until_on: untilOn, state, ...row }) => ({
    ...row,
    siteId,
    coverNo,
    fromOn,
    untilOn,
    state: state as Topic['state'],
  }))
}

/** The documents of these topics, in their order. Who may see them is for the reader of the list to ask. */
export async function listTopicEntries(db: ReadDb, topicIds: readonly string[]): Promise<TopicEntry[]> {
  if (topicIds.length === 0) return []
  const rows = await db
    .selectFrom('topic_document')
    .select(['topic_id', 'document_id', 'group_no'])
    .where('topic_id', 'in', [...topicIds])
    .orderBy('group_no')
    .orderBy('sort')
    .execute()
  return rows.map((row) => ({ topicId: row.topic_id, documentId: row.document_id, groupNo: row.group_no }))
}
