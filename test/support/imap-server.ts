import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { userInfo } from 'node:os'
import { basename, join } from 'node:path'
import { childrenOf, killIfAlive, until } from './processes.ts'
import { emptyPort } from './smtp-server.ts'

const DOVECOT = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot']

/** The sign-in that every mailbox of the server takes. */
export const IMAP_LOGIN = { login: 'office', password: 'Shili-2026' }

/** Dovecot on a free port of this machine, with one mailbox in a folder of its own. */
export interface ImapAtWork {
  readonly port: number
  /** Puts a letter into the mailbox, as a mail server does. */
  readonly deliver: (raw: string | Buffer) => void
  /** Forgets every number it has given, as after a restored backup: the letters get new ones. */
  readonly renumber: () => void
  /** The server goes away, with every connection; its mailbox stays. */
  readonly halt: () => Promise<void>
  readonly resume: () => Promise<void>
  readonly stop: () => Promise<void>
}

function findDovecot(): string {
  const found = DOVECOT.find((path) => existsSync(path))
  if (found === undefined)
    throw new Error('These tests read a real IMAP mailbox. Install Dovecot: apt-get install dovecot-imapd')
  return found
}

// As root Dovecot wants its own users, as anybody else it must do without; root itself may own no mailbox.
function usersFor(): { config: string; owner: string } {
  const { uid, username } = userInfo()
  if (uid === 0) return { config: '', owner: 'mail' }
  return { config: `default_internal_user = ${username}\ndefault_login_user = ${username}\n`, owner: username }
}

function configFor(folder: string, port: number): string {
  const { config, owner } = usersFor()
  return `${config}base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
login_greeting = ${basename(folder)}
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail
service imap-login {
  chroot =
  inet_listener imap {
    port = ${String(port)}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
passdb {
  driver = static
  args = password=${IMAP_LOGIN.password}
}
userdb {
  driver = static
  args = uid=${owner} gid=${execFileSync('id', ['-g', owner]).toString().trim()} home=${folder}/mail
}
`
}

function own(path: string): void {
  if (userInfo().uid === 0) execFileSync('chown', ['-R', 'mail:mail', path])
}

function isListening(folder: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    // Another server may have been given the port meanwhile, of another test even: only this one's own greeting will do.
    socket.once('data', (greeting: Buffer) => {
      socket.destroy()
      done(greeting.toString('latin1').includes(basename(folder)))
    })
    socket.once('error', () => {
      done(false)
    })
  })
}

async function start(folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(findDovecot(), ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  await until('Dovecot answers', () => {
    if (child.exitCode !== null) throw new Error(`Dovecot has ended: ${readFileSync(join(folder, 'log'), 'utf8')}`)
    return isListening(folder, port)
  })
  return child
}

/** An empty mailbox in a folder of its own. */
function makePlace(): { folder: string; mail: string } {
  const folder = mkdtempSync('/tmp/mingtang-imap-')
  chmodSync(folder, 0o755)
  const mail = join(folder, 'mail')
  for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(mail, part), { recursive: true })
  own(mail)
  mkdirSync(join(folder, 'run'))
  return { folder, mail }
}

const TRIES = 3

/** Starts Dovecot on a port that is empty, on another one when somebody else was given it before Dovecot could take it. */
async function startSomewhere(folder: string): Promise<{ child: ChildProcess; port: number }> {
  for (let turn = 1; ; turn += 1) {
    const port = await emptyPort()
    writeFileSync(join(folder, 'dovecot.conf'), configFor(folder, port))
    try {
      return { child: await start(folder, port), port }
    } catch (error) {
      if (turn === TRIES) throw error
    }
  }
}

async function halt(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((done) => child.once('close', done))
  // Whoever serves a connection would finish it in peace; a crash does not.
  const serving = childrenOf(child.pid ?? 0)
  child.kill('SIGTERM')
  for (const pid of serving) killIfAlive(pid)
  await ended
}

const NUMBERING = ['-uidlist', '.index', '.index.log', '.index.cache', '-uidvalidity']

/** Starts a Dovecot with an empty mailbox. Throws with what to install where there is none. */
export async function startImap(): Promise<ImapAtWork> {
  findDovecot()
  const { folder, mail } = makePlace()
  const started = await startSomewhere(folder)
  const { port } = started
  let { child } = started
  let count = 0
  return {
    port,
    halt: () => halt(child),
    async resume() {
      child = await start(folder, port)
    },
    deliver(raw) {
      count += 1
      // Sorts by the order of delivery, which is the order of the numbers.
      const name = `${String(1_700_000_000 + count)}.M${String(count)}.test`
      writeFileSync(join(mail, 'tmp', name), raw)
      own(join(mail, 'tmp', name))
      renameSync(join(mail, 'tmp', name), join(mail, 'new', name))
    },
    renumber() {
      for (const name of NUMBERING) rmSync(join(mail, `dovecot${name}`), { force: true })
    },
    async stop() {
      await halt(child)
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
