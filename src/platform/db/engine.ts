import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { sha256 } from '../ids.ts'
import {
  assertSameOwner,
  assertWritable,
  engineBinaries,
  engineUser,
  type EngineUser,
  isReachableByOthers,
} from './engine-files.ts'

/** Role that owns the schema and migrates, and role with which the platform works: it cannot change the ledger. */
export const OWNER_ROLE = 'mingtang_owner'
export const APP_ROLE = 'mingtang_app'
const DATABASE = 'mingtang'
const PORT = 5432
const LONGEST_SOCKET_PATH = 90

/** A running embedded PostgreSQL, reachable through a Unix socket only. */
export interface Engine {
  readonly socketDir: string
  readonly wasRunning: boolean
  readonly as: (role: string, database?: string) => { host: string; port: number; user: string; database: string }
  readonly isRunning: () => boolean
  /** Starts it again after it died. */
  readonly restart: () => Promise<void>
  /** Fast shutdown with a checkpoint, unless another process still works with it. */
  readonly stop: () => Promise<void>
}

interface Place {
  readonly cluster: string
  readonly socketDir: string
  readonly logFile: string
  readonly bin: string
  readonly user: EngineUser | undefined
}

function prepare(dataDir: string): Place {
  assertWritable(dataDir)
  const user = engineUser()
  assertSameOwner(join(dataDir, 'db'), user)
  if (user && !isReachableByOthers(dataDir))
    throw new Error(
      `数据目录 ${dataDir} 位于其他用户不可进入的目录之下，数据库用户 postgres 无法使用。请用 DATA_DIR 指定其他位置，例如 /var/lib/mingtang。`,
    )
  const near = join(dataDir, 'run')
  const socketDir =
    near.length < LONGEST_SOCKET_PATH ? near : join(tmpdir(), `mingtang-${sha256(dataDir).slice(0, 12)}`)
  const cluster = join(dataDir, 'db')
  for (const folder of [socketDir, cluster, join(dataDir, 'log')]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (user) chownSync(folder, user.uid, user.gid)
    chmodSync(folder, 0o700)
  }
  return { cluster, socketDir, logFile: join(dataDir, 'log', 'postgres.log'), bin: engineBinaries(dataDir, user), user }
}

function launch(place: Place, program: string, args: string[]): ChildProcess {
  const log = openSync(place.logFile, 'a')
  if (place.user) chownSync(place.logFile, place.user.uid, place.user.gid)
  // A group of its own: Ctrl-C in the terminal must reach us first, so that we drain before the database stops.
  const child = spawn(join(place.bin, program), args, {
    cwd: place.cluster,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
    ...(place.user ? { uid: place.user.uid, gid: place.user.gid } : {}),
  })
  closeSync(log)
  return child
}

async function initialise(place: Place): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return
  const child = launch(place, 'initdb', [
    '-D',
    place.cluster,
    '-U',
    OWNER_ROLE,
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--auth=trust',
    '--data-checksums',
  ])
  const code = await new Promise<number>((done, fail) => {
    child.once('error', fail)
    child.once('exit', (status) => {
      done(status ?? 1)
    })
  })
  if (code !== 0) throw new Error(`数据库初始化失败，详见 ${place.logFile}`)
}

async function canConnect(place: Place): Promise<boolean> {
  const client = new pg.Client({
    host: place.socketDir,
    port: PORT,
    user: OWNER_ROLE,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function postmasterPid(place: Place): number | undefined {
  try {
    // A server that stops takes its file away at any moment: no file and no process mean the same.
    const pid = Number(readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    // Number 0 would be ourselves: a file that is just being written has none.
    if (!(pid > 0)) return undefined
    process.kill(pid, 0)
    return pid
  } catch {
    return undefined
  }
}

const SETTINGS = {
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  jit: 'off',
  timezone: 'Asia/Shanghai',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  random_page_cost: '1.1',
  wal_compression: 'on',
}

async function tryToStart(place: Place): Promise<boolean> {
  const options = Object.entries({ ...SETTINGS, unix_socket_directories: place.socketDir }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ])
  const child = launch(place, 'postgres', ['-D', place.cluster, ...options])
  child.unref()
  const start = { hasFailed: false }
  child.once('error', () => {
    start.hasFailed = true
  })
  child.once('exit', () => {
    start.hasFailed = true
  })
  for (let tries = 0; tries < 1200 && !start.hasFailed; tries++) {
    if (await canConnect(place)) return true
    await sleep(25)
  }
  return false
}

async function startServer(place: Place): Promise<void> {
  // After a crash the last processes of the dead database may hold its memory for a moment; until they are gone a new one refuses to start.
  const attempts = existsSync(join(place.cluster, 'postmaster.pid')) ? 40 : 1
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await tryToStart(place)) return
    await sleep(250)
  }
  throw new Error(`内置数据库没有启动，详见 ${place.logFile}`)
}

async function ensureRoles(place: Place): Promise<void> {
  const client = new pg.Client({ host: place.socketDir, port: PORT, user: OWNER_ROLE, database: 'postgres' })
  await client.connect()
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
    if (role.rowCount === 0) await client.query(`create role ${APP_ROLE} login`)
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (database.rowCount === 0) await client.query(`create database ${DATABASE}`)
    // The queue keeps its own schema, made by the role that works with it.
    await client.query(`grant create on database ${DATABASE} to ${APP_ROLE}`)
  } finally {
    await client.end()
  }
}

async function countOthers(place: Place): Promise<number> {
  const client = new pg.Client({ host: place.socketDir, port: PORT, user: OWNER_ROLE, database: 'postgres' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const others = await client.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    )
    return others.rows[0]?.n ?? 0
  } catch {
    return 0
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Does another process work here? Connections that we have just closed take a moment to go, so one look is not enough. */
async function isUsedByOthers(place: Place): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    if ((await countOthers(place)) === 0) return false
    await sleep(50)
  }
  return true
}

async function stopServer(place: Place): Promise<void> {
  if (await isUsedByOthers(place)) return
  const pid = postmasterPid(place)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 600 && postmasterPid(place) !== undefined; tries++) await sleep(25)
}

/** Starts the engine in `dataDir`, or joins the one that already runs there (after a kill -9, or for the CLI). */
export async function startEngine(dataDir: string): Promise<Engine> {
  const place = prepare(dataDir)
  await initialise(place)
  const wasRunning = postmasterPid(place) !== undefined && (await canConnect(place))
  if (!wasRunning) await startServer(place)
  await ensureRoles(place)
  return {
    socketDir: place.socketDir,
    wasRunning,
    as: (role, database = DATABASE) => ({ host: place.socketDir, port: PORT, user: role, database }),
    isRunning: () => postmasterPid(place) !== undefined,
    restart: () => startServer(place),
    stop: () => stopServer(place),
  }
}
