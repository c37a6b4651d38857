import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A letter that the server has taken over. */
export interface TakenLetter {
  readonly to: string
  readonly raw: string
}

/** What the server says to a receiver or a text; undefined: it takes it. `hangUp` breaks the connection instead of answering. */
export interface SmtpManners {
  toReceiver?: (address: string) => number | undefined
  /** Called when the text is complete, before the answer. */
  toText?: (letter: TakenLetter) => Promise<number | 'hangUp' | undefined> | number | 'hangUp' | undefined
}

/** A real SMTP server on a free port of this machine. */
export interface SmtpAtWork {
  readonly url: string
  readonly port: number
  readonly taken: TakenLetter[]
  /** Change it to make the server refuse. */
  readonly manners: SmtpManners
  readonly stop: () => Promise<void>
}

function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

function listening(server: SMTPServer, port: number): Promise<number> {
  return new Promise((done) => {
    server.listen(port, '127.0.0.1', () => {
      done((server.server.address() as AddressInfo).port)
    })
  })
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function hangUp(server: SMTPServer): void {
  const { connections } = server as unknown as { connections: Set<{ _socket: { destroy: () => void } }> }
  for (const { _socket: socket } of connections) socket.destroy()
}

/** Starts the server; on a given port when one is to come back where it was. */
export async function startSmtp(port = 0): Promise<SmtpAtWork> {
  const taken: TakenLetter[] = []
  const manners: SmtpManners = {}
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const code = manners.toReceiver?.(address)
      done(code === undefined ? undefined : refusal(code, `5.1.1 <${address}> no such user here`))
    },
    onData(stream, session, done) {
      void textOf(stream).then(async (raw) => {
        const letter = { to: session.envelope.rcptTo[0]?.address ?? '', raw }
        const answer = await manners.toText?.(letter)
        if (typeof answer !== 'number') taken.push(letter)
        if (answer === 'hangUp') hangUp(server)
        else if (typeof answer === 'number') done(refusal(answer, 'not now'))
        else done(null, `queued as ${String(taken.length)}`)
      })
    },
  })
  server.on('error', () => undefined)
  const at = await listening(server, port)
  return {
    url: `smtp://127.0.0.1:${String(at)}`,
    port: at,
    taken,
    manners,
    stop: () =>
      new Promise((done) => {
        server.close(done)
      }),
  }
}

/** A port where nobody listens. */
export async function emptyPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** A header of a letter as it was sent. */
export function headerOf({ raw }: TakenLetter, name: string): string | undefined {
  return new RegExp(`^${name}:[ ]*(.*)$`, 'im').exec(raw.slice(0, raw.indexOf('\r\n\r\n')))?.[1]?.trim()
}

/** The words of a letter of one part, as its reader sees them. */
export function wordsOf({ raw }: Pick<TakenLetter, 'raw'>): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n')).trim()
  return /base64/i.test(raw) ? Buffer.from(body, 'base64').toString('utf8') : body
}

/** The query code that a receipt tells. */
export function codeIn(letter: Pick<TakenLetter, 'raw'>): string {
  return /查询码：([A-Z0-9-]{19})/.exec(wordsOf(letter))?.[1] ?? ''
}
