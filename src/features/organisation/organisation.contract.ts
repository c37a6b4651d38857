import { Type } from 'typebox'
import { SheetAnswer, SheetQuery } from '../../platform/http/sheet-import.contract.ts'
import { UNIT_KINDS } from '../../kernel/unit-kinds.ts'
import { Id, type Endpoint, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

const Text = (longest: number) => Type.String({ maxLength: longest })

export const UnitBody = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 20 }),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  shortName: Text(30),
  kind: oneOf(UNIT_KINDS),
  parentId: orNull(Id),
  slug: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,40}$' }),
  isBusinessDepartment: Type.Boolean(),
  phone: Text(40),
  email: Text(80),
  address: Text(100),
  officeHours: Text(80),
  intro: Text(1000),
  sort: Type.Integer({ minimum: 0, maximum: 100000 }),
  state: oneOf(['active', 'closed']),
})
export const UnitView = Type.Intersect([Type.Object({ id: Id }), UnitBody])

export const listUnitsEndpoint = {
  method: 'GET',
  url: '/units',
  summary: '单位和可指定的群体',
  reply: Type.Object({
    rows: Type.Array(UnitView),
    groups: Type.Array(Type.Object({ id: Id, name: Type.String(), note: Type.String() })),
    mayManage: Type.Boolean(),
  }),
} as const satisfies Endpoint

export const createUnitEndpoint = {
  method: 'POST',
  url: '/units',
  summary: '新增单位',
  body: UnitBody,
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const changeUnitEndpoint = {
  method: 'PUT',
  url: '/units/:id',
  summary: '修改单位',
  params: Type.Object({ id: Id }),
  body: Type.Object({
    ...UnitBody.properties,
    reason: Type.Optional(Type.String({ maxLength: 500, description: '停用或恢复的理由，记入台账' })),
  }),
  reply: Type.Object({}),
} as const satisfies Endpoint

/** Multipart with one part `file`; `apply` false only checks. */
export const importUnitsEndpoint = {
  method: 'POST',
  url: '/units/import',
  summary: '从 Excel 导入单位（apply=false 只检查）',
  query: Type.Object(SheetQuery),
  reply: SheetAnswer,
} as const satisfies Endpoint

const OfficeBody = Type.Object({
  name: Text(40),
  head: Text(40),
  address: Text(100),
  hours: Text(80),
  phone: Text(40),
  fax: Text(40),
  email: Text(80),
})
export const ProfileView = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  englishName: Text(100),
  orgCode: Type.String({ pattern: '^[A-Z0-9]{2,20}$' }),
  indexPattern: Type.String({ maxLength: 80, pattern: '^$|\\{serial(:\\d)?\\}' }),
  docNoPrefix: Text(20),
  address: Text(100),
  postcode: Text(10),
  colour: Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' }),
  isSample: Type.Boolean(),
  isMourning: Type.Boolean(),
  disclosureOffice: OfficeBody,
  supervisionOffice: OfficeBody,
  phone: Text(40),
  maintainer: Text(60),
  icpNo: Text(60),
  policeNo: Text(60),
  siteCode: Text(40),
  institutionNo: Type.String({ maxLength: 40, pattern: '^[0-9A-Za-z]*$' }),
  hotWords: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 12 }),
  texts: Type.Object({
    guide: Text(60000),
    application: Text(60000),
    supervision: Text(60000),
    accessibility: Text(60000),
    privacy: Text(60000),
  }),
})

export const getProfileEndpoint = {
  method: 'GET',
  url: '/school',
  summary: '学校资料',
  reply: ProfileView,
} as const satisfies Endpoint

export const saveProfileEndpoint = {
  method: 'PUT',
  url: '/school',
  summary: '修改学校资料',
  body: ProfileView,
  reply: Type.Object({}),
} as const satisfies Endpoint
