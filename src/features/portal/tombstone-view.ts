import { formatInstantCn } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import type { Readable } from '../disclosures/index.ts'
import { getUnit } from '../organisation/index.ts'
import type { TombstoneView } from './views/tombstone.tsx'

const REASONS: Readonly<Record<string, string>> = {
  'posting-over': '公示期已满',
  'in-error': '此信息因发布有误已撤回',
  consolidated: '此信息已并入另一份信息',
}

function rowIfKnown(name: string, value: string): [string, string][] {
  return value === '' ? [] : [[name, value]]
}

/** The tombstone of a publication: number, unit, dates and reason, nothing of the text. A title can name persons, so it goes too. */
export async function viewTombstone(ctx: Context, article: Readable): Promise<TombstoneView> {
  const unit = await getUnit(ctx.db, article.unitId)
  const closed = article.closedAt ?? article.expiresAt
  const reason = REASONS[article.closingKind ?? ''] ?? '此信息已结束公开'
  return {
    title: reason,
    reason,
    successor: article.successorNo === null ? null : { no: article.successorNo },
    rows: [
      ['索引号', article.indexNo],
      ['责任单位', unit.name],
      ['公开时间', article.originalPublishedOn ?? formatInstantCn(article.firstPublishedAt)],
      ['结束时间', closed ? formatInstantCn(closed) : '—'],
      ...rowIfKnown('说明', article.closingNote),
      ...rowIfKnown('联系电话', unit.phone),
    ],
  }
}
