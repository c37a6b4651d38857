import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { Readable } from 'node:stream'
import { composeMail } from './compose-mail.ts'
import { type Courier, type Dispatch, LONGEST_ATTEMPT_MS, type Outcome, outcome } from './courier.ts'

const CONNECT_MS = 10_000
const SILENCE_MS = 30_000
const LOOPBACK = /^(?:localhost|127\.|\[?::1\]?$)/

/** The mail server of the school, and who writes. */
export interface SmtpAccess {
  /** smtp://user:password@host:port (STARTTLS) or smtps://… (TLS from the start). */
  readonly url: string
  /** “名称 <address>” or an address alone. */
  readonly from: string
}

/** The address alone. */
export function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1]?.trim() ?? from.trim()
}

/** How far the conversation had come: after the text has begun to flow nobody knows what the server did. */
interface Progress {
  hasBegunText: boolean
}

interface SmtpFault {
  readonly message: string
  readonly code?: string
  readonly response?: string
  readonly responseCode?: number
  readonly command?: string
}

function connectionTo(url: URL): SMTPConnection {
  const isSecure = url.protocol === 'smtps:'
  const isNear = LOOPBACK.test(url.hostname)
  return new SMTPConnection({
    host: url.hostname,
    port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
    secure: isSecure,
    // A password or a letter does not cross the network in the open; on this machine there is no network.
    requireTLS: !isSecure && !isNear,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    logger: false,
  })
}

/** Text that says when it is first asked for: nodemailer does so after the server has answered DATA with 354. */
function toldText(letter: Buffer, progress: Progress): Readable {
  return Readable.from(
    (function* () {
      progress.hasBegunText = true
      yield letter
    })(),
  )
}

type Call = (done: (error?: Error | null) => void) => void

function step(call: Call): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

interface Conversation {
  readonly connection: SMTPConnection
  readonly url: URL
  readonly letter: Buffer
  readonly envelope: { from: string; to: string[] }
  readonly progress: Progress
}

async function converse({ connection, url, letter, envelope, progress }: Conversation): Promise<string> {
  // An error outside a step (a connection that breaks) ends the whole conversation.
  const broken = new Promise<never>((_resolve, reject) => connection.once('error', reject))
  broken.catch(() => undefined)
  const steps = async (): Promise<string> => {
    await step((done) => {
      connection.connect(done)
    })
    if (url.username !== '')
      await step((done) => {
        const login = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
        connection.login({ credentials: login, ...login }, done)
      })
    return new Promise((resolve, reject) => {
      connection.send(envelope, toldText(letter, progress), (error, info) => {
        if (error) reject(error)
        else resolve(info.response)
      })
    })
  }
  return Promise.race([steps(), broken])
}

/** The server spoke about this receiver or this text. A refused sign-in or sender is our own setting: the letter goes when that is mended. */
function isAboutLetter({ responseCode, command = '' }: SmtpFault): boolean {
  return responseCode !== undefined && (command === 'RCPT TO' || command === 'DATA')
}

// What no server was asked about: an address that is none, a letter above the size that the server has announced.
const NOT_SENDABLE = ['EENVELOPE', 'EMESSAGE']

function judge(fault: SmtpFault, { hasBegunText }: Progress): Outcome {
  const { code = '', responseCode, message, response = `${code} ${message}` } = fault
  if (responseCode === undefined) {
    if (NOT_SENDABLE.includes(code)) return outcome('refused', response)
    return hasBegunText ? outcome('unknown', response) : outcome('postponed', response, true)
  }
  if (isAboutLetter(fault)) return outcome(responseCode >= 500 ? 'refused' : 'postponed', response)
  return outcome('postponed', response, true)
}

function deadline(ms: number): { late: Promise<never>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('the attempt took too long'), { code: 'ETIMEDOUT' }))
    }, ms)
  })
  late.catch(() => undefined)
  return {
    late,
    stop: () => {
      clearTimeout(timer)
    },
  }
}

/** Takes letters to the mail server, one connection each. */
export function smtpCourier({ url: given, from }: SmtpAccess): Courier {
  const url = new URL(given)
  return async (dispatch: Dispatch) => {
    const progress: Progress = { hasBegunText: false }
    const connection = connectionTo(url)
    const { late, stop } = deadline(LONGEST_ATTEMPT_MS / 2)
    try {
      const letter = await composeMail(dispatch, from)
      const envelope = { from: addressOf(from), to: [dispatch.to] }
      const talk = converse({ connection, url, letter, envelope, progress })
      talk.catch(() => undefined)
      return outcome('accepted', await Promise.race([talk, late]))
    } catch (error) {
      return judge(error as SmtpFault, progress)
    } finally {
      stop()
      connection.on('error', () => undefined)
      connection.close()
    }
  }
}
