import type { getAppearance, listChannels } from '../../../../src/features/channels/channels.contract.ts'
import type { ChannelKind } from '../../../../src/kernel/channel-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

export type Channel = Reply<typeof listChannels>['rows'][number]
export type Appearance = Reply<typeof getAppearance>

/** What is asked for where something appeared. */
export const PLACE_LABELS: Readonly<Record<ChannelKind, string>> = {
  online: '网址',
  print: '期号、版面或者文号',
  meeting: '会议地点或者届次',
  posting: '张贴位置',
  broadcast: '频道、栏目或者时段',
}

/** The state of an entry in one word. */
export function stateOf({ isVoid, takenDownOn, isSuperseded }: Appearance): string {
  if (isVoid) return '已更正或作废'
  if (takenDownOn !== null) return `${takenDownOn} 撤下`
  return isSuperseded ? '已换新' : '有效'
}
