/** The kinds of applicants (国家统计表的列). */
export const APPLICANT_KINDS = [
  'person',
  'business',
  'research',
  'welfare',
  'legal-service',
  'other-organisation',
] as const
export type ApplicantKind = (typeof APPLICANT_KINDS)[number]

export const APPLICANT_NAMES: Readonly<Record<ApplicantKind, string>> = {
  person: '自然人',
  business: '商业企业',
  research: '科研机构',
  welfare: '社会公益组织',
  'legal-service': '法律服务机构',
  'other-organisation': '其他法人或者组织',
}

export const SUPPLY_FORMS = ['electronic', 'paper', 'read'] as const
export type SupplyForm = (typeof SUPPLY_FORMS)[number]
export const FORM_NAMES: Readonly<Record<SupplyForm, string>> = {
  electronic: '电子文件',
  paper: '纸质复制件',
  read: '当面阅看、抄录',
}

export const SUPPLY_WAYS = ['online', 'email', 'post', 'counter'] as const
export type SupplyWay = (typeof SUPPLY_WAYS)[number]
export const WAY_NAMES: Readonly<Record<SupplyWay, string>> = {
  online: '在本网站凭编号和查询码下载',
  email: '电子邮件',
  post: '邮寄',
  counter: '自行领取',
}

/** Who applies. Persons give a name and a document; organisations a name, their code, and who represents them. */
export interface Identity {
  readonly name: string
  readonly documentType: string
  readonly documentNo: string
  /** 法定代表人或者负责人; organisations only. */
  readonly representative: string
  /** 联系人; organisations only. */
  readonly contactName: string
  readonly phone: string
  readonly email: string
  readonly address: string
}

/** What is asked for. */
export interface Request {
  readonly title: string
  readonly what: string
  /** 用途; never required (29号令第九条 knows 特殊需要, 条例 has dropped it). */
  readonly purpose: string
}

/** An application as it is filled in, by the applicant or by the office for them. */
export interface Intake {
  readonly kind: ApplicantKind
  readonly identity: Identity
  readonly request: Request
  readonly form: SupplyForm
  readonly way: SupplyWay
}

/** The fields of an intake, as the form names them. */
export type Field = keyof Identity | keyof Request

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function missingOfOrganisation({ kind, identity }: Intake): Field[] {
  if (kind === 'person') return []
  return (['representative', 'contactName'] as const).filter((field) => isBlank(identity[field]))
}

function missingForDelivery({ way, identity }: Intake): Field[] {
  if (way === 'email' && !/^[^\s@]+@[^\s@]+$/.test(identity.email.trim())) return ['email']
  return way === 'post' && isBlank(identity.address) ? ['address'] : []
}

/**
 * What the law asks for and is not filled in (条例第二十九条: 姓名或者名称、身份证明、联系方式, 便于查询的描述, 形式要求):
 * names of fields; empty when the application is complete. One way to be reached is enough.
 */
export function missingFields(intake: Intake): Field[] {
  const { identity, request } = intake
  const contacts = [identity.phone, identity.email, identity.address]
  return [
    ...(['title', 'what'] as const).filter((field) => isBlank(request[field])),
    ...(['name', 'documentNo'] as const).filter((field) => isBlank(identity[field])),
    ...missingOfOrganisation(intake),
    ...(contacts.every(isBlank) ? (['phone'] as const) : []),
    ...missingForDelivery(intake),
  ]
}
