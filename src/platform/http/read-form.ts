import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'

/** A form as it was sent: its fields by name, and the files that were chosen. */
export interface SentForm {
  readonly fields: ReadonlyMap<string, string>
  readonly files: readonly { readonly field: string; readonly name: string; readonly bytes: Buffer }[]
}

const MOST_FIELDS = 40
const LONGEST_FIELD = 64 * 1024

function codeOf(error: unknown): AppError {
  const { statusCode } = error as { statusCode?: number }
  if (error instanceof AppError) return error
  return new AppError(statusCode === 413 ? 'upload.too-large' : 'request.invalid')
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
  const most = limits.fields ?? MOST_FIELDS
  const parts = request.parts({
    limits: { ...limits, fields: most, parts: most + limits.files, fieldSize: LONGEST_FIELD },
  })
  for await (const part of parts) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer()
      if (part.filename !== '' && bytes.byteLength > 0)
        files.push({ field: part.fieldname, name: part.filename, bytes })
    } else if (typeof part.value === 'string') fields.set(part.fieldname, part.value)
  }
  return { fields, files }
}

/** Reads a multipart form into memory, within limits. Throws `request.invalid`, `request.broken-text`, `upload.too-large`. */
export async function readForm(request: FastifyRequest, limits: FormLimits): Promise<SentForm> {
  if (!request.isMultipart()) throw new AppError('request.invalid')
  const form = await readParts(request, limits).catch((error: unknown) => {
    throw codeOf(error)
  })
  if ([...form.fields.values()].some((text) => text.includes('\0'))) throw new AppError('request.broken-text')
  return form
}
