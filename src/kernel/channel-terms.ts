/** The kinds of channels beside the portal (公开渠道). 高等学校信息公开办法第十二条（条号凭记忆，待核）. */
export const CHANNEL_KINDS = ['online', 'print', 'meeting', 'posting', 'broadcast'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** What people call them. */
export const CHANNEL_KIND_NAMES: Readonly<Record<ChannelKind, string>> = {
  online: '网络和新媒体',
  print: '报刊和纸质材料',
  meeting: '会议',
  posting: '公告栏张贴',
  broadcast: '广播和媒体广告',
}

/** How what a channel shows may be no longer what is published. */
export const DRIFTS = ['revised', 'withdrawn', 'expired', 'posting-over'] as const
export type Drift = (typeof DRIFTS)[number]

/** What is the matter, and what to do. */
export const DRIFT_WORDS: Readonly<Record<Drift, { readonly what: string; readonly cure: string }>> = {
  revised: { what: '发布登记以后，信息已经更新', cure: '在该渠道换上新的内容，再登记一次发布。' },
  withdrawn: { what: '发布登记以后，信息已经撤回', cure: '在该渠道撤下或者更正，并登记撤下。' },
  expired: { what: '信息的公示期已满', cure: '在该渠道撤下，并登记撤下。' },
  'posting-over': { what: '张贴期已满，没有登记撤下', cure: '撤下张贴的材料，并登记撤下。' },
}

/** How one document relates to another: 解读, 回应和澄清, 修订, 废止. */
export const RELATION_KINDS = ['interprets', 'responds', 'amends', 'repeals'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** What each is called on the page of the document that does it, and on that of the one it is done to. */
export const RELATION_WORDS: Readonly<Record<RelationKind, { readonly of: string; readonly by: string }>> = {
  interprets: { of: '解读的政策', by: '政策解读' },
  responds: { of: '回应的信息', by: '回应和澄清' },
  amends: { of: '修订的文件', by: '修订情况' },
  repeals: { of: '废止的文件', by: '已被废止' },
}
