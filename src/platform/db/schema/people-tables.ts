import type { Generated } from 'kysely'
import type { DateColumn, GeneratedInstant, Instant, Text } from './columns.ts'

/** Units, posts and people; accounts, what they may, and their sessions. */
export interface PeopleTables {
  unit: {
    id: string
    code: string
    name: string
    short_name: Text
    kind: string
    parent_id: string | null
    slug: string
    is_business_department: Generated<boolean>
    phone: Text
    email: Text
    address: Text
    office_hours: Text
    intro: Text
    sort: Generated<number>
    state: Text
    created_at: GeneratedInstant
  }
  post: { id: string; unit_id: string; name: string; sort: Generated<number> }
  person: {
    id: string
    staff_no: string
    name: string
    unit_id: string | null
    is_party_member: Generated<boolean>
    kind: Generated<string>
    supervisor_id: string | null
    state: Text
  }
  duty: { id: string; person_id: string; post_id: string; from_on: DateColumn; until_on: DateColumn | null }
  account: {
    id: string
    login: string
    name: string
    unit_id: string | null
    person_id: string | null
    password_hash: string
    password_changed_at: GeneratedInstant
    must_change_password: Generated<boolean>
    failed_attempts: Generated<number>
    locked_until: Instant | null
    totp_secret: string | null
    totp_confirmed_at: Instant | null
    totp_last_step: Generated<number>
    state: Text
    last_seen_at: Instant | null
    created_at: GeneratedInstant
  }
  role_grant: {
    id: string
    account_id: string
    role: string
    unit_id: string | null
    granted_at: GeneratedInstant
    granted_by: string
    revoked_at: Instant | null
  }
  viewer_group: { id: string; name: string; note: Text }
  viewer_group_member: { group_id: string; account_id: string }
  session: {
    id: string
    token_hash: string
    account_id: string
    created_at: GeneratedInstant
    seen_at: GeneratedInstant
    ends_at: Instant
    second_factor_at: Instant | null
    address: Text
    user_agent: Text
    came_by: Generated<string>
    campus_ticket_hash: string | null
    revoked_at: Instant | null
  }
}
