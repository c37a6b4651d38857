/** 送达方式: on the portal, by e-mail, by post, over the counter. */
export const WAYS = ['online', 'email', 'post', 'counter'] as const
export type Way = (typeof WAYS)[number]

/** What became of it: sent off, received (for post: signed for), or come back. */
export const RESULTS = ['sent', 'received', 'returned'] as const
export type DeliveryResult = (typeof RESULTS)[number]

/** One delivery. What tells who somebody is or where they live stands in `to`, `trackingNo` and `note`. */
export interface Delivery {
  readonly way: Way
  readonly result: DeliveryResult
  /** The civil day in Shanghai. */
  readonly deliveredOn: string
  /** The mailbox, the address, or who signed at the counter. */
  readonly to: string
  readonly trackingNo: string
  readonly note: string
}

/** Does it say what has to be proved later? Post by its number, the counter by who signed, e-mail by the mailbox. */
export function isComplete({ way, to, trackingNo }: Delivery): boolean {
  if (way === 'post') return trackingNo.trim() !== '' && to.trim() !== ''
  if (way === 'email') return /^\S+@\S+$/.test(to.trim())
  return way === 'online' || to.trim() !== ''
}
