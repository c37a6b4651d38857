/** What each entry of the ledger says, in words. */
export const TYPE_NAMES: Readonly<Record<string, string>> = {
  'account.created': '建立账号', 'account.disabled': '停用账号', 'account.enabled': '启用账号', 'account.password-changed': '修改密码', 'account.password-reset': '重置密码', 'account.roles-changed': '变更角色',
  'account.second-factor-removed': '停用动态验证码', 'account.second-factor-set': '启用动态验证码', 'account.sessions-ended': '结束会话', 'account.sign-in-refused': '登录被拒绝', 'account.signed-in': '登录', 'account.signed-out': '退出登录',
  'account.unlocked': '解除锁定', 'catalogue.crossing-added': '建立目录对照', 'catalogue.crossing-removed': '取消目录对照', 'catalogue.duty-registered': '登记信息形成或变更', 'catalogue.item-split': '拆分公开事项',
  'catalogue.rule-changed': '变更更新要求', 'column.saved': '保存栏目', 'correction.answered': '答复纠错', 'correction.reported': '收到纠错', 'disclosure.emergency-approved': '紧急发布补审通过', 'disclosure.expired': '公示期满',
  'disclosure.imported': '由原系统迁入', 'disclosure.published': '发布', 'disclosure.updated': '更新发布', 'disclosure.withdrawn': '撤回公开', 'document.approval-voided': '审核失效（内容改动）', 'document.content-imported': '导入 Word 或 Excel',
  'document.created': '新建信息', 'document.discarded': '删除草稿', 'document.file-added': '上传附件', 'document.recalled': '撤回送审', 'document.reopened': '修改已发布信息', 'document.scheduled': '定时发布', 'document.submitted': '送审',
  'review.approved': '审核通过', 'review.delegated': '委托代理', 'review.delegation-ended': '结束代理', 'review.opened': '审核开始', 'review.recalled': '审核撤回', 'review.returned': '审核退回', 'review.route-changed': '变更审核流程',
  'review.step-approved': '步骤通过', 'review.step-opened': '转入步骤', 'review.urged': '催办', 'review.voided': '审核作废', 'school.changed': '修改学校资料', 'school.loaded': '载入学校', 'supervision.ledger-read': '查阅台账',
  'unit.changed': '修改单位', 'unit.created': '新增单位', 'unit.imported': '导入单位',
}
