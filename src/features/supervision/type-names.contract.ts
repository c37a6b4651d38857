/** How an entry of the ledger is called, and what it says; “…” stands for what it is about. */
type Words = readonly [name: string, says: string]

const WORDS: Readonly<Record<string, Words>> = {
  'account.created': ['建立账号', '建立了账号…'],
  'account.disabled': ['停用账号', '停用了账号…'],
  'account.enabled': ['启用账号', '启用了账号…'],
  'account.password-changed': ['修改密码', '修改了自己的密码'],
  'account.password-reset': ['重置密码', '重置了账号…的密码'],
  'account.roles-changed': ['变更角色', '变更了账号…的角色'],
  'account.second-factor-removed': ['停用动态验证码', '停用了自己的动态验证码'],
  'account.second-factor-set': ['启用动态验证码', '启用了动态验证码'],
  'account.sessions-ended': ['结束会话', '结束了自己在其他设备上的登录'],
  'account.sign-in-refused': ['登录被拒绝', '试图登录账号…，被拒绝'],
  'account.signed-in': ['登录', '登录账号…'],
  'account.signed-out': ['退出登录', '退出登录'],
  'account.unlocked': ['解除锁定', '解除了账号…的锁定'],
  'catalogue.crossing-added': ['建立目录对照', '为事项…建立了目录对照'],
  'catalogue.crossing-removed': ['取消目录对照', '取消了事项…的目录对照'],
  'catalogue.duty-registered': ['登记信息形成或变更', '为事项…登记了信息的形成或变更'],
  'catalogue.item-split': ['拆分公开事项', '拆分了事项…'],
  'catalogue.rule-changed': ['变更更新要求', '变更了事项…的更新要求'],
  'column.saved': ['保存栏目', '保存了栏目…'],
  'correction.answered': ['答复纠错', '答复了纠错…'],
  'correction.reported': ['收到纠错', '反映了纠错…'],
  'disclosure.emergency-approved': ['紧急发布补审通过', '为紧急发布的…补办了审核'],
  'disclosure.expired': ['公示期满', '在公示期满后撤下了…'],
  'disclosure.imported': ['由原系统迁入', '由原系统迁入了…'],
  'disclosure.published': ['发布', '发布了…'],
  'disclosure.updated': ['更新发布', '更新发布了…'],
  'disclosure.withdrawn': ['撤回公开', '撤回了…的公开'],
  'document.approval-voided': ['审核失效（内容改动）', '改动了…，原审核失效'],
  'document.content-imported': ['导入 Word 或 Excel', '把 Word 或 Excel 导入了…'],
  'document.created': ['新建信息', '新建了…'],
  'document.discarded': ['删除草稿', '删除了草稿…'],
  'document.file-added': ['上传附件', '给…上传了附件'],
  'document.recalled': ['撤回送审', '撤回了…的送审'],
  'document.reopened': ['修改已发布信息', '开始修改已发布的…'],
  'document.scheduled': ['定时发布', '给…定了发布时间'],
  'document.submitted': ['送审', '把…送审'],
  'duty.assigned': ['任职', '为岗位…指定了任职人员'],
  'duty.ended': ['免去任职', '免去了岗位…的一项任职'],
  'post.changed': ['修改岗位', '修改了岗位…'],
  'post.created': ['新增岗位', '新增了岗位…'],
  'review.approved': ['审核通过', '通过了对…的最后一步审核'],
  'review.delegated': ['委托代理', '委托了外出代理'],
  'review.delegation-ended': ['结束代理', '结束了外出代理'],
  'review.opened': ['审核开始', '开始了对…的审核'],
  'review.recalled': ['审核撤回', '撤回了对…的审核'],
  'review.returned': ['审核退回', '退回了…'],
  'review.route-changed': ['变更审核流程', '变更了审核流程…'],
  'review.step-approved': ['步骤通过', '通过了对…的一步审核'],
  'review.step-opened': ['转入步骤', '把…转入下一步审核'],
  'review.urged': ['催办', '催办了对…的审核'],
  'review.voided': ['审核作废', '作废了对…的审核'],
  'school.changed': ['修改学校资料', '修改了学校资料'],
  'school.loaded': ['载入学校', '载入了学校的初始资料'],
  'supervision.ledger-read': ['查阅台账', '查阅了台账'],
  'unit.changed': ['修改单位', '修改了单位…'],
  'unit.created': ['新增单位', '新增了单位…'],
  'unit.imported': ['导入单位', '从 Excel 导入了单位'],
}

/** Every type of entry, in the order of the areas. */
export const ENTRY_TYPES: readonly string[] = Object.keys(WORDS)

/** The name of a type; one that has none yet is named by itself. */
export function typeName(type: string): string {
  return WORDS[type]?.[0] ?? type
}

/** What an entry says of its subject, without who did it. */
export function predicateOf(type: string, subject: string): string {
  return (WORDS[type]?.[1] ?? `${type} …`).replace('…', subject)
}
