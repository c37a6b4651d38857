import { type ColumnKind, saveTopicRow, upsertColumn } from '../../src/features/sites/index.ts'
import type { Tx } from '../../src/platform/db/database.ts'

/** A column of a site. */
export async function aColumn(
  tx: Tx,
  siteId: string,
  { slug, name, kind = 'list' }: { slug: string; name: string; kind?: ColumnKind },
): Promise<string> {
  return upsertColumn(tx, {
    siteId,
    slug,
    name,
    kind,
    intro: '',
    updateIntervalDays: 14,
    onHome: true,
    sort: 1,
    state: 'active',
  })
}

/** A running topic without documents. */
export async function aTopic(tx: Tx, siteId: string, slug: string): Promise<string> {
  return saveTopicRow(tx, undefined, {
    siteId,
    slug,
    name: '一起看',
    intro: '',
    coverNo: null,
    fromOn: '2026-01-01',
    untilOn: null,
    groups: ['全部'],
    sort: 0,
    state: 'active',
    version: 0,
  })
}
