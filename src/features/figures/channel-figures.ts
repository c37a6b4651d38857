import type { ChannelKind } from '../../kernel/channel-terms.ts'
import type { Context } from '../../platform/context.ts'
import {
  type Appearance,
  countAppearances,
  type Counted,
  listAppearanceKeys,
  listCountedAppearances,
} from '../channels/index.ts'
import type { Evidence, EvidenceRow, FigureHead } from './domain/figure.ts'
import { countedOnce, type Figure, onPage, type Reading } from './registry.ts'

/** Which appearances a figure counts: those for everybody, or all; of every kind of channel, or of one. */
interface Scope {
  readonly isPublicOnly: boolean
  readonly kind?: ChannelKind
}

function counted({ period }: Reading, { isPublicOnly }: Scope): Counted {
  return { ...period, isPublicOnly }
}

function ofKind<T extends { readonly kind: ChannelKind }>(rows: readonly T[], { kind }: Scope): T[] {
  return rows.filter((row) => kind === undefined || row.kind === kind)
}

function toRow({ title, channelName, unitName, place, appearedOn, no }: Appearance): EvidenceRow {
  const where = /^https?:/u.test(place) || place === '' ? channelName : `${channelName}（${place}）`
  return { title, note: `${where} · ${unitName}`, day: appearedOn, url: no === null ? '' : `/info/${String(no)}` }
}

async function evidenceOf(ctx: Context, reading: Reading, { scope, page }: { scope: Scope; page: number }) {
  const [rows, all] = await Promise.all([
    listCountedAppearances(reading.db, counted(reading, scope), ctx.actor.viewer),
    listAppearanceKeys(reading.db, counted(reading, scope)),
  ])
  const shown = ofKind(rows, scope)
  const withheld = shown.length < ofKind(all, scope).length ? '已经撤下的，以及不对您的身份公开的，不再列出。' : ''
  return { rows: onPage(shown.map(toRow), page), total: shown.length, withheld } satisfies Evidence
}

type Head = Pick<FigureHead, 'key' | 'name' | 'meaning' | 'audience'>

function appearanceFigure(head: Head, scope: Scope): Figure {
  const parts = async (reading: Reading) =>
    ofKind(await countAppearances(reading.db, counted(reading, scope)), scope).map(({ name, count }) => ({
      name,
      value: count,
    }))
  const keys = async (reading: Reading) =>
    ofKind(await listAppearanceKeys(reading.db, counted(reading, scope)), scope).map(({ key }) => key)
  return {
    ...head,
    version: 1,
    area: 'publications',
    unit: '次',
    counts: 'during',
    measure: async (reading) => (await parts(reading)).reduce((sum, { value }) => sum + value, 0),
    records: async (reading) => countedOnce(await keys(reading)),
    parts,
    evidence: (ctx, reading, page) => evidenceOf(ctx, reading, { scope, page }),
  }
}

const HOW = '按发布登记计，更正前的和作废的不计。'

/** 公开渠道: what appeared in the other channels, by channel. */
export const CHANNEL_FIGURES: readonly Figure[] = [
  appearanceFigure(
    {
      key: 'channels.total',
      name: '其他渠道发布',
      audience: 'staff',
      meaning: `期间内在门户以外的渠道发布的次数，包括只在校内发布的。${HOW}`,
    },
    { isPublicOnly: false },
  ),
  appearanceFigure(
    {
      key: 'channels.public',
      name: '其他渠道向社会发布',
      audience: 'public',
      meaning: `期间内在门户以外的渠道向社会发布的次数。${HOW}`,
    },
    { isPublicOnly: true },
  ),
  appearanceFigure(
    {
      key: 'channels.meetings',
      name: '会议公开',
      audience: 'staff',
      meaning: `期间内在教代会、学代会、座谈会等会议上公开信息的次数。${HOW}`,
    },
    { isPublicOnly: false, kind: 'meeting' },
  ),
]
