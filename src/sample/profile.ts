import { toHtml } from './markup.ts'
import type { SampleOffice, SampleProfile } from './sample-types.ts'
import { ACCESSIBILITY, PRIVACY } from './texts/accessibility.ts'
import { APPLICATION, SUPERVISION } from './texts/application.ts'
import { GUIDE } from './texts/guide.ts'
import { headOf, unitBySlug } from './units.ts'

function officeOf(slug: string, fax: string): SampleOffice {
  const unit = unitBySlug(slug)
  return {
    name: unit.name,
    head: `示例${headOf(unit.code)}（${unit.shortName}）`,
    address: unit.office,
    hours: unit.officeHours,
    phone: unit.phone,
    fax,
    email: unit.email,
  }
}

/** 示例医科大学: what the school says of itself. Address, numbers and records are obviously samples or empty. */
export const profile: SampleProfile = {
  name: '示例医科大学',
  englishName: 'Sample Medical University',
  orgCode: 'G10999',
  indexPattern: '{org}-{item}-{year}-{serial:4}',
  docNoPrefix: '示医校字',
  address: '示例省示例市示例区学府路 1 号',
  postcode: '000000',
  colour: '#0B5D66',
  isSample: true,
  isMourning: false,
  disclosureOffice: officeOf('xxgk', '0000-000 0250'),
  supervisionOffice: officeOf('jiandu', ''),
  phone: '0000-000 0000',
  maintainer: '网络信息中心',
  icpNo: '',
  policeNo: '',
  siteCode: '',
  institutionNo: '',
  hotWords: ['收费标准', '部门预算', '拟录取名单', '招标公告', '奖学金', '转专业'],
  texts: {
    guide: toHtml(GUIDE),
    application: toHtml(APPLICATION),
    supervision: toHtml(SUPERVISION),
    accessibility: toHtml(ACCESSIBILITY),
    privacy: toHtml(PRIVACY),
  },
}
