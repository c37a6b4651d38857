import type { ErrorCode } from '../../kernel/error-codes.ts'

/** Status and words of the refusals of the annual reports. */
export const REPORT_ERRORS = {
  'report.not-found': [404, '没有找到这份报告。'],
  'report.template-unknown': [404, '没有这种报告模板，没有新建。请刷新页面后重新选择。'],
  'report.version-conflict': [409, '这份报告刚刚被其他人改过，您的修改没有保存。请复制您的文字，刷新后再改。'],
  'report.not-in-draft': [409, '这份报告已经送签或者签发，不能修改。需要修改的，请先退回起草。'],
  'report.not-checked': [409, '这份报告还没有经信息公开办公室审核，或者已经退回。请刷新后查看。'],
  'report.not-frozen': [409, '这份报告还没有签发，不能公布。'],
  'report.faulty': [409, '报告还有没有解决的问题，没有送签。请按列出的提示修改，或者对确属不同口径的数字写明理由。'],
  'report.figures-moved': [409, '取数以后记录有变动，没有送签。已按现在的记录重新取数，请核对变动的数字后再送签。'],
  'report.own-edit': [403, '不能审核或者签发自己修改过的报告。请由另一位负责人办理。'],
  'report.changed-meanwhile': [409, '报告与您看到的不同，没有签署。请刷新后重新阅读。'],
  'report.period-open': [409, '报告期还没有结束，不能送签。请在结束后的第二天以后再办理。'],
  'report.problem-not-found': [404, '没有找到这个问题。'],
  'report.problem-incomplete': [400, '已整改的问题须写明整改结果，没有保存。'],
} as const satisfies Partial<Record<ErrorCode, readonly [status: number, message: string]>>
