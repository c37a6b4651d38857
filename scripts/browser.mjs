// Finds a Chromium for the journeys, and Chinese fonts for it; installs them where the machine allows it.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ROOT } from './prepare.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

// How each system installs: [package manager, commands]. The first manager that is there is used.
const MANAGERS = [
  [
    'apt-get',
    { refresh: ['apt-get', 'update'], install: ['apt-get', 'install', '-y', '--no-install-recommends'] },
    { browser: 'chromium', fonts: 'fonts-noto-cjk' },
  ],
  ['dnf', { install: ['dnf', 'install', '-y'] }, { browser: 'chromium', fonts: 'google-noto-sans-cjk-fonts' }],
  ['apk', { install: ['apk', 'add'] }, { browser: 'chromium', fonts: 'font-noto-cjk' }],
  ['brew', { install: ['brew', 'install', '--cask'] }, { browser: 'chromium', fonts: undefined }],
]

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

function run([program, ...args], env = {}) {
  return (
    spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }).status === 0
  )
}

// System packages need root, or a sudo that does not ask; Homebrew wants neither.
function rightsFor(manager) {
  if (manager === 'brew' || process.getuid?.() === 0) return []
  return onPath('sudo') ? ['sudo', '-n'] : undefined
}

function installPackage(what) {
  const [manager, commands, packages] = MANAGERS.find(([name]) => onPath(name)) ?? []
  const wanted = packages?.[what]
  const before = rightsFor(manager)
  if (!wanted || !before) return
  console.log(`Installing ${wanted} with ${manager} …`)
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  if (commands.refresh) run([...before, ...commands.refresh], quiet)
  run([...before, ...commands.install, wanted], quiet)
}

function playwrightBrowser() {
  const ask = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))"
  const path = spawnSync(process.execPath, ['--input-type=module', '-e', ask], {
    cwd: ROOT,
    encoding: 'utf8',
  }).stdout.trim()
  return path !== '' && isExecutable(path) ? path : undefined
}

function present() {
  const named = process.env.CHROMIUM_PATH
  if (named) return isExecutable(named) ? named : undefined
  return NAMES.map(onPath).find(Boolean) ?? PLACES.find(isExecutable) ?? playwrightBrowser()
}

/** The path of a Chromium that runs, installed if need be; undefined where that is impossible. */
export function ensureBrowser() {
  const found = present()
  if (found || process.env.CHROMIUM_PATH) return found
  installPackage('browser')
  return (
    present() ??
    (run([join(ROOT, 'node_modules', '.bin', 'playwright-core'), 'install', 'chromium'])
      ? playwrightBrowser()
      : undefined)
  )
}

/** Without a Chinese font pages are rows of boxes, and nothing seen on them is true. */
export function ensureChineseFont() {
  const hasFont = () => spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout?.trim()
  if (process.platform !== 'linux' || hasFont()) return true
  installPackage('fonts')
  return Boolean(hasFont())
}
