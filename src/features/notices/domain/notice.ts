/** How a notice reaches somebody: in the console, by e-mail, by short message, by WeCom. */
export const CHANNELS = ['console', 'email', 'sms', 'wecom'] as const
export type Channel = (typeof CHANNELS)[number]

/**
 * `queued`: waits. `accepted`: the server has taken it over. `failed`: never will, or was given up. `uncertain`: an attempt broke
 * off when the server may have had it already. `bounced`: taken over, and returned later.
 */
export const NOTICE_STATES = ['queued', 'accepted', 'failed', 'uncertain', 'bounced'] as const
export type NoticeState = (typeof NOTICE_STATES)[number]

/** What became of an attempt; see `Outcome` of the couriers. */
export type Result = 'accepted' | 'refused' | 'postponed' | 'unknown'

// A school's server that is away over a long weekend still gets its letters.
const PAUSES_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440] as const

/** How many minutes to wait after the n-th attempt of a round (from 1); undefined when the round is over. */
export function pauseAfter(attempt: number): number | undefined {
  return PAUSES_MINUTES[attempt - 1]
}

/** What follows from an attempt. `pauseMinutes` null: nothing more is done by itself. */
export interface Decision {
  readonly state: NoticeState
  readonly pauseMinutes: number | null
}

/**
 * The state after an attempt: only an accepted notice counts as sent. What was uncertain stays so until it is accepted, because
 * it may have arrived; what was given up shows as failed.
 */
export function decide({
  result,
  attempt,
  wasUncertain,
}: {
  readonly result: Result
  readonly attempt: number
  readonly wasUncertain: boolean
}): Decision {
  if (result === 'accepted') return { state: 'accepted', pauseMinutes: null }
  const isUncertain = wasUncertain || result === 'unknown'
  if (result === 'refused') return { state: isUncertain ? 'uncertain' : 'failed', pauseMinutes: null }
  const pauseMinutes = pauseAfter(attempt) ?? null
  if (isUncertain) return { state: 'uncertain', pauseMinutes }
  return { state: pauseMinutes === null ? 'failed' : 'queued', pauseMinutes }
}

/** May a person send it again? What was accepted has arrived as far as anybody knows. */
export function mayRetry({ channel, state }: { readonly channel: Channel; readonly state: NoticeState }): boolean {
  return channel !== 'console' && state !== 'accepted'
}

const MAIL_ADDRESS = /^[^\s<>()[\]\\,;:"@]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+[\p{L}]{2,63}$/u
const MOBILE = /^(?:\+?86)?1\d{10}$/
const WECOM_NAME = /^[\w.@-]{1,64}$/

/** Can something be sent there by this channel? */
export function isReachable(channel: Channel, address: string): boolean {
  if (channel === 'email') return address.length <= 254 && MAIL_ADDRESS.test(address)
  if (channel === 'sms') return MOBILE.test(address)
  return channel === 'wecom' ? WECOM_NAME.test(address) : address === ''
}
