import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aTeam, publicAddresses } from '../support/sample-team.ts'
import { oneDocument, type Promised, type Team } from '../support/acknowledged.ts'
import { dataFolder, type Platform, startPlatform } from '../support/platform.ts'

const ROOT = join(import.meta.dirname, '../..')
const PUBLIC_URL = 'https://xxgk.example.edu.cn'
const live = dataFolder()
const place = dirname(live.path)
const [first, second] = [join(place, 'shelf', 'first'), join(place, 'shelf', 'second')]
let platform: Platform | undefined

afterAll(async () => {
  await platform?.end('SIGTERM')
  live.remove()
})

interface Command {
  readonly child: ChildProcess
  readonly ended: Promise<{ code: number | null; output: string }>
  /** Kills it as soon as it has said this. */
  readonly killAt: (words: string) => void
}

/** The command line as an operator uses it; with `limit`, no file may grow above so many KiB. */
function mingtang(dataDir: string, args: string[], limit?: number): Command {
  const env = { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir }
  const words = [process.execPath, join(ROOT, 'scripts/mingtang.mjs'), ...args]
  const limited = ['-c', `ulimit -f ${String(limit)}; exec "$@"`, 'sh', ...words]
  const [program = '', ...rest] = limit === undefined ? words : ['bash', ...limited]
  const child = spawn(program, rest, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let last: string | undefined
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      output += part.toString()
      if (last !== undefined && output.includes(last)) child.kill('SIGKILL')
    })
  const ended = new Promise<{ code: number | null; output: string }>((done) =>
    child.once('close', (code) => {
      done({ code, output })
    }),
  )
  return { child, ended, killAt: (said) => (last = said) }
}

async function writeOn(team: Team, until: () => boolean): Promise<number> {
  let done = 0
  for (; !until(); done++) {
    const promised: Promised = { opinions: 0 }
    await oneDocument(team, promised)
  }
  return done
}

async function bytesOf(url: string, paths: readonly string[]): Promise<Map<string, string>> {
  const read = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { redirect: 'manual' })
    return [path, `${String(answer.status)} ${Buffer.from(await answer.arrayBuffer()).toString()}`] as const
  }
  return new Map(await Promise.all(paths.map(read)))
}

const EQUAL = /台账：一致\n版本：一致\n检索库：一致\n计数：一致\n/

test('a backup is made while people write and publish; it is whole, and so is what is restored from it', async () => {
  platform = await startPlatform({ DATA_DIR: live.path, PUBLIC_URL })
  const team = await aTeam(() => platform?.url ?? '')
  let isDone = false
  const writing = Promise.all([0, 1].map(() => writeOn(team, () => isDone)))
  const made = await mingtang(live.path, ['backup', first]).ended
  isDone = true
  expect(made.code, made.output).toBe(0)
  expect((await writing).every((count) => count > 0)).toBe(true)
  const drill = await mingtang(live.path, ['restore', first, '--drill']).ended
  expect(drill.output).toMatch(EQUAL)
  expect(drill.code, drill.output).toBe(0)
})

test('killed in the middle, a backup leaves nothing under its name, and the next one clears up', async () => {
  const broken = mingtang(live.path, ['backup', second])
  broken.killAt('[3/')
  expect((await broken.ended).code).toBe(null)
  expect(existsSync(second)).toBe(false)
  const made = await mingtang(live.path, ['backup', second]).ended
  expect(made.code, made.output).toBe(0)
  expect(readdirSync(dirname(second)).sort()).toEqual(['first', 'second'])
})

test('when the disk is full, a backup says so, leaves nothing behind and the earlier one untouched', async () => {
  const full = await mingtang(live.path, ['backup', join(place, 'shelf', 'third')], 40).ended
  expect(full.code, full.output).toBe(1)
  expect(full.output).toMatch(
    /备份没有完成：(磁盘空间不足|文件超出允许的大小)。没有写完的部分已经删除，以前的备份.*没有改动/,
  )
  expect(readdirSync(dirname(second)).sort()).toEqual(['first', 'second'])
  expect((await mingtang(live.path, ['backup', '--verify', second]).ended).code).toBe(0)
})

test('killed in the middle, a restore leaves a school that does not start, and is simply begun again; every page is the same', async () => {
  const target = join(place, 'restored')
  const broken = mingtang(target, ['restore', second])
  broken.killAt('[20/')
  expect((await broken.ended).code).toBe(null)
  await expect(startPlatform({ DATA_DIR: target, PUBLIC_URL })).rejects.toThrow('上一次恢复没有完成')
  const done = await mingtang(target, ['restore', second]).ended
  expect(done.output).toMatch(EQUAL)
  expect(done.code, done.output).toBe(0)
  const restored = await startPlatform({ DATA_DIR: target, PUBLIC_URL })
  try {
    const before = await bytesOf(platform?.url ?? '', await publicAddresses(platform?.url ?? ''))
    const after = await bytesOf(restored.url, [...before.keys()])
    expect(before.size).toBeGreaterThan(30)
    for (const [path, bytes] of before) expect(after.get(path), path).toBe(bytes)
  } finally {
    await restored.end('SIGTERM')
  }
})
