import { dayOf } from '../../kernel/day.ts'
import { rolesWith } from '../../kernel/roles.ts'
import { FIELD_NAMES } from '../../kernel/list-terms.ts'
import { addWorkingDays } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { record, recordAll } from '../../platform/ledger/record.ts'
import { listHolders } from '../accounts/index.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { notify } from '../notices/index.ts'
import type { ChangeRow, ListChange } from './changes.store.ts'
import { changedFields, reachedBelow } from './domain/entry.ts'
import { hashOfVersion, soundOfMatter } from './hashes.ts'
import { findHeads, findHeld, type HeldEntry } from './lists.queries.ts'
import { insertVersions, type NewVersion } from './lists.store.ts'
import { answerTasks, insertTasks, type NewTask } from './tasks.store.ts'

/** Working days in which a unit looks at what it offers after a change above. */
const TASK_WORKDAYS = 10

/** An approved change, and the key that seals notices. */
export interface Approved {
  readonly key: Buffer
  readonly change: ListChange
  readonly rows: readonly ChangeRow[]
}

interface Written extends NewVersion {
  readonly number: string
  readonly unitId: string
  readonly kind: string
  readonly parentId: string | null
}

async function versionsOf(tx: Tx, { rows }: Approved, validFrom: string): Promise<Written[]> {
  const heads = await findHeads(
    tx,
    rows.map(({ entryId }) => entryId),
  )
  return rows.flatMap(({ entryId, isEnded, fields }) => {
    const head = heads.get(entryId)
    if (!head) return []
    const { number, unitId, kind, parentId } = head
    const hash = hashOfVersion({ number, isEnded, fields }, validFrom)
    const sound = soundOfMatter(fields.matter)
    const version = { id: newId(), entryId, fields, isEnded, validFrom, validUntil: null, hash, sound }
    return [{ ...version, number, unitId, kind, parentId }]
  })
}

function eventOf({ isEnded }: Written, before: HeldEntry | undefined): 'added' | 'changed' | 'ended' {
  if (isEnded) return 'ended'
  return before ? 'changed' : 'added'
}

/** Tells those who write the lists of a unit, once each, that entries of theirs wait to be looked at. */
async function tellUnit(
  tx: Tx,
  { key, change }: Approved,
  { unitId, below, dueOn }: { unitId: string; below: readonly HeldEntry[]; dueOn: string },
): Promise<void> {
  const roles = rolesWith('lists.write').filter((role) => role !== 'disclosure_office')
  for (const accountId of await listHolders(tx, { roles, unitId }))
    await notify(tx, key, {
      kind: 'lists.above-changed',
      receiver: { channel: 'console', accountId },
      subject: { type: 'list-change', id: change.id, reference: '' },
      unitId,
      title: `清单变更后，有 ${String(below.length)} 项服务请核对`,
      text: `“${change.title}”已生效，以下服务引用了其中的内容：${below.map(({ says }) => says.matter).join('、')}。请于 ${dueOn} 前核对。`,
      path: '/lists?tab=tasks',
      once: `lists.above-changed:${change.id}:${accountId}`,
    })
}

interface Before {
  readonly approved: Approved
  readonly written: readonly Written[]
  /** What held before, by entry. */
  readonly before: ReadonlyMap<string, HeldEntry>
}

interface Found {
  readonly task: NewTask
  readonly entry: HeldEntry
}

/** The services below that take something changed from above, and were not changed themselves by the same change. */
function tasksBelow(services: readonly HeldEntry[], { written, before }: Before, dueOn: string): Found[] {
  const own = new Set(written.map(({ entryId }) => entryId))
  const above = new Map(written.map((version) => [version.entryId, version]))
  return services.flatMap((entry): Found[] => {
    const version = above.get(entry.parentId ?? '')
    const was = before.get(entry.parentId ?? '')
    if (!version || !was || own.has(entry.id)) return []
    const reached = reachedBelow(changedFields(was.version.fields, version.fields), entry.version.fields)
    const changed = version.isEnded ? ['ended'] : reached
    if (changed.length === 0) return []
    const { id: entryId, unitId } = entry
    return [{ task: { id: newId(), entryId, unitId, aboveVersionId: version.id, changed, dueOn }, entry }]
  })
}

async function openTasks(tx: Tx, ctx: Context, around: Before): Promise<void> {
  const today = dayOf(ctx.now())
  const services = await findHeld(tx, { day: today, viewer: null, filter: { kind: 'service' } })
  const dueOn = addWorkingDays(today, TASK_WORKDAYS, await loadWorkCalendar(ctx.db)).day
  const found = tasksBelow(services, around, dueOn)
  await insertTasks(
    tx,
    found.map(({ task }) => task),
  )
  await recordAll(
    tx,
    ctx,
    found.map(({ task, entry }) => ({
      type: 'list-task.opened' as const,
      subject: { type: 'list-entry', id: entry.id },
      unitId: entry.unitId,
      data: { number: entry.number, changed: task.changed, dueOn },
    })),
  )
  for (const unitId of new Set(found.map(({ entry }) => entry.unitId))) {
    const below = found.filter(({ entry }) => entry.unitId === unitId).map(({ entry }) => entry)
    await tellUnit(tx, around.approved, { unitId, below, dueOn })
  }
}

/** The acts on the ledger: what was added, changed and ended, and in which fields. */
function actsOf(written: readonly Written[], before: Before['before']) {
  return written.map((version) => {
    const was = before.get(version.entryId)
    const fields = was ? changedFields(was.version.fields, version.fields).map((name) => FIELD_NAMES[name]) : []
    const { number, kind, parentId, id: versionId, validFrom, hash } = version
    return {
      type: `list-entry.${eventOf(version, was)}` as const,
      subject: { type: 'list-entry', id: version.entryId },
      unitId: version.unitId,
      data: { number, kind, parentId, versionId, validFrom, hash, fields },
    }
  })
}

/**
 * Writes the versions of an approved change, valid from its day or from today. Each is an act on the ledger: the pages of the guide
 * follow it. What stood below an entry that changed becomes a task of its unit.
 */
export async function applyChange(tx: Tx, ctx: Context, approved: Approved): Promise<void> {
  const { change } = approved
  const today = dayOf(ctx.now())
  const validFrom = change.effectiveOn !== null && change.effectiveOn > today ? change.effectiveOn : today
  const before = new Map((await findHeld(tx, { day: today, viewer: null })).map((entry) => [entry.id, entry]))
  const written = await versionsOf(tx, approved, validFrom)
  await insertVersions(tx, written, { changeId: change.id, reviewCaseId: change.reviewCaseId })
  const answered = await answerTasks(
    tx,
    written.map(({ entryId }) => entryId),
    change.createdBy,
  )
  await recordAll(tx, ctx, actsOf(written, before))
  await openTasks(tx, ctx, { approved, written, before })
  if (answered > 0)
    await record(tx, ctx, {
      type: 'list-task.answered',
      subject: { type: 'list-change', id: change.id },
      unitId: change.unitId,
      data: { count: answered },
    })
}
