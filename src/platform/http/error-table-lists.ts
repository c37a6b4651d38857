/** The words of the three lists; a part of `ERROR_TABLE`. */
export const LIST_ERRORS = {
  'list-entry.not-found': [404, '没有找到这个办事事项，可能已经取消。请在办事指南中重新查找。'],
  'list-entry.invalid': [422, '清单条目有误，没有送审。请按列出的内容修改后再提交。'],
  'list-entry.in-review': [409, '这个条目有一项变更正在审核，没有送审。请等审核结束，或者先撤回那项变更。'],
  'list-entry.number-taken': [409, '这个编号已被其他条目使用，或者在这次变更中重复，没有送审。请换一个编号。'],
  'list-entry.parent-invalid': [409, '上级条目应是在用的责任清单或审批清单条目，已有条目的上级不能更换。没有送审。'],
  'list-change.not-found': [404, '没有找到这项清单变更。'],
  'list-change.nothing-changed': [409, '内容与现行清单相同，没有需要送审的变更。'],
  'list-change.effective-in-the-past': [409, '生效日期不能早于今天，没有送审。请改为今天或以后的日期。'],
  'list-task.not-found': [404, '没有找到这项核对任务。'],
  'list-task.closed-already': [409, '这项核对任务已经办结。'],
  'list-call.not-found': [404, '没有找到这项拨测。'],
  'list-call.not-yours': [403, '这项拨测安排给了其他人，没有登记。'],
  'list-call.done-already': [409, '这项拨测的结果已经登记。'],
  'list-call.nobody-to-call': [409, '所选的人员都不能参加拨测，没有安排。请选择能使用工作台的人员。'],
  'booklet.format-unknown': [404, '没有这种格式的办事指南。可以下载 PDF、Word 和离线网页。'],
} as const
