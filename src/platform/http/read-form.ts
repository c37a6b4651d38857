import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'

/** A form as it was sent: its fields by name, and the files that were chosen. */
export interface SentForm {
  readonly fields: ReadonlyMap<string, string>
  readonly files: readonly { readonly field: string; readonly name: string; readonly bytes: Buffer }[]
  /** Names of files that were chosen and have nothing in them; they are not among the files. */
  readonly emptyNames: readonly string[]
}

const MOST_FIELDS = 40
const LONGEST_FIELD = 64 * 1024

function codeOf(error: unknown, name?: string): AppError {
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (error instanceof AppError) return error
  if (code === 'FST_FILES_LIMIT') return new AppError('upload.too-many')
  return statusCode === 413 ? new AppError('upload.too-large', { name }) : new AppError('request.invalid')
}

/** How much of a form is read: files and their size in bytes; `fields` where a form has more than forty. */
interface FormLimits {
  readonly files: number
  readonly fileSize: number
  readonly fields?: number
}

async function readParts(request: FastifyRequest, limits: FormLimits): Promise<SentForm> {
  const fields = new Map<string, string>()
  const files: { field: string; name: string; bytes: Buffer }[] = []
  const emptyNames: string[] = []
  const most = limits.fields ?? MOST_FIELDS
  const parts = request.parts({
    limits: { ...limits, fields: most, parts: most + limits.files, fieldSize: LONGEST_FIELD },
  })
  for await (const part of parts) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer().catch((error: unknown) => {
        throw codeOf(error, part.filename)
      })
      // A form without script sends every field for files, chosen or not.
      if (!part.filename) continue
      if (bytes.byteLength === 0) emptyNames.push(part.filename)
      else files.push({ field: part.fieldname, name: part.filename, bytes })
    } else if (typeof part.value === 'string') fields.set(part.fieldname, part.value)
  }
  return { fields, files, emptyNames }
}

/** Reads a multipart form into memory, within limits. Throws `request.invalid`, `request.broken-text`, `upload.too-large`, `upload.too-many`. */
export async function readForm(request: FastifyRequest, limits: FormLimits): Promise<SentForm> {
  if (!request.isMultipart()) throw new AppError('request.invalid')
  const form = await readParts(request, limits).catch((error: unknown) => {
    throw codeOf(error)
  })
  if ([...form.fields.values()].some((text) => text.includes('\0'))) throw new AppError('request.broken-text')
  return form
}
