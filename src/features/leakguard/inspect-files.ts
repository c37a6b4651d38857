import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { type FileInspection, type FilePassage, inspectFile } from '../../platform/documents/inspect-file.ts'
import { kindOfMediaType } from '../../platform/documents/sniff.ts'
import { sha256 } from '../../platform/ids.ts'
import { detect, DETECTORS_VERSION } from './domain/detect.ts'
import type { GuardSettings } from './domain/leak.ts'
import { findGuardSettings, findInspections } from './leakguard.queries.ts'
import { insertInspection } from './leakguard.store.ts'

// Raise it when the reading of files changes, so that stored files are read anew.
const READING_VERSION = 1

/** What must be the same for an earlier inspection of a file to hold: reader, detectors, and what the school has told them. */
export function inspectionVersion(settings: GuardSettings): string {
  return `${String(READING_VERSION)}.${String(DETECTORS_VERSION)}.${sha256(JSON.stringify(settings)).slice(0, 12)}`
}

/** A stored file to be searched. */
export interface StoredFile {
  readonly sha256: string
  readonly mediaType: string
}

const HEADING = /列‘([^’]+)’/
const LABEL = /左侧‘([^’\d]{1,12})’/

/** What stands above a cell and, in a form, beside it. */
function headingOf({ place }: FilePassage): string {
  return `${LABEL.exec(place)?.[1] ?? ''} ${HEADING.exec(place)?.[1] ?? ''}`.trim()
}

async function readFile(ctx: Pick<Context, 'files'>, file: StoredFile): Promise<FileInspection> {
  try {
    return await inspectFile(await ctx.files.read(file.sha256), kindOfMediaType(file.mediaType) ?? '')
  } catch (error) {
    // What cannot be read is not passed over: somebody has to look at it.
    if (error instanceof AppError) return { passages: [], unread: ['文件无法读取，可能已损坏或结构异常'] }
    throw error
  }
}

async function inspect(ctx: Context, file: StoredFile, settings: GuardSettings): Promise<void> {
  const { passages, unread } = await readFile(ctx, file)
  const detections = passages.flatMap((passage) => {
    const { place, text } = passage
    return detect({ place, text, heading: headingOf(passage) }, settings)
  })
  await ctx.transaction((tx) =>
    insertInspection(tx, { sha256: file.sha256, version: inspectionVersion(settings), detections, unread }),
  )
}

/** Searches what of these files was not searched yet, outside any other transaction, since reading a file can take long. */
export async function inspectFiles(ctx: Context, files: readonly StoredFile[]): Promise<void> {
  if (files.length === 0) return
  const settings = await findGuardSettings(ctx.db)
  const hashes = files.map((file) => file.sha256)
  const known = await findInspections(ctx.db, hashes, inspectionVersion(settings))
  const missing = new Map(files.filter((file) => !known.has(file.sha256)).map((file) => [file.sha256, file]))
  for (const file of missing.values()) await inspect(ctx, file, settings)
}
