// Adds to package-lock.json the platform packages that npm left out. npm forgets an optional package that it could not get while
// the lockfile was written (another platform's binary, say), and then refuses `npm ci` everywhere. Run it after every
// `npm install`; test/architecture/lockfile.test.ts notices when it was forgotten.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from './prepare.mjs'

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']
const C_LIBRARIES = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' }

// Node's own rule: the folder beside the package, then beside its parent, and so on up.
function isLocked(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at}${at === '' ? '' : '/'}node_modules/${name}`]) return true
    if (at === '') return false
    if (!at.includes('/node_modules/')) at = ''
  }
}

/** Optional packages that a locked package names and the lockfile lacks: [name, version, the package that names it]. */
export function missingPackages(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    path === ''
      ? []
      : Object.entries(optionalDependencies)
          .filter(([name]) => !isLocked(packages, path, name))
          .map(([name, version]) => [name, version, path]),
  )
}

function entryFor(name, version, isDev) {
  const words = name.split('/').pop().split('-')
  const system = words.find((word) => SYSTEMS.includes(word))
  const processor = words.find((word) => PROCESSORS.includes(word))
  const library = system === 'linux' ? words.map((word) => C_LIBRARIES[word]).find(Boolean) : undefined
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(isDev ? { dev: true } : {}),
    ...(library ? { libc: [library] } : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(ROOT, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  for (const [name, version, from] of missingPackages(lock.packages)) {
    lock.packages[`node_modules/${name}`] = entryFor(name, version, Boolean(lock.packages[from].dev))
    console.log(`${name} ${version}`)
  }
  const sorted = Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
}
