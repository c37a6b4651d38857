import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { sha256 } from '../ids.ts'
import { BackupFault } from './backup-fault.ts'

/** The format that this release writes, and the newest that it reads. */
export const FORMAT = 1

/** Names inside the folder of a backup. */
export const NAMES = {
  manifest: 'manifest.json',
  sums: 'SHA256SUMS',
  tables: 'tables',
  fileList: 'files.list',
  files: 'files',
  key: 'secret.key.sealed',
} as const

const Count = Type.Integer({ minimum: 0 })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Name = Type.String({ pattern: '^[a-z_][a-z0-9_]*$' })

const PART = {
  /** Path inside the backup. */
  path: Type.String({ pattern: '^(tables/)?[a-z0-9_]+([.][a-z]+)+$' }),
  rows: Count,
  bytes: Count,
  sha256: Hash,
  /** Of the rows unpacked: equal contents have equal hashes, whatever engine or packing they came from. */
  contentSha256: Hash,
}
const Part = Type.Object(PART)
const Table = Type.Object({ ...PART, name: Name, columns: Type.Array(Name, { minItems: 1 }) })

const Manifest = Type.Object({
  format: Type.Integer({ minimum: 1 }),
  id: Type.String({ pattern: '^[0-9a-z]+$' }),
  /** UTC, when the snapshot was taken, by the clock of the database. */
  takenAt: Type.String(),
  app: Type.String(),
  postgres: Type.String(),
  school: Type.String(),
  migrations: Type.Array(Type.Object({ name: Type.String(), checksum: Hash, appliedAt: Type.String() })),
  compression: Type.Union([Type.Literal('none'), Type.Literal('gzip'), Type.Literal('brotli')]),
  tables: Type.Array(Table),
  jobs: Part,
  sequences: Type.Array(Type.Object({ table: Name, column: Name, last: Count })),
  files: Type.Object({
    list: Part,
    count: Count,
    bytes: Count,
    /** Named by the database, but not to be found or damaged in the store when the backup was made. */
    missing: Type.Array(Hash),
  }),
  /** Where the backup stands: the last entry and the last seal of the chain. */
  ledger: Type.Object({
    entries: Count,
    /** How many ascending runs of positions the reading order has (ADR 0004). */
    runs: Count,
    lastPosition: Count,
    sealSeq: Count,
    sealChain: Type.String(),
  }),
  /** Tells whether a key is the one that the secrets in this backup were sealed with. */
  keyFingerprint: Type.String(),
  hasKey: Type.Boolean(),
  notIncluded: Type.Array(Type.String()),
})

/** What a backup says of itself. */
export type Manifest = Static<typeof Manifest>
/** One measured file of rows in a backup. */
export type Part = Static<typeof Part>
/** The rows of one table. */
export type TablePart = Static<typeof Table>

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function readText(folder: string, name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new BackupFault(`${folder} 不是完整的备份：缺少 ${name}。中断的备份不能使用，请换一份备份。`)
    throw error
  })
}

async function assertUnaltered(folder: string, text: string): Promise<void> {
  const sums = await readText(folder, NAMES.sums)
  const line = sums.split('\n').find((entry) => entry.endsWith(`  ${NAMES.manifest}`))
  if (line?.slice(0, 64) !== sha256(text))
    throw new BackupFault(
      `备份清单 ${NAMES.manifest} 与 ${NAMES.sums} 中的校验值不符，可能被改动过或已损坏。请换一份备份。`,
    )
}

/** Reads and checks what a backup says of itself; its files are not looked at. Throws a BackupFault. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readText(folder, NAMES.manifest)
  await assertUnaltered(folder, text)
  const manifest = parse(text) as { format?: unknown } | undefined
  const format = Number(manifest?.format)
  if (format > FORMAT)
    throw new BackupFault(
      `这份备份的格式（${String(format)}）比本程序认识的（${String(FORMAT)}）新。请用制作它的版本或更新的版本恢复。`,
    )
  if (!Value.Check(Manifest, manifest))
    throw new BackupFault(`备份清单 ${NAMES.manifest} 的内容不完整，不能使用。请换一份备份。`)
  return manifest
}

/** The text of the manifest, and the lines of SHA256SUMS, so that `sha256sum -c` checks a backup without this program. */
export function writtenForm(manifest: Manifest): { manifest: string; sums: string } {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  const parts = [...manifest.tables, manifest.jobs, manifest.files.list]
  const lines = [[sha256(text), NAMES.manifest], ...parts.map((part) => [part.sha256, part.path])]
  return { manifest: text, sums: lines.map((line) => `${line.join('  ')}\n`).join('') }
}
