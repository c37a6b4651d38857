import { REPEAT_NOTE } from './compose-mail.ts'
import { type Courier, type Dispatch, type Outcome, outcome } from './courier.ts'
import { type Answered, askService, outcomeOfStatus } from './exchange.ts'

/** An application of the school in WeCom (企业微信). */
export interface WecomAccess {
  /** https://qyapi.weixin.qq.com, or the address of a school's own proxy. */
  readonly url: string
  readonly corpId: string
  readonly agentId: string
  readonly secret: string
}

// WeCom drops the same words to the same person within this time.
const SAME_WORDS_SECONDS = 4 * 3600
const TOKEN_ENDED = [40014, 42001]
const BUSY = [-1, 45009, 45033]
const NOBODY = [81013, 60111, 40003]
// Read before the message is handed over, so that what breaks off here has certainly not been sent.
const beforehand = (failed: Outcome): Outcome => ({ ...failed, result: 'postponed', isServerAway: true })

function codeOf(answered: Exclude<Answered, { failed: Outcome }>): number {
  return Number(answered.body['errcode'] ?? 0)
}

function wordsOf({ body }: Exclude<Answered, { failed: Outcome }>): string {
  return [body['errcode'], body['errmsg'], body['msgid']]
    .filter((word) => typeof word === 'string' || typeof word === 'number')
    .join(' ')
}

async function fetchToken({ url, corpId, secret }: WecomAccess): Promise<string | Outcome> {
  const query = new URLSearchParams({ corpid: corpId, corpsecret: secret })
  const answered = await askService(`${url}/cgi-bin/gettoken?${query.toString()}`, { method: 'GET' })
  if ('failed' in answered) return beforehand(answered.failed)
  const token = answered.body['access_token']
  return typeof token === 'string' && token !== '' ? token : outcome('postponed', wordsOf(answered), true)
}

function bodyOf({ to, title, text, isRepeat }: Dispatch, agentId: string): Record<string, unknown> {
  return {
    touser: to,
    msgtype: 'text',
    agentid: Number(agentId),
    text: { content: `${title}\n${text}${isRepeat ? `\n${REPEAT_NOTE}` : ''}` },
    enable_duplicate_check: 1,
    duplicate_check_interval: SAME_WORDS_SECONDS,
  }
}

function judge(answered: Exclude<Answered, { failed: Outcome }>): Outcome {
  const said = wordsOf(answered)
  const byStatus = outcomeOfStatus(answered.status, said)
  if (byStatus) return byStatus
  const code = codeOf(answered)
  const invalid = answered.body['invaliduser']
  if (code === 0)
    return typeof invalid === 'string' && invalid !== '' ? outcome('refused', said) : outcome('accepted', said)
  if (NOBODY.includes(code)) return outcome('refused', said)
  return outcome('postponed', said, BUSY.includes(code) || !TOKEN_ENDED.includes(code))
}

/** Takes messages to WeCom; its token is kept until it says that it has ended. */
export function wecomCourier(access: WecomAccess): Courier {
  let token = ''
  return async (dispatch) => {
    if (token === '') {
      const fetched = await fetchToken(access)
      if (typeof fetched !== 'string') return fetched
      token = fetched
    }
    const query = new URLSearchParams({ access_token: token })
    const answered = await askService(`${access.url}/cgi-bin/message/send?${query.toString()}`, {
      method: 'POST',
      body: bodyOf(dispatch, access.agentId),
    })
    if ('failed' in answered) return answered.failed
    if (TOKEN_ENDED.includes(codeOf(answered))) token = ''
    return judge(answered)
  }
}
