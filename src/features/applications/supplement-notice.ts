import { listEvents } from '../casework/index.ts'
import { openLetter } from '../letters/index.ts'
import type { SignedLetter } from './case-letters.ts'
import type { Values } from './domain/letter-values.ts'
import type { Held } from './on-case.ts'

/** What 逾期不补正 says of the demand before it: its number, when it reached the applicant, and until when they had time. */
export async function supplementNoticeOf({ tx, file, application }: Held, key: Buffer): Promise<Values> {
  const demand = (await listEvents(tx, file.id)).findLast(({ type }) => type === 'supplement-requested')
  const letter = demand?.data['letter'] as SignedLetter | undefined
  const supplementDueOn = application.supplementUntil ?? ''
  const askedOn = application.supplementAskedOn ?? ''
  if (!letter) return { noticeNumber: '未编文号', noticeReceivedOn: askedOn, supplementDueOn }
  const { deliveries } = await openLetter(tx, { key, letterId: letter.letterId })
  const arrived = deliveries.find(({ result }) => result === 'received') ?? deliveries[0]
  return { noticeNumber: letter.number, noticeReceivedOn: arrived?.deliveredOn ?? askedOn, supplementDueOn }
}
