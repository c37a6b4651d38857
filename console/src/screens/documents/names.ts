/** 材料种类: decides the review route. */
export const MATERIAL_NAMES = {
  disclosure: '信息公开',
  publicity: '对外宣传',
  'external-report': '对外报送',
  party: '党务公开',
} as const

/** What has a review route: documents of these kinds, and changes of the lists. */
export const ROUTE_NAMES = { ...MATERIAL_NAMES, 'service-list': '三张清单' } as const

/** 公开类别. */
export const MODE_NAMES = { proactive: '主动公开', 'on-request': '依申请公开', withheld: '不予公开' } as const

/** 公开期限. */
export const TERM_NAMES = { permanent: '长期公开', posting: '公示', until: '公开至某日' } as const

/** Why something leaves the site, and what readers will see. */
export const WITHDRAWAL_NAMES = {
  'in-error': '发布有误：正文撤下，页面说明“因发布有误撤回”',
  consolidated: '已并入另一条信息：页面引向新的信息',
  'withdrawn-kept': '不再有效，但保留备查：正文保留，顶部显示说明',
} as const

/** The choices of a record of names. */
export function optionsOf<Key extends string>(names: Readonly<Record<Key, string>>): { value: Key; label: string }[] {
  return (Object.keys(names) as Key[]).map((value) => ({ value, label: names[value] }))
}
