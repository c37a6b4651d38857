/** 个人信息处理说明 (个人信息保护法第十七条): the version that was shown is kept with the application. */
export interface PrivacyNotice {
  readonly version: string
  readonly paragraphs: readonly string[]
}

const NOTICES: readonly PrivacyNotice[] = [
  {
    version: '2026-11',
    paragraphs: [
      '为办理您的信息公开申请，我们需要您的姓名或者名称、身份证明和联系方式。这些是办理申请所必需的；不提供，我们无法受理。',
      '您的身份信息加密保存，只有承办人员因办理需要才能查看，每一次查看都有记录。系统管理人员不能查看。',
      '征求第三方意见时，我们只告知所涉及的信息内容，不告知您的身份。',
      '申请办结归档后，身份信息在档案保存期内保存，期满即删除。保存期由学校档案制度规定，可向信息公开办公室查询。',
      '您可以查询、复制、更正您的个人信息，也可以在答复之前撤回申请。请持编号和查询码在网上办理，或者联系信息公开办公室。',
    ],
  },
]

/** The notice that is shown now. */
export function currentNotice(): PrivacyNotice {
  const notice = NOTICES.at(-1)
  if (!notice) throw new Error('there is no privacy notice')
  return notice
}
