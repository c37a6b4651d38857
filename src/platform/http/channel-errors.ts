import type { ErrorCode } from '../../kernel/error-codes.ts'

/** Status and words of the refusals of channels, relations and concerns. */
export const CHANNEL_ERRORS = {
  'channel.not-found': [404, '没有找到这个公开渠道。'],
  'channel.name-taken': [409, '已经有同名的公开渠道，没有保存。请换一个名称。'],
  'channel.not-used': [409, '这个公开渠道已经停用，没有登记。'],
  'channel.address-invalid': [400, '网址应以 http:// 或者 https:// 开头，没有保存。'],
  'channel.takes-no-affairs': [409, '这个渠道不同步“阳光三务”信息。'],
  'appearance.not-found': [404, '没有找到这条发布登记，或者您无权查看。'],
  'appearance.day-invalid': [400, '发布日期不能晚于今天，结束日期不能早于开始日期，没有登记。'],
  'appearance.matter-required': [400, '请选择已发布的信息，或者写明发布的内容，没有登记。'],
  'appearance.not-published': [409, '这条信息现在没有公开，不能登记在其他渠道发布。'],
  'appearance.changed-meanwhile': [409, '这条登记已经更正、作废或者撤下，没有保存。请刷新后再办。'],
  'appearance.hash-changed': [409, '有的信息在导出以后又更新过，没有标记。请重新导出、上传后再标记。'],
  'relation.not-found': [404, '没有找到这条关联。'],
  'relation.exists-already': [409, '两份信息已经这样关联，没有重复建立。'],
  'concern.not-found': [404, '没有找到这个决定。'],
  'concern.changed-meanwhile': [409, '这个事项刚刚有了新的决定，没有保存。请刷新后再办。'],
  'concern.document-required': [400, '决定公开的，请选择公开了什么信息，没有保存。'],
  'concern.tells-too-much': [409, '文字中有不应公开的内容（如姓名以外的证件、电话号码），没有保存。请删去后再保存。'],
  'relation.own': [400, '不能把一份信息与它自己关联。'],
} as const satisfies Partial<Record<ErrorCode, readonly [status: number, message: string]>>
