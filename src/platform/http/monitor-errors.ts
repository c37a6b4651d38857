import type { ErrorCode } from '../../kernel/error-codes.ts'

/** Status and words of the refusals of monitors, rectification orders and samples. */
export const MONITOR_ERRORS = {
  'monitor.finding-not-found': [404, '没有找到这个问题，或者它不由您查看。'],
  'monitor.finding-cured': [409, '这个问题已经消除，不需要再处理。'],
  'monitor.finding-changed': [409, '这个问题刚刚有变化，没有保存。请刷新后再看。'],
  'monitor.word-invalid': [400, '请填写错误写法和建议写法，两者不能相同；没有保存。'],
  'monitor.host-invalid': [400, '请填写域名，如 example.com，不带 http:// 和路径；没有保存。'],
  'order.not-yours': [403, '这件整改不由您办理。'],
  'order.own-inspection': [403, '发出整改通知的人不能自己复核，请由其他人员复核。'],
  'order.own-unit': [403, '被整改单位的人员不能发出或者复核本单位的整改通知。'],
  'order.publication-unknown': [409, '有信息编号没有找到，或者没有向社会公开，没有提交。请核对后再提交。'],
  'order.finding-elsewhere': [409, '所选的问题不都属于这个单位，或者已经消除，没有发出。'],
  'order.finding-ordered': [409, '所选的问题已经在整改中，没有再发。请在已发出的整改通知上办理，或者去掉这些问题。'],
  'order.findings-open': [
    409,
    '整改通知所列的监测问题还没有全部消除，没有办结。请退回重新整改；确实可以办结的，写明理由。',
  ],
  'order.days-missing': [400, '退回时要写明退回后的整改期限，没有保存。请填写工作日数。'],
  'order.tells-too-much': [400, '会对外公开的文字中有不宜公开的个人信息，没有保存。请改写后再提交。'],
  'order.tells-persons': [
    409,
    '发给单位的文字中有个人信息，没有发出。请改写；办理时确实需要的，勾选“已核对，单位办理需要其中的个人信息”再发出。',
  ],
  'order.file-refused': [422, '有的文件不能作为附件，没有提交，填写的内容还在。请去掉或者换掉列出的文件，再提交。'],
  'draw.not-found': [404, '没有找到这次抽查。'],
  'draw.period-invalid': [400, '抽查的期间不正确：开始日期不能晚于结束日期，结束日期不能晚于今天。'],
  'draw.population-empty': [409, '这个范围内没有可抽查的对象，没有公告。'],
  'draw.seed-not-there': [
    409,
    '抽取的种子是公告之后台账上第 5 条新记录的封印，现在还没有产生。台账上再有几条新记录后（平时几分钟）就可以抽取，种子产生前谁也不知道结果。',
  ],
} as const satisfies Partial<Record<ErrorCode, readonly [number, string]>>
