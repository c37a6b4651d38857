import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isWhole, placeOf, readFileList } from './carry-files.ts'
import { type Compression, COMPRESSIONS } from './compression.ts'
import { type Manifest, NAMES, type Part, readManifest } from './manifest.ts'
import { Measure } from './measure.ts'

/** A checked backup: what it says of itself, and what is wrong with it in Chinese sentences; empty means whole. */
export interface Checked {
  readonly manifest: Manifest
  readonly faults: string[]
}

const MOST_TOLD = 20

async function faultOf(folder: string, part: Part, compression: Compression): Promise<string | undefined> {
  const path = join(folder, part.path)
  const isMissing = await access(path).then(
    () => false,
    () => true,
  )
  if (isMissing) return `缺少 ${part.path}。`
  const [stored, content] = [new Measure(), new Measure()]
  const sink = new Writable({
    write: (_chunk, _encoding, done) => {
      done()
    },
  })
  const isReadable = await pipeline(
    createReadStream(path),
    stored,
    COMPRESSIONS[compression].unpack(),
    content,
    sink,
  ).then(
    () => true,
    () => false,
  )
  if (!isReadable) return `${part.path} 已损坏，读不到末尾。`
  const [{ bytes, sha256 }, { lines, sha256: contentSha256 }] = [stored.result(), content.result()]
  const isSame =
    bytes === part.bytes && sha256 === part.sha256 && lines === part.rows && contentSha256 === part.contentSha256
  return isSame ? undefined : `${part.path} 的内容与备份清单不符。`
}

async function faultsOfFiles(folder: string, { files }: Manifest): Promise<string[]> {
  const [faults, expected] = [[] as string[], new Set(files.missing)]
  for await (const file of readFileList(join(folder, NAMES.fileList))) {
    if (expected.has(file.sha256) || (await isWhole(placeOf(join(folder, NAMES.files), file.sha256), file))) continue
    faults.push(`附件 ${file.sha256} 缺失或已损坏。`)
    if (faults.length >= MOST_TOLD) break
  }
  return faults
}

/** Reads every byte of a backup and compares it with the manifest; needs no database. Throws a BackupFault when there is no backup. */
export async function checkBackup(folder: string): Promise<Checked> {
  const manifest = await readManifest(folder)
  const faults: string[] = []
  for (const part of [...manifest.tables, manifest.jobs]) {
    const fault = await faultOf(folder, part, manifest.compression)
    if (fault !== undefined) faults.push(fault)
  }
  const listFault = await faultOf(folder, manifest.files.list, 'none')
  if (listFault !== undefined) return { manifest, faults: [...faults, listFault] }
  return { manifest, faults: [...faults, ...(await faultsOfFiles(folder, manifest))] }
}
