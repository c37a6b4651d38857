import type { Mailbox } from './mailbox.ts'

/** What an application for disclosure may turn out to be: 咨询, 信访, 举报. */
export type HandedOver = 'enquiry' | 'petition' | 'report'

/** Does such a mailbox take it over? Reports go to the supervision office alone, and nothing else goes there. */
export function takesHandedOver({ kind }: Pick<Mailbox, 'kind'>, as: HandedOver): boolean {
  return as === 'report' ? kind === 'supervision' : kind === 'principal' || kind === 'unit'
}
