import type { ErrorCode } from '../../kernel/error-codes.ts'

/** Status and words of the refusals of assessments. */
export const ASSESSMENT_ERRORS = {
  'assessment.not-found': [404, '没有找到这次考核，或者其中没有这个单位。'],
  'assessment.period-invalid': [400, '考核期间不正确：结束日期不能早于开始日期，最长两年多一点。'],
  'assessment.scheme-invalid': [400, '考核指标有误，没有保存。请按提示修改。'],
  'assessment.wrong-state': [409, '这次考核现在不能进行这一步。请刷新后查看它所处的阶段。'],
  'assessment.incomplete': [409, '还有单位的指标没有打分，不能继续。请先打完。'],
  'assessment.points-invalid': [400, '分值不正确：只能为需要打分的指标打分，且不超过该项的满分。'],
  'assessment.own-unit': [403, '不能为自己所在的单位打分。'],
  'assessment.own-score': [403, '您为这个单位打过分，不能由您答复它的申诉。'],
  'assessment.appeal-day-invalid': [400, '申诉截止日应在今天之后。'],
  'assessment.appeal-running': [409, '申诉期还没有结束，不能发布。请在截止日的第二天以后再发布。'],
  'assessment.appeal-open': [409, '还有没有答复的申诉。请先答复。'],
  'assessment.appeal-over': [409, '申诉期已经结束。如有异议，请联系监督办公室。'],
} as const satisfies Partial<Record<ErrorCode, readonly [status: number, message: string]>>
