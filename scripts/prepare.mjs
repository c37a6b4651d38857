// Brings a clone into a state that can run: the right Node, the locked dependencies, a fresh build. Uses Node only, because
// it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const OLDEST_NODE = [20, 19]
const BUILD_STAMP = join(ROOT, 'dist', 'build.json')
const BUILD_INPUTS = ['src', 'console', 'scripts/build.mjs', 'package-lock.json', 'tsconfig.json']

/** Stops with a sentence in Chinese: what happened and what to do next. */
export function stop(message) {
  console.error(message)
  process.exit(1)
}

function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  stop(`明堂需要 Node.js ${OLDEST_NODE.join('.')} 或更新版本，当前是 ${process.version}。请升级 Node.js 后再试。`)
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

// npm keeps a copy of what it installed; a package that is not for this platform may be missing there.
function isInstalled(withTools) {
  const wanted =
    readJson(join(ROOT, 'package-lock.json'))?.packages ?? stop('缺少 package-lock.json，请重新取一份完整的代码。')
  const present = readJson(join(ROOT, 'node_modules', '.package-lock.json'))?.packages
  if (!present) return false
  return Object.entries(wanted).every(([path, { version, dev, optional, devOptional }]) => {
    if (path === '' || (dev && !withTools)) return true
    return present[path] ? present[path].version === version : Boolean(optional || devOptional)
  })
}

function install() {
  console.log('正在安装依赖，第一次大约需要一两分钟……')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const { status } = spawnSync(program, [...before, ...args], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) stop('依赖没有安装成功。请检查网络后重试；已有的数据不受影响。')
}

function filesBelow(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && !/\.test\.tsx?$/.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))
}

function digest(files, describe) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(describe(file))
      .update('\0')
  return hash.digest('hex')
}

/** Two fingerprints of what the build is made from: a quick one (size and time of change) and the exact one (contents). */
export function fingerprint() {
  const files = BUILD_INPUTS.flatMap((input) => filesBelow(join(ROOT, input))).sort()
  const look = (file) => {
    const { size, mtimeMs } = statSync(file)
    return `${size}:${mtimeMs}`
  }
  return { quick: digest(files, look), exact: () => digest(files, (file) => readFileSync(file)) }
}

/** Notes from which sources the build was made. */
export function stampBuild(folder, { quick, exact }) {
  writeFileSync(
    join(folder, 'build.json'),
    `${JSON.stringify({ quick, exact: typeof exact === 'function' ? exact() : exact })}\n`,
  )
}

function isBuilt() {
  const stamp = readJson(BUILD_STAMP)
  if (!stamp) return false
  const now = fingerprint()
  if (stamp.quick === now.quick) return true
  if (stamp.exact !== now.exact()) return false
  stampBuild(dirname(BUILD_STAMP), { quick: now.quick, exact: stamp.exact })
  return true
}

function build() {
  console.log('正在构建……')
  const script = join(ROOT, 'scripts', 'build.mjs')
  return spawnSync(process.execPath, [script], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** Builds if the sources changed since the last build; answers whether there is a good build now. */
export function ensureBuilt() {
  return isBuilt() || build()
}

/** The right Node and the locked packages, development tools included. */
export function prepareTools() {
  ensureNode()
  if (!isInstalled(true)) install()
}

/** Everything that running needs: Node, packages (development tools only for a build), a fresh build. */
export function prepare() {
  ensureNode()
  const isFresh = isBuilt()
  if (!isInstalled(!isFresh)) install()
  if (!isFresh && !build()) stop('构建没有成功，原因见上。')
}
