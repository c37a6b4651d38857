import type { EntryFields, ListKind } from '../../kernel/list-terms.ts'
import { authorize, type Context, SYSTEM } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { hashOfVersion, soundOfMatter } from './hashes.ts'
import { insertEntries, insertVersions } from './lists.store.ts'

/** An entry of the lists that a school kept before, with its versions, the oldest first. */
export interface OldEntry {
  readonly unitId: string
  readonly kind: ListKind
  readonly number: string
  /** Empty, or the number of an entry that comes earlier. */
  readonly parentNumber: string
  readonly versions: readonly { readonly validFrom: string; readonly fields: EntryFields }[]
}

/** 移入: takes over lists with their history, as they were kept; only the platform itself may, since nobody reviews it. */
export async function takeOverLists(ctx: Context, entries: readonly OldEntry[]): Promise<number> {
  if (ctx.actor !== SYSTEM) authorize(ctx, 'settings.manage')
  const ids = new Map(entries.map(({ number }) => [number, newId()]))
  const idOf = (number: string): string => ids.get(number) ?? ''
  await ctx.transaction(async (tx) => {
    await insertEntries(
      tx,
      entries.map(({ parentNumber, ...entry }) => ({
        ...entry,
        id: idOf(entry.number),
        parentId: parentNumber === '' ? null : idOf(parentNumber),
      })),
    )
    const versions = entries.flatMap(({ number, versions: own }) =>
      own.map(({ validFrom, fields }) => ({
        id: newId(),
        entryId: idOf(number),
        fields,
        isEnded: false,
        validFrom,
        validUntil: null,
        hash: hashOfVersion({ number, isEnded: false, fields }, validFrom),
        sound: soundOfMatter(fields.matter),
      })),
    )
    await insertVersions(tx, versions, { changeId: null, reviewCaseId: null })
    await record(tx, ctx, {
      type: 'list-entry.taken-over',
      subject: { type: 'list-entry', id: 'all' },
      data: { entries: entries.length, versions: versions.length },
    })
  })
  return entries.length
}
