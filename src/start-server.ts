import type { FastifyInstance } from 'fastify'
import { networkInterfaces } from 'node:os'
import { buildApp } from './app.ts'
import { startBackground } from './background.ts'
import { getSchoolProfile } from './features/organisation/index.ts'
import { loadSampleIfEmpty, sampleAccountsNote } from './load-sample.ts'
import { openParts, type OpenParts } from './open-parts.ts'
import { type Config, readConfig } from './platform/config.ts'
import { projectRoot } from './project-root.ts'

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

async function greet(parts: OpenParts, port: number): Promise<void> {
  const [first = '', ...others] = addresses(parts.config, port)
  say('')
  say('明堂 Mingtang 已启动')
  say(`  门户      ${first}/`)
  say(`  工作台    ${first}/console/`)
  for (const other of others) say(`  局域网    ${other}/`)
  say(`  数据目录  ${parts.config.DATA_DIR}`)
  say(`  数据库    ${parts.databaseName}`)
  const { isSample } = await getSchoolProfile(parts.db)
  for (const line of sampleAccountsNote(isSample)) say(line)
  say('')
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = (): void => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', onSignal)
  process.once('SIGINT', onSignal)
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

/** The life of the process: configuration, database, app, listen, drain, stop. */
export async function startServer(): Promise<void> {
  const config = settings()
  const parts = await openParts(config).catch((error: unknown) => {
    process.stderr.write(startFault(error, config))
    process.exit(1)
  })
  const app = await serveParts(parts).catch(async (error: unknown) => {
    process.stderr.write(startFault(error, config))
    await parts.close()
    process.exit(1)
  })
  const [address] = app.addresses()
  await greet(parts, typeof address === 'object' ? address.port : config.PORT)
}

async function serveParts(parts: OpenParts): Promise<FastifyInstance> {
  await loadSampleIfEmpty(parts, say)
  const app = await buildApp(parts)
  await app.listen({ port: parts.config.PORT, host: parts.config.HOST })
  const background = await startBackground(parts, (what, error) => {
    app.log.warn({ err: error }, `${what} failed, will be tried again`)
  })
  stopOnSignal(async () => {
    await app.close()
    await background.stop()
    await parts.close()
  })
  return app
}
