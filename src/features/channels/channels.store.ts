import { AppError } from '../../kernel/app-error.ts'
import type { Audience } from '../../kernel/audience.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Channel } from './channels.queries.ts'

/** Writes a channel, new or changed. Throws `channel.name-taken`. */
export async function saveChannelRow(tx: Tx, channel: Channel): Promise<void> {
  const { id, name, kind, address, note, takesAffairs, isUsed, sort } = channel
  const values = { name, kind, address, note, takes_affairs: takesAffairs, is_used: isUsed, sort }
  const taken = await tx
    .selectFrom('channel')
    .select('id')
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (taken) throw new AppError('channel.name-taken')
  await tx
    .insertInto('channel')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** Holds the channel while something is registered in it. Throws `channel.not-found`, `channel.not-used`. */
export async function lockChannel(tx: Tx, id: string): Promise<{ takesAffairs: boolean }> {
  const row = await tx
    .selectFrom('channel')
    .select(['is_used', 'takes_affairs'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new AppError('channel.not-found')
  if (!row.is_used) throw new AppError('channel.not-used')
  return { takesAffairs: row.takes_affairs }
}

/** An entry of the register as it is written. */
export interface NewAppearance {
  readonly id: string
  readonly channelId: string
  readonly documentId: string | null
  readonly hash: string | null
  readonly title: string
  readonly unitId: string
  readonly appearedOn: string
  readonly untilOn: string | null
  readonly place: string
  readonly note: string
  readonly audience: Audience
  readonly correctsId: string | null
  readonly reason: string
  readonly by: string
}

/** Adds an entry to the register. */
export async function insertAppearance(tx: Tx, made: NewAppearance): Promise<void> {
  const { audience } = made
  await tx
    .insertInto('appearance')
    .values({
      id: made.id,
      channel_id: made.channelId,
      document_id: made.documentId,
      shown_hash: made.hash,
      title: made.title,
      unit_id: made.unitId,
      appeared_on: made.appearedOn,
      until_on: made.untilOn,
      place: made.place,
      note: made.note,
      audience: audience.kind,
      audience_members: 'members' in audience ? [...audience.members] : [],
      corrects_id: made.correctsId,
      reason: made.reason,
      registered_by: made.by,
    })
    .execute()
}

/** Holds an entry while it is corrected or ended: two at once would both find it as it was. */
export async function lockAppearance(tx: Tx, id: string): Promise<void> {
  // The register cannot be changed, so its rows cannot be locked for it either: the channel is.
  await tx
    .selectFrom('channel')
    .select('id')
    .where('id', '=', (eb) => eb.selectFrom('appearance').select('channel_id').where('id', '=', id))
    .forUpdate()
    .execute()
}

/** Says that it was taken down, or registered by mistake. */
export async function insertEnd(
  tx: Tx,
  end: { id: string; kind: 'taken-down' | 'void'; on: string; reason: string; by: string },
): Promise<void> {
  const { id, kind, on, reason, by } = end
  await tx.insertInto('appearance_end').values({ appearance_id: id, kind, on_day: on, reason, ended_by: by }).execute()
}

/** Adds a file that proves it. */
export async function insertProof(
  tx: Tx,
  proof: {
    id: string
    appearanceId: string
    sha256: string
    name: string
    mediaType: string
    size: number
    by: string
  },
): Promise<void> {
  const { id, appearanceId, sha256, name, mediaType, size, by } = proof
  await tx
    .insertInto('appearance_proof')
    .values({ id, appearance_id: appearanceId, sha256, name, media_type: mediaType, size, added_by: by })
    .execute()
}
