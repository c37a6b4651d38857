import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const PLACES = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx']

/** nginx that serves copies of our answers; `pid` is its master. */
export interface Nginx {
  readonly url: string
  readonly pid: number
  readonly stop: () => void
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        done(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  })
}

/** The program, and what it calls itself; undefined when the machine has none. */
export function findNginx(): { program: string; version: string } | undefined {
  for (const program of PLACES) {
    try {
      execFileSync(program, ['-t', '-q', '-c', '/dev/null'], { stdio: 'ignore' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue
    }
    const said = execFileSync('sh', ['-c', `${program} -v 2>&1`], { encoding: 'utf8' })
    return { program, version: said.trim().replace('nginx version: ', '') }
  }
  return undefined
}

function configuration(folder: string, port: number): string {
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
  types { text/html html; text/css css; }
  charset utf-8;
  open_file_cache max=100;
  server { listen 127.0.0.1:${String(port)}; root ${folder}/pages; }
}
`
}

/** Starts nginx with one worker, as our process is one, on files made of these bytes. */
export async function startNginx(
  program: string,
  folder: string,
  pages: Readonly<Record<string, Uint8Array>>,
): Promise<Nginx> {
  mkdirSync(join(folder, 'pages'), { recursive: true })
  for (const [name, bytes] of Object.entries(pages)) writeFileSync(join(folder, 'pages', name), bytes)
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, configuration(folder, port))
  const child: ChildProcess = spawn(program, ['-p', folder, '-c', file, '-g', 'daemon off;'], { stdio: 'inherit' })
  const url = `http://127.0.0.1:${String(port)}`
  for (let tries = 0; tries < 100; tries++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    )
    if (isUp) return { url, pid: child.pid ?? 0, stop: () => child.kill('SIGTERM') }
    await sleep(20)
  }
  child.kill('SIGKILL')
  throw new Error(`nginx did not start, see ${folder}/error.log`)
}
