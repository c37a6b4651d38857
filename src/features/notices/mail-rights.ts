import { AppError } from '../../kernel/app-error.ts'
import type { Actor, Context } from '../../platform/context.ts'
import { grants, type Permission } from '../../kernel/roles.ts'
import type { MailReach } from './mail.queries.ts'

/**
 * Whose letters the actor may see: those of the units where they hold a post that reads mail, with the office the school's own
 * mailboxes, and with the supervision office those that are kept for it. Nobody reads another's, the office and the
 * administrators included.
 */
export function mailReachOf({ roles }: Pick<Actor, 'roles'>): MailReach {
  const has = (permission: Permission): boolean => roles.some((grant) => grants(grant, permission))
  const units = roles.filter((grant) => grants(grant, 'mail.read')).flatMap(({ unitId }) => unitId ?? [])
  return { unitIds: [...new Set(units)], isOffice: has('mail.manage'), isSupervision: has('mailboxes.supervise') }
}

/** Whose a letter is: that of the mailbox it came to. */
export interface MailPlace {
  readonly id: string
  readonly unitId: string | null
  readonly keptFor: string
}

function isWithin({ unitIds, isOffice, isSupervision }: MailReach, { unitId, keptFor }: MailPlace): boolean {
  if (keptFor === 'supervision') return isSupervision
  return unitId === null ? isOffice : unitIds.includes(unitId)
}

/** Throws `mail.not-found` for a letter of somebody else's mailbox: not even that it exists is told. */
export function authorizeMail({ actor }: Pick<Context, 'actor'>, place: MailPlace): void {
  if (actor.id === '') throw new AppError('access.sign-in-required')
  if (!isWithin(mailReachOf(actor), place)) throw new AppError('mail.not-found', { id: place.id })
}
