import { sql } from 'kysely'
import type { Actor } from '../../platform/context.ts'
import { visibleTo } from '../../platform/db/audience.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import { mayRead } from './documents.queries.ts'

/** A file that may be handed out. */
export interface ServableFile {
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  /** Public files may be kept by caches for a while; all others never. */
  readonly isPublic: boolean
}

/**
 * The file with this id if the actor may have it: because it belongs to the published revision of something the actor may
 * see, or because the actor may read the working copy. The audience rule is the page's own.
 */
export async function findServableFile(db: ReadDb, actor: Actor, id: string): Promise<ServableFile | undefined> {
  const file = await db
    .selectFrom('attachment as a')
    .innerJoin('document as d', 'd.id', 'a.document_id')
    .select(['a.sha256', 'a.name', 'a.media_type', 'a.size', 'a.document_id', 'd.unit_id'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!file) return undefined
  const published = await db
    .selectFrom('publication as p')
    .innerJoin('revision as r', 'r.id', 'p.revision_id')
    .select('p.audience')
    .where('p.document_id', '=', file.document_id)
    .where('p.state', 'in', ['live', 'kept'])
    .where(visibleTo(actor.viewer, 'p'))
    .where((eb) => eb.or([eb('p.expires_at', 'is', null), eb('p.expires_at', '>', sql<Date>`now()`)]))
    .where(sql<boolean>`r.attachments @> ${JSON.stringify([{ id }])}::jsonb`)
    .executeTakeFirst()
  const { sha256, name, media_type: mediaType, size } = file
  if (published) return { sha256, name, mediaType, size, isPublic: published.audience === 'public' }
  const isReader = await mayRead(db, actor, { id: file.document_id, unitId: file.unit_id })
  return isReader ? { sha256, name, mediaType, size, isPublic: false } : undefined
}
