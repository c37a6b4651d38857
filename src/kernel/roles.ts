/** The roles of the platform (角色). The last three are the separated administrators (三员) of the protection scheme 等保. */
export const ROLES = [
  'campus_member',
  'unit_editor',
  'unit_head',
  'secrecy_reviewer',
  'disclosure_office',
  'publicity',
  'leader',
  'principal_leader',
  'supervisor',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const
export type Role = (typeof ROLES)[number]

/** Names of the roles as people say them. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  campus_member: '校内师生',
  unit_editor: '单位编辑',
  unit_head: '单位负责人',
  secrecy_reviewer: '保密审查员',
  disclosure_office: '信息公开办公室',
  publicity: '党委宣传部审核',
  leader: '分管校领导',
  principal_leader: '主要校领导',
  supervisor: '监督办公室',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
}

/** What one may do. Rights over a particular object are the policies of the features. */
export const PERMISSIONS = [
  'documents.write',
  'documents.read',
  'documents.publish',
  'documents.withdraw',
  'documents.place',
  'reports.answer',
  'catalogue.manage',
  'catalogue.read-board',
  'review.take-part',
  'review.manage-routes',
  'columns.manage',
  'organisation.manage',
  'accounts.manage',
  'roles.grant',
  'sessions.manage',
  'settings.manage',
  'audit.read',
  'console.enter',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** A role somebody holds; `unitId` null means for the whole university. */
export interface RoleGrant {
  readonly role: Role
  readonly unitId: string | null
}

const REVIEWER: readonly Permission[] = ['console.enter', 'review.take-part']

const BY_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  campus_member: [],
  unit_editor: ['console.enter', 'documents.write', 'documents.read', 'reports.answer', 'catalogue.read-board'],
  unit_head: [...REVIEWER, 'documents.write', 'documents.read', 'reports.answer', 'catalogue.read-board'],
  secrecy_reviewer: REVIEWER,
  disclosure_office: [
    ...REVIEWER,
    'documents.write',
    'documents.read',
    'documents.publish',
    'documents.withdraw',
    'documents.place',
    'reports.answer',
    'catalogue.manage',
    'catalogue.read-board',
    'review.manage-routes',
    'columns.manage',
    'settings.manage',
  ],
  publicity: [...REVIEWER, 'documents.place', 'columns.manage'],
  leader: [...REVIEWER, 'catalogue.read-board'],
  principal_leader: [...REVIEWER, 'catalogue.read-board'],
  supervisor: ['console.enter', 'documents.read', 'catalogue.read-board', 'audit.read'],
  system_admin: ['console.enter', 'organisation.manage', 'accounts.manage'],
  security_admin: ['console.enter', 'roles.grant', 'sessions.manage'],
  audit_admin: ['console.enter', 'audit.read'],
}

/** Roles that hold for the unit a grant names; all others hold for the whole university. */
export const UNIT_BOUND: readonly Role[] = ['unit_editor', 'unit_head', 'secrecy_reviewer']

/** The three administrators: mutually exclusive, and never together with another role. */
export const ADMINISTRATORS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin']

/** Does this grant carry the permission, for the unit if one is named (undefined: for at least one unit)? */
export function grants(grant: RoleGrant, permission: Permission, unitId?: string | null): boolean {
  if (!BY_ROLE[grant.role].includes(permission)) return false
  if (unitId === undefined || grant.unitId === null || !UNIT_BOUND.includes(grant.role)) return true
  return grant.unitId === unitId
}

/** May these roles be held by one account? Administrators stand alone. */
export function areCompatible(roles: readonly Role[]): boolean {
  const distinct = new Set(roles)
  return distinct.size <= 1 || !roles.some((role) => ADMINISTRATORS.includes(role))
}
