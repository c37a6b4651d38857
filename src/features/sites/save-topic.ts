import { AppError } from '../../kernel/app-error.ts'
import { parseDay } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/ledger/record.ts'
import { listByIds, listByNumbers } from '../disclosures/index.ts'
import { authorizeSite } from './save-site.ts'
import type { TopicEntry } from './topics.queries.ts'
import { lockTopic, saveTopicEntries, saveTopicRow, type TopicValues } from './topics.store.ts'

/** A topic as its editor writes it: documents by their public numbers, group by group. */
export interface TopicInput extends Omit<TopicValues, 'groups'> {
  readonly groups: readonly { readonly name: string; readonly numbers: readonly number[] }[]
}

/** The documents behind the numbers, each once, where it was named first. Throws `topic.unknown-number` with those that are none. */
async function resolve(ctx: Context, groups: TopicInput['groups']): Promise<{ documentId: string; groupNo: number }[]> {
  const numbers = [...new Set(groups.flatMap((group) => group.numbers))]
  const found = new Map((await listByNumbers(ctx.db, ctx.actor.viewer, numbers)).map((one) => [one.no, one.documentId]))
  const unknown = numbers.filter((no) => !found.has(no))
  if (unknown.length > 0) throw new AppError('topic.unknown-number', { unknown })
  const taken = new Set<number>()
  return groups.flatMap(({ numbers: own }, groupNo) =>
    own.flatMap((no) => {
      if (taken.has(no)) return []
      taken.add(no)
      return [{ documentId: found.get(no) ?? '', groupNo }]
    }),
  )
}

/** What stands in the topic and its editor cannot see keeps its place: to leave it out is not to take it out. */
async function unseenBy(ctx: Context, entries: readonly TopicEntry[], groupCount: number): Promise<TopicEntry[]> {
  const ids = entries.map(({ documentId }) => documentId)
  const seen = new Set((await listByIds(ctx.db, ctx.actor.viewer, ids)).map(({ documentId }) => documentId))
  return entries
    .filter(({ documentId }) => !seen.has(documentId))
    .map((entry) => ({ ...entry, groupNo: Math.min(entry.groupNo, Math.max(0, groupCount - 1)) }))
}

/**
 * Saves a topic (专题) with its groups and documents. Whoever runs the site's columns runs its topics. Throws
 * `topic.changed-meanwhile` when somebody else saved in between, `topic.ends-before-start`, `topic.unknown-number`.
 */
export async function saveTopic(ctx: Context, { groups, ...values }: TopicInput): Promise<string> {
  const site = await authorizeSite(ctx, values.siteId)
  const fromOn = parseDay(values.fromOn)
  if (values.untilOn !== null && parseDay(values.untilOn) < fromOn) throw new AppError('topic.ends-before-start')
  const chosen = await resolve(ctx, groups)
  return ctx.transaction(async (tx) => {
    const before = await lockTopic(tx, values)
    if ((before?.version ?? 0) !== values.version) throw new AppError('topic.changed-meanwhile')
    const kept = (await unseenBy(ctx, before?.entries ?? [], groups.length)).filter(
      ({ documentId }) => !chosen.some((entry) => entry.documentId === documentId),
    )
    const id = await saveTopicRow(tx, before?.id, { ...values, groups: groups.map(({ name }) => name) })
    await saveTopicEntries(tx, id, [...chosen, ...kept])
    await record(tx, ctx, {
      type: 'topic.saved',
      subject: { type: 'topic', id },
      unitId: site.unitId,
      data: { ...values, groups: groups.map(({ name, numbers }) => ({ name, numbers })) },
    })
    return id
  })
}
