import type { Follower, RecordedEntry } from '../../platform/ledger/follow.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { insertDue } from './looks.store.ts'
import { LOOK } from './run-round.ts'

/** The publication that an act is about; an appearance without one stands for itself, so that its rules look again too. */
function documentOf({ subjectId, data }: RecordedEntry): string {
  const { documentId } = data
  return typeof documentId === 'string' ? documentId : subjectId
}

/** Has whatever was published, changed or taken down looked at: the job runs beside, because reading files can take long. */
export const monitorFollower: Follower = {
  name: 'monitors',
  batch: 500,
  async read(tx, entries) {
    const acts = entries.filter(({ type }) => type.startsWith('disclosure.') || type.startsWith('appearance.'))
    const last = acts.at(-1)
    if (!last) return
    await insertDue(tx, [...new Set(acts.map(documentOf))])
    await enqueue(tx, { name: LOOK, runAt: last.at, key: LOOK })
  },
}
