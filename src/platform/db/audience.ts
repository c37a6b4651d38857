import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Viewer } from '../../kernel/audience.ts'

/**
 * The audience rule in SQL, the twin of `canSee` in kernel/audience.ts: true for rows of `table` (which has the columns
 * `audience` and `audience_members`) that the viewer may see. Every list, count and search uses it.
 */
export function visibleTo(viewer: Viewer, table: string): RawBuilder<SqlBool> {
  const audience = sql.ref(`${table}.audience`)
  const members = sql.ref(`${table}.audience_members`)
  if (viewer.readsAll) return sql<SqlBool>`true`
  if (!viewer.isMember) return sql<SqlBool>`${audience} = 'public'`
  return sql<SqlBool>`(${audience} in ('public', 'campus')
    or (${audience} = 'party' and ${viewer.isPartyMember})
    or (${audience} = 'units' and ${members} && ${[...viewer.unitIds]}::text[])
    or (${audience} = 'groups' and ${members} && ${[...viewer.groupIds]}::text[]))`
}
