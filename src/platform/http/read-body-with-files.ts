import type { FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { AppError } from '../../kernel/app-error.ts'
import { readForm } from './read-form.ts'
import { refuseBrokenText } from './refuse-unstorable.ts'

/** A file as it was sent, not yet looked into; one without bytes was chosen and is empty. */
interface SentFile {
  readonly name: string
  readonly bytes: Buffer
}

/** How many files are read, and how large each may be, in bytes. */
interface FileLimits {
  readonly files: number
  readonly fileSize: number
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    throw new AppError('request.invalid')
  }
}

/**
 * A multipart request that says what another endpoint is told as JSON (field `body`), with files beside it: text and files come
 * together or not at all. Throws `request.invalid`, `request.broken-text`, `upload.too-large`, `upload.too-many`.
 */
export async function readBodyWithFiles<Schema extends TSchema>(
  request: FastifyRequest,
  schema: Schema,
  limits: FileLimits,
): Promise<{ body: Static<Schema>; files: SentFile[] }> {
  const form = await readForm(request, limits)
  const body = parsed(form.fields.get('body'))
  if (!Value.Check(schema, body)) throw new AppError('request.invalid')
  refuseBrokenText(body)
  const empty = form.emptyNames.map((name) => ({ name, bytes: Buffer.alloc(0) }))
  return { body, files: [...form.files.map(({ name, bytes }) => ({ name, bytes })), ...empty] }
}
