/** The kinds of units (单位类别) as people say them, in the order of lists. */
export const UNIT_KIND_NAMES = {
  party: '党群组织',
  administrative: '行政部门',
  college: '学院',
  'teaching-support': '教辅单位',
  hospital: '附属医院',
  committee: '委员会',
} as const

export type UnitKind = keyof typeof UNIT_KIND_NAMES

export const UNIT_KINDS = Object.keys(UNIT_KIND_NAMES) as readonly UnitKind[]
