import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, openSync, closeSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lostOf, oneDocument, type Promised, type Team } from '../support/acknowledged.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { until } from '../support/processes.ts'
import { signIn } from '../support/remote.ts'
import { SAMPLE_PASSWORD } from '../../src/load-sample.ts'
import { aTeam } from '../support/sample-team.ts'

const MEGABYTE = 1024 * 1024
const DISK_MB = 700
const RESERVE_MB = 60
const CHUNK = Buffer.alloc(MEGABYTE, 1)

// A disk of its own, as small as we like. Where that is not allowed (no root, a closed container) the reserve is set so
// high that the real disk counts as full: then only the refusal can be seen, and not what follows when there is no byte left.
const folder = mkdtempSync('/tmp/mingtang-disk-')
chmodSync(folder, 0o711)
const isOwnDisk = mount()
const data = join(folder, 'data')
const filler = join(folder, 'filler')
let platform: Platform
let team: Team
const promises: Promised[] = []
const url = (): string => platform.url

function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(DISK_MB)}m,mode=0711`, 'tmpfs', folder], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

function freeMb(): number {
  const { bavail, bsize } = statfsSync(folder)
  return (bavail * bsize) / MEGABYTE
}

/** Fills the disk until so many megabytes are left. */
function fill(leftMb: number): void {
  const file = openSync(filler, 'a')
  try {
    while (freeMb() > leftMb) writeSync(file, CHUNK)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(file)
  }
}

function makeRoom(): void {
  rmSync(filler, { force: true })
}

async function start(reserveMb: number): Promise<void> {
  platform = await startPlatform({ DATA_DIR: data, DISK_RESERVE_MB: String(reserveMb) })
  team = await aTeam(url)
}

async function writeOne(): Promise<void> {
  const promised: Promised = { opinions: 0 }
  promises.push(promised)
  await oneDocument(team, promised)
}

const read = async (path: string): Promise<number> =>
  (await fetch(url() + path, { headers: { accept: 'text/html' } })).status

async function nothingLost(): Promise<void> {
  const reader = await signIn(url, 'jiandu', SAMPLE_PASSWORD)
  const lost = await Promise.all(promises.map((promised) => lostOf(reader, promised)))
  expect(lost.flat()).toEqual([])
}

// The first start loads the sample school; on a crowded machine that takes its time.
const FIRST_START_MS = 300_000
beforeAll(() => start(RESERVE_MB), FIRST_START_MS)
afterAll(async () => {
  await platform.end('SIGTERM')
  if (isOwnDisk) execFileSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
})

test('while the disk is nearly full nothing is changed, everything is read, and it goes on when there is room', async () => {
  await writeOne()
  if (isOwnDisk) fill(RESERVE_MB / 2)
  else {
    await platform.end('SIGTERM')
    platform = await startPlatform({ DATA_DIR: data, DISK_RESERVE_MB: String(Math.ceil(freeMb()) + 10_000) })
  }
  await until('changes are refused', () =>
    team.editor.ask('POST', '/documents', { unitId: team.unitId }).then(
      () => false,
      (error: unknown) => String(error).includes('507'),
    ),
  )
  const saving = team.editor.ask('POST', '/documents', { unitId: team.unitId })
  await expect(saving).rejects.toThrow(/507 .*service\.disk-full.*服务器存储空间已满，刚才的操作没有保存/)
  const upload = team.editor.upload(`/documents/${String(promises[0]?.id)}/attachments`, '附件.txt', Buffer.from('x'))
  await expect(upload).rejects.toThrow(/507 .*service\.disk-full/)
  for (const path of ['/', '/latest', '/catalogue/moe50', '/readyz']) expect(await read(path)).toBe(200)
  // Who reads may also sign in to read.
  await nothingLost()
  makeRoom()
  if (!isOwnDisk) {
    await platform.end('SIGTERM')
    await start(0)
  }
  await until('there is room again', () =>
    writeOne().then(
      () => true,
      (error: unknown) => {
        expect(String(error)).toContain('507')
        return false
      },
    ),
  )
  await nothingLost()
})

test('even when not one byte is left nothing is lost, and it comes back without a restart', async () => {
  await platform.end('SIGTERM')
  await start(0)
  await writeOne()
  for (const path of ['/', '/latest']) expect(await read(path)).toBe(200)
  if (isOwnDisk) fill(0)
  // Writes go on until the database or the store finds no room; each answer says so, or is a promise that will be kept.
  const refusals: string[] = []
  if (isOwnDisk)
    await until('the disk is felt', async () => {
      await writeOne().catch((error: unknown) => refusals.push(String(error)))
      return refusals.length >= 3
    })
  for (const refusal of refusals) expect(refusal).toMatch(/50[37] .*service\.(disk-full|unavailable)/)
  expect(platform.process.exitCode).toBeNull()
  expect(await read('/latest')).toBe(200)
  makeRoom()
  await until('writing goes on', () =>
    writeOne().then(
      () => true,
      () => false,
    ),
  )
  await nothingLost()
})
