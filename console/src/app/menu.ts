import type { Session } from './session.tsx'

/** An entry of the left menu; groups have children. */
export interface MenuEntry {
  readonly path: string
  readonly label: string
  readonly isFor: (session: Session) => boolean
}

export interface MenuGroup {
  readonly label: string
  readonly entries: readonly MenuEntry[]
}

const everyone = (): boolean => true
const readers = ({ may }: Session): boolean => may('documents.read')

/** The menu by task. What somebody may not open is not in their menu. */
export const MENU: readonly MenuGroup[] = [
  {
    label: '待办',
    entries: [
      { path: '/', label: '工作台', isFor: everyone },
      { path: '/reviews', label: '审核', isFor: ({ may }) => may('review.take-part') || may('documents.write') },
      { path: '/corrections', label: '纠错反映', isFor: ({ may }) => may('reports.answer') || may('documents.read') },
    ],
  },
  {
    label: '公开',
    entries: [
      { path: '/documents', label: '信息', isFor: readers },
      { path: '/catalogue', label: '公开目录', isFor: ({ may }) => may('catalogue.read-board') },
      { path: '/columns', label: '栏目与子站', isFor: ({ may }) => may('columns.manage') || may('documents.read') },
    ],
  },
  {
    label: '监督',
    entries: [{ path: '/ledger', label: '台账', isFor: ({ may }) => may('audit.read') }],
  },
  {
    label: '设置',
    entries: [
      { path: '/units', label: '单位', isFor: ({ may }) => may('organisation.manage') || may('audit.read') },
      {
        path: '/accounts',
        label: '账号与角色',
        isFor: ({ may }) => may('accounts.manage') || may('roles.grant') || may('audit.read'),
      },
      {
        path: '/review-routes',
        label: '审核流程',
        isFor: ({ may }) => may('review.manage-routes') || may('audit.read'),
      },
      { path: '/school', label: '学校资料', isFor: ({ may }) => may('settings.manage') },
      { path: '/security', label: '我的安全', isFor: everyone },
    ],
  },
]

/** The menu of this person, without empty groups. */
export function menuFor(session: Session): readonly MenuGroup[] {
  return MENU.map(({ label, entries }) => ({ label, entries: entries.filter(({ isFor }) => isFor(session)) })).filter(
    ({ entries }) => entries.length > 0,
  )
}
