/** Who applies (申请人身份). Somebody without an account is a visitor. */
export const PERSON_KIND_NAMES = { staff: '教职工', student: '学生', visitor: '社会访客' } as const
export type PersonKind = keyof typeof PERSON_KIND_NAMES
export const PERSON_KINDS = Object.keys(PERSON_KIND_NAMES) as readonly PersonKind[]
