import type { Session } from './session.tsx'

/** An entry of the left menu; groups have children. */
export interface MenuEntry {
  readonly path: string
  readonly label: string
  /** What it is for, in one line; told on the workbench of those who have nothing waiting there. */
  readonly purpose?: string
  readonly isFor: (session: Session) => boolean
}

export interface MenuGroup {
  readonly label: string
  readonly entries: readonly MenuEntry[]
}

const everyone = (): boolean => true
const readers = ({ may }: Session): boolean => may('documents.read')

const APPLICATIONS = [
  'applications.handle',
  'applications.work',
  'applications.check-secrecy',
  'applications.sign',
  'applications.watch',
] as const

const MAILBOXES = ['mailboxes.handle', 'mailboxes.work', 'mailboxes.sign', 'mailboxes.supervise'] as const

/** The menu by task. What somebody may not open is not in their menu. */
export const MENU: readonly MenuGroup[] = [
  {
    label: '待办',
    entries: [
      { path: '/', label: '工作台', isFor: everyone },
      { path: '/reviews', label: '审核', isFor: ({ may }) => may('review.take-part') || may('documents.write') },
      { path: '/notices', label: '我的通知', isFor: everyone },
      {
        path: '/mail',
        label: '邮件',
        isFor: ({ may }) => may('mail.read') || may('mail.manage') || may('mailboxes.supervise'),
      },
    ],
  },
  {
    label: '公开',
    entries: [
      { path: '/documents', label: '信息', isFor: readers },
      { path: '/catalogue', label: '公开目录', isFor: ({ may }) => may('catalogue.read-board') },
      { path: '/columns', label: '栏目与子站', isFor: ({ may }) => may('columns.manage') || may('documents.read') },
      {
        path: '/responsibility',
        label: '责任矩阵',
        purpose: '每个公开事项由哪个单位、岗位、谁负责，有没有缺口',
        isFor: ({ may }) => may('catalogue.read-board'),
      },
      {
        path: '/concerns',
        label: '热点关切',
        purpose: '来信、申请和搜索中集中的事项，决定公开什么、怎样回应',
        isFor: ({ may }) => may('concerns.read'),
      },
      {
        path: '/channels',
        label: '公开渠道',
        purpose: '公众号、校报、会议、公告栏等渠道的发布登记，与公开的内容是否一致',
        isFor: ({ may }) => may('channels.read'),
      },
      { path: '/search', label: '搜索', isFor: ({ may }) => may('settings.manage') },
    ],
  },
  {
    label: '申请与来信',
    entries: [
      {
        path: '/applications',
        label: '依申请公开',
        purpose: '收到的申请、答复期限和办理',
        isFor: ({ may }) => APPLICATIONS.some(may),
      },
      {
        path: '/application-statistics',
        label: '申请统计',
        purpose: '国家统计表，按期办结率，每个数字都能打开',
        isFor: ({ may }) => may('applications.handle') || may('applications.watch'),
      },
      { path: '/application-rules', label: '申请规则', isFor: ({ may }) => may('applications.handle') },
      {
        path: '/mailbox-letters',
        label: '来信办理',
        purpose: '信箱的来信、建议、投诉、来电和信息纠错',
        isFor: ({ may }) => MAILBOXES.some(may),
      },
      { path: '/calls', label: '来电登记', isFor: ({ may }) => may('mailboxes.handle') },
      {
        path: '/mailbox-statistics',
        label: '来信统计',
        purpose: '按信箱、类型和单位，每个数字都能打开',
        isFor: ({ may }) => may('mailboxes.handle') || may('mailboxes.supervise'),
      },
      {
        path: '/mailboxes',
        label: '信箱设置',
        purpose: '由谁办理、期限和依据、是否公开',
        isFor: ({ may }) => may('mailboxes.handle') || may('mailboxes.supervise'),
      },
      {
        path: '/letter-templates',
        label: '文书模板',
        purpose: '答复书、告知书的措辞和编号',
        isFor: ({ may }) => may('applications.handle') || may('settings.manage'),
      },
    ],
  },
  {
    label: '办事',
    entries: [
      {
        path: '/lists',
        label: '三张清单',
        purpose: '责任、审批、服务清单和办事指南：条目、变更、核对、拨测',
        isFor: ({ may }) => may('lists.read'),
      },
      { path: '/hall', label: '待办服务事项', purpose: '师生申请的服务，轮到您办理的环节', isFor: everyone },
      {
        path: '/services',
        label: '服务设计',
        purpose: '设计服务的表单和流程，试运行，启用',
        isFor: ({ may }) => may('hall.design'),
      },
      {
        path: '/venues',
        label: '场地',
        purpose: '可以在服务大厅预约的场地，和近期的预约',
        isFor: ({ may }) => may('hall.design'),
      },
      {
        path: '/service-statistics',
        label: '办事统计',
        purpose: '办件数量、按期率、评价和各环节用时，每个数字都能打开',
        isFor: ({ may }) => may('hall.watch'),
      },
    ],
  },
  {
    label: '监督',
    entries: [
      {
        path: '/cockpit',
        label: '驾驶舱',
        purpose: '一分钟了解公开和办理情况：目录、办件、单位、走势',
        isFor: ({ may }) => may('figures.read'),
      },
      {
        path: '/figures',
        label: '统计指标',
        purpose: '年度报告用的数字，每个都能打开到记录，可以封存',
        isFor: ({ may }) => may('figures.read'),
      },
      {
        path: '/reports',
        label: '年度报告',
        purpose: '从记录生成初稿，修改、送签、签发和公布',
        isFor: ({ may }) => may('reports.read'),
      },
      {
        path: '/monitors',
        label: '监测',
        purpose: '系统自动发现的问题：逾期、空白、错字、打不开的链接，怎样改',
        isFor: ({ may }) => may('monitors.read'),
      },
      {
        path: '/orders',
        label: '整改',
        purpose: '监督办公室发出的整改通知，单位的报告和复核',
        isFor: ({ may }) => may('orders.read') || may('orders.answer'),
      },
      {
        path: '/draws',
        label: '随机抽查',
        purpose: '公告范围，用事后产生的种子抽取，任何人都能重算',
        isFor: ({ may }) => may('orders.read'),
      },
      {
        path: '/waiting-cases',
        label: '督办',
        purpose: '逾期、临期和没有进展的申请与来信，一次催多件',
        isFor: ({ may }) => may('cases.urge'),
      },
      {
        path: '/assessments',
        label: '考核',
        purpose: '按指标考核各单位：计算、打分、公示、申诉、发布',
        isFor: ({ may }) => may('assessments.read') || may('assessments.answer'),
      },
      {
        path: '/surveys',
        label: '社会评议',
        purpose: '评议问卷：起草、公告、发邀请码、公布结果',
        isFor: ({ may }) => may('surveys.read'),
      },
      {
        path: '/plans',
        label: '工作方案',
        purpose: '任务、责任单位和期限：下达、报告进展、确认完成',
        isFor: ({ may }) => may('plans.read') || may('plans.answer'),
      },
      {
        path: '/trainings',
        label: '培训',
        purpose: '专题培训、案例研讨、政策解读：计划、参加人数、材料',
        isFor: ({ may }) => may('trainings.read'),
      },
      {
        path: '/ledger',
        label: '台账',
        purpose: '查阅每一次操作：谁在什么时候做了什么，为什么',
        isFor: ({ may }) => may('audit.read'),
      },
    ],
  },
  {
    label: '设置',
    entries: [
      {
        path: '/units',
        label: '单位',
        purpose: '单位的名称、地址、电话和岗位',
        isFor: ({ may }) => may('organisation.manage') || may('audit.read'),
      },
      {
        path: '/accounts',
        label: '账号与角色',
        purpose: '谁可以登录，担任什么角色',
        isFor: ({ may }) => may('accounts.manage') || may('roles.grant') || may('audit.read'),
      },
      {
        path: '/review-routes',
        label: '审核流程',
        purpose: '每种材料由谁审核，按什么顺序',
        isFor: ({ may }) => may('review.manage-routes') || may('audit.read'),
      },
      {
        path: '/work-calendar',
        label: '工作日历',
        purpose: '放假和调休上班的日子，期限按它计算',
        isFor: ({ may }) => may('settings.manage') || may('audit.read'),
      },
      { path: '/leak-guard', label: '公开前检查', isFor: ({ may }) => may('leaks.manage') || may('audit.read') },
      { path: '/sending', label: '发送记录', isFor: ({ may }) => may('mail.manage') },
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
