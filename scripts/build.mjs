// Makes dist/: the server and the command line (esbuild), the staff console (vite). Packages stay outside the bundle. The
// new build replaces the old one in one step, so a build that fails or is broken off leaves the old one whole.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as esbuild from 'esbuild'
import { build as buildSite } from 'vite'
import { fingerprint, ROOT, stampBuild } from './prepare.mjs'

const DIST = join(ROOT, 'dist')

// Packages of hundreds of small files, which take longer to find than to read, go into the bundle; the others stay outside.
const BUNDLED = ['kysely', 'typebox']

function packagesOutside() {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return Object.keys(dependencies).filter((name) => !BUNDLED.includes(name))
}

// A thread is started by its file name, so each has a file of its own in the build too.
function threads() {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true })
  return sources.filter((path) => path.endsWith('-thread.ts')).map((path) => join('src', path))
}

/** The server and the command line; written below `folder` with source maps as if it were dist/. */
async function bundle(folder) {
  const result = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['src/main.ts', 'src/cli.ts', ...threads()],
    outbase: 'src',
    outdir: 'dist',
    write: false,
    bundle: true,
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: packagesOutside(),
    jsx: 'automatic',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  })
  for (const { path, contents } of result.outputFiles) {
    const target = join(folder, path.slice(DIST.length))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, contents)
  }
}

async function buildConsole(folder) {
  if (!existsSync(join(ROOT, 'console', 'index.html'))) return
  await buildSite({
    root: join(ROOT, 'console'),
    logLevel: 'warn',
    build: { outDir: join(folder, 'console'), emptyOutDir: true },
  })
}

const sources = fingerprint()
const making = join(ROOT, 'node_modules', '.cache', `build-${process.pid}`)
const replaced = `${making}-old`
mkdirSync(making, { recursive: true })
try {
  await Promise.all([bundle(making), buildConsole(making)])
  stampBuild(making, sources)
  if (existsSync(DIST)) renameSync(DIST, replaced)
  renameSync(making, DIST)
} finally {
  rmSync(making, { recursive: true, force: true })
  rmSync(replaced, { recursive: true, force: true })
}
