import { applicationsDesk } from './features/applications/index.ts'
import type { Desks } from './features/casework/index.ts'
import { mailboxesDesk } from './features/mailboxes/index.ts'
import { ordersDesk } from './features/orders/index.ts'

/** The front doors whose cases are watched over, urged and escalated. */
export function desksWith(key: Buffer): Desks {
  return { key, desks: [applicationsDesk, mailboxesDesk, ordersDesk] }
}
