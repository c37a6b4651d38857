// `npm run dev`: the server restarts when a source file changes, the console is built again when one of its files does.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { prepareTools, ROOT } from './prepare.mjs'

prepareTools()
const tool = (name, ...args) => spawn(join(ROOT, 'node_modules', '.bin', name), args, { cwd: ROOT, stdio: 'inherit' })
const children = [tool('tsx', 'watch', '--clear-screen=false', 'src/main.ts')]
if (existsSync(join(ROOT, 'console', 'index.html'))) {
  children.push(
    tool(
      'vite',
      'build',
      'console',
      '--watch',
      '--outDir',
      join(ROOT, 'dist', 'console'),
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ),
  )
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill(signal)))
for (const child of children) child.on('exit', () => children.forEach((other) => other.kill()))
