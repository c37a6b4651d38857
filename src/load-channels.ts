import { type Asked, registerAppearance, saveChannel } from './features/channels/index.ts'
import { findByTitle, listPublications, relateDocument } from './features/disclosures/index.ts'
import { STRANGER } from './kernel/audience.ts'
import { addDays, dayOf } from './kernel/day.ts'
import type { Context } from './platform/context.ts'
import { sampleAppearances, sampleChannels, sampleMeetings, sampleReading } from './sample/channels.ts'

const FEW = 4

async function setUp(ctx: Context): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [at, { name, kind, address = '', note = '', takesAffairs = false }] of sampleChannels.entries()) {
    const { id } = await saveChannel(ctx, {
      name,
      kind,
      address,
      note,
      takesAffairs,
      isUsed: true,
      sort: (at + 1) * 10,
    })
    ids.set(name, id)
  }
  return ids
}

function plain(channelId: string): Omit<Asked, 'appearedOn' | 'place'> {
  return { channelId, documentId: null, title: '', unitId: null, untilOn: null, note: '', audience: { kind: 'public' } }
}

/** What explains a rule of the sample is linked to it. */
async function relate(ctx: Context): Promise<void> {
  const find = async (words: string) => (await findByTitle(ctx.db, { viewer: STRANGER, unitIds: [] }, words))[0]
  const [rule, reading] = [await find(sampleReading.rule), await find(sampleReading.reading)]
  if (!rule || !reading) return
  await relateDocument(ctx, { id: reading.documentId, toId: rule.documentId, kind: 'interprets' })
}

/** Gives the sample school its channels beside the portal, and something of `unitId` that appeared in some of them. `ctx` is the disclosure office. */
export async function loadChannels(ctx: Context, unitId: string): Promise<void> {
  const ids = await setUp(ctx)
  const today = dayOf(ctx.now())
  const newest = await listPublications(ctx.db, STRANGER, { size: FEW })
  for (const [at, { channel, place }] of sampleAppearances.entries()) {
    const documentId = newest[at]?.documentId
    if (documentId === undefined) continue
    await registerAppearance(ctx, { ...plain(ids.get(channel) ?? ''), documentId, appearedOn: today, place })
  }
  for (const { channel, title, place, note, daysAgo, audience } of sampleMeetings)
    await registerAppearance(ctx, {
      ...plain(ids.get(channel) ?? ''),
      ...{
        title,
        place,
        note,
        unitId,
        appearedOn: addDays(today, -daysAgo),
        audience: { kind: audience } as Asked['audience'],
      },
      untilOn: channel === '通知公告栏' ? addDays(today, -1) : null,
    })
  await relate(ctx)
}
