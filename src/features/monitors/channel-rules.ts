import { addDays, type Day, dayOf, parseDay } from '../../kernel/day.ts'
import type { Context } from '../../platform/context.ts'
import { type Drifted, listDrifted } from '../channels/index.ts'
import { interpretationDays, listUnexplained } from '../disclosures/index.ts'
import { overdueSince } from './domain/overdue.ts'
import type { Found } from './domain/rule.ts'

function toFound({ appearance, drift, words }: Drifted, today: Day): Found {
  const { id, channelName, title, unitId, appearedOn, untilOn, place, nowHash, publicationState } = appearance
  const where = place === '' ? channelName : `${channelName}（${place}）`
  const until = untilOn === null ? '' : `，期限至 ${untilOn}`
  return {
    rule: drift === 'posting-over' ? 'posting-over' : 'channel-drift',
    subjectType: 'appearance',
    subjectId: id,
    // Revised once more, it is another fault.
    content: `${drift} ${nowHash ?? ''} ${publicationState ?? ''}`,
    unitId,
    what: title,
    evidence: `${appearedOn} 在${where}发布${until}。${words.what}。${words.cure}`,
    path: `/console/channels?appearance=${id}`,
    overdue: drift === 'posting-over' ? overdueSince(untilOn === null ? null : parseDay(untilOn), today) : undefined,
  }
}

/** What the registers of the other channels show that is no longer as it is published. */
export async function findInChannels(reading: Pick<Context, 'db' | 'now'>): Promise<Found[]> {
  const today = dayOf(reading.now())
  return (await listDrifted(reading)).map((drifted) => toFound(drifted, today))
}

const LONGEST_DAYS = 365

/** Rules that nobody has explained some days after they were published, if the office wants to know; none that are older than a year. */
export async function findUnexplained({ db, now }: Pick<Context, 'db' | 'now'>): Promise<Found[]> {
  const days = await interpretationDays(db)
  if (days === null) return []
  const today = dayOf(now())
  const rules = await listUnexplained(db, { from: addDays(today, -LONGEST_DAYS), until: addDays(today, -days) })
  return rules.map(({ documentId, title, unitId, listedOn }) => ({
    ...{ rule: 'policy-unexplained', subjectType: 'document', subjectId: documentId, unitId, what: title },
    content: listedOn,
    evidence: `${listedOn} 公开，超过 ${String(days)} 天没有关联已公开的解读。`,
    path: `/console/documents/${documentId}`,
  }))
}
