import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { buildApp } from './app.ts'
import { startBackground } from './background.ts'
import { getSchoolProfile, listUnits } from './features/organisation/index.ts'
import { openParts, type OpenParts, partsOver } from './open-parts.ts'
import type { Parts } from './parts.ts'
import { type Config, CONNECTION_VARIABLE, readConfig } from './platform/config.ts'
import type { Connection } from './platform/db/database.ts'
import { type Log, openLog } from './platform/log.ts'
import type { Running } from './platform/ledger/run-followers.ts'
import { projectRoot } from './project-root.ts'
import { watchPages } from './watch-pages.ts'
import { countVisits } from './count-visits.ts'
import { startWorkers } from './worker-pool.ts'

/** What further processes run, whether this one was started by it or by the command line; the build keeps this file below it. */
function mainProgram(): string {
  const name = `main${extname(import.meta.filename)}`
  let folder = import.meta.dirname
  while (!existsSync(join(folder, name)) && folder !== dirname(folder)) folder = dirname(folder)
  return join(folder, name)
}

const DRAIN_LIMIT_MS = 15_000

function addresses(config: Config, port: number): string[] {
  if (config.HOST !== '0.0.0.0') return [`http://${config.HOST}:${String(port)}`]
  const outward = Object.values(networkInterfaces())
    .flat()
    .filter((net) => net?.family === 'IPv4' && !net.internal)
    .map((net) => net?.address ?? '')
  return ['localhost', ...outward].map((host) => `http://${host}:${String(port)}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** The first start of a newcomer: an empty database gets the sample school. */
async function loadSampleIfEmpty(parts: Parts): Promise<void> {
  if (parts.config.SAMPLE === 'never' || (await listUnits(parts.db)).length > 0) return
  // Who runs a real school never loads the sample.
  const { loadFirstSample } = await import('./load-sample.ts')
  await loadFirstSample(parts, say)
}

async function greet(parts: OpenParts, port: number): Promise<void> {
  const [first = '', ...others] = addresses(parts.config, port)
  say('')
  say('明堂 Mingtang 已启动')
  say(`  门户      ${first}/`)
  say(`  工作台    ${first}/console/`)
  for (const other of others) say(`  局域网    ${other}/`)
  say(`  数据目录  ${parts.config.DATA_DIR}`)
  say(`  数据库    ${parts.databaseName}`)
  if (parts.config.SMTP_URL === '') say('  邮件      尚未设置（SMTP_URL、MAIL_FROM），邮件通知排队等候，没有发出')
  const { isSample } = await getSchoolProfile(parts.db)
  if (isSample) {
    const { sampleAccountsNote } = await import('./load-sample.ts')
    for (const line of sampleAccountsNote()) say(line)
  }
  say('')
}

/** Hears from now on whether it is told to stop; what that means is said once everything that has to be stopped is there. */
function listenForSignal(): (stop: () => Promise<void>) => void {
  const told = new Promise<void>((done) => {
    const onSignal = (): void => {
      setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref()
      done()
    }
    // Told twice (a worker is, by the first process and by losing it), it goes on answering what it has begun.
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  })
  return (stop) => {
    void told.then(stop).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
}

function settings(): Config {
  try {
    return readConfig(process.env, projectRoot())
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(2)
  }
}

const LISTEN_FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: '端口已被占用。请停止占用它的程序，或者用 PORT 指定另一个端口',
  EACCES: '没有权限使用这个端口。请用 PORT 指定 1024 以上的端口',
  EADDRNOTAVAIL: '本机没有这个地址，请检查 HOST',
}

function startFault(error: unknown, { PORT }: Config): string {
  const { code = '', message } = error as NodeJS.ErrnoException
  const known = LISTEN_FAULTS[code]
  return `没有启动：${known === undefined ? message : `${known}（PORT=${String(PORT)}）。`}\n`
}

interface Answering extends Running {
  readonly port: number
}

function portOf(app: FastifyInstance, config: Config): number {
  const [address] = app.addresses()
  return typeof address === 'object' ? address.port : config.PORT
}

/** Answers requests in this process. */
async function answerHere(parts: Parts): Promise<Answering> {
  const app = await buildApp(parts)
  const watch = await watchPages(parts)
  const counting = countVisits(parts)
  const stop = async (): Promise<void> => {
    await app.close()
    await watch.stop()
    await counting.stop()
  }
  try {
    await app.listen({ port: parts.config.PORT, host: parts.config.HOST })
  } catch (error) {
    await stop()
    throw error
  }
  return { port: portOf(app, parts.config), stop }
}

function answer(parts: OpenParts, log: Log): Promise<Answering> {
  const { WORKERS } = parts.config
  return WORKERS === 1
    ? answerHere(parts)
    : startWorkers({
        count: WORKERS,
        program: mainProgram(),
        connection: parts.connection,
        complain: (what) => {
          log.warn(what)
        },
      })
}

async function serveParts(parts: OpenParts): Promise<number> {
  const log = openLog(parts.config)
  await loadSampleIfEmpty(parts)
  const keeper = parts.keepDatabase((what, error) => {
    log.warn({ err: error }, what)
  })
  // Before anybody can know that we are there.
  const stopOnSignal = listenForSignal()
  const answering = await answer(parts, log).catch(async (error: unknown) => {
    await keeper.stop()
    throw error
  })
  const background = await startBackground(parts, (what, error) => {
    log.warn({ err: error }, `${what} failed, will be tried again`)
  })
  stopOnSignal(async () => {
    await Promise.all([answering.stop(), background.stop()])
    await keeper.stop()
    await parts.close()
  })
  return answering.port
}

/** The life of the process: configuration, database, app, listen, drain, stop. */
export async function startServer(): Promise<void> {
  const config = settings()
  const parts = await openParts(config).catch((error: unknown) => {
    process.stderr.write(startFault(error, config))
    process.exit(1)
  })
  const port = await serveParts(parts).catch(async (error: unknown) => {
    process.stderr.write(startFault(error, config))
    await parts.close()
    process.exit(1)
  })
  await greet(parts, port)
}

/** The life of a process that only answers requests; the first process has opened the database and tells where it is. */
async function workFor(connection: string): Promise<void> {
  const config = settings()
  const parts = partsOver(config, JSON.parse(connection) as Connection)
  const stopOnSignal = listenForSignal()
  const answering = await answerHere(parts).catch((error: unknown) => {
    process.stderr.write(startFault(error, config))
    process.exit(1)
  })
  const stop = async (): Promise<void> => {
    await answering.stop()
    await parts.pool.end()
  }
  stopOnSignal(stop)
  // Without the first process there is nobody to restart us, to follow the ledger or to stop the database.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}

/** Becomes a worker when the first process started this one as such; undefined when this is the first process. */
export function startWorker(): Promise<void> | undefined {
  const connection = process.env[CONNECTION_VARIABLE]
  return connection === undefined ? undefined : workFor(connection)
}
