import { Descriptions } from 'antd'
import type { ReactNode } from 'react'

const ROLE_NAMES: Readonly<Record<string, string>> = {
  applicant: '申请人',
  agent: '代理人',
  'third-party': '第三方',
  'other-agency': '其他机关',
}
const FIELD_NAMES: Readonly<Record<string, string>> = {
  name: '姓名或者名称',
  number: '学号或者工号',
  unitName: '所在单位',
  documentType: '证件类型',
  documentNo: '证件号码',
  representative: '法定代表人或者负责人',
  contactName: '联系人',
  phone: '电话',
  email: '电子邮箱',
  address: '通信地址',
  contact: '联系方式',
}

interface PersonFactsProps {
  readonly person: { readonly role: string; readonly identity: Readonly<Record<string, string>> }
}

/** Who a person of a case is, after it was opened. */
export function PersonFacts({ person: { role, identity } }: PersonFactsProps): ReactNode {
  const filled = Object.entries(identity).filter(([, text]) => text !== '')
  return (
    <Descriptions
      title={ROLE_NAMES[role] ?? role}
      bordered
      column={1}
      size="small"
      style={{ marginBottom: 16 }}
      items={filled.map(([key, children]) => ({ key, label: FIELD_NAMES[key] ?? key, children }))}
      styles={{ label: { width: 120 } }}
    />
  )
}
