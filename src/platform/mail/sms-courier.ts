import { REPEAT_NOTE } from './compose-mail.ts'
import { type Courier, outcome } from './courier.ts'
import { askService, outcomeOfStatus } from './exchange.ts'

/** The school's SMS gateway: it takes `{ id, phone, text }` in JSON over HTTPS and answers 2xx when it has taken it. */
export interface SmsAccess {
  readonly url: string
  readonly token: string
}

function wordsOf({ id, message }: Readonly<Record<string, unknown>>): string {
  return [id, message].filter((word) => typeof word === 'string' || typeof word === 'number').join(' ')
}

/** Takes short messages to the gateway. `id` is the same for every attempt, so that the gateway can drop a repetition. */
export function smsCourier({ url, token }: SmsAccess): Courier {
  return async ({ messageId, to, title, text, isRepeat }) => {
    const words = `${title}：${text}${isRepeat ? REPEAT_NOTE : ''}`
    const answered = await askService(url, {
      method: 'POST',
      body: { id: messageId, phone: to, text: words, isRepeat },
      ...(token === '' ? {} : { token }),
    })
    if ('failed' in answered) return answered.failed
    const said = wordsOf(answered.body)
    return outcomeOfStatus(answered.status, said) ?? outcome('accepted', said)
  }
}
