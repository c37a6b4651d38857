import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'

/** The one file of a multipart request (field `file`), whole in memory. Throws `upload.empty` or `upload.too-large`. */
export async function readUpload(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw new AppError('upload.empty')
  const part = await request.file().catch((error: unknown) => {
    // The parser of forms throws without a status when the form itself is no form.
    throw (error as { statusCode?: number }).statusCode === undefined ? new AppError('upload.empty') : error
  })
  if (!part) throw new AppError('upload.empty')
  const bytes = await part.toBuffer().catch((error: unknown) => {
    throw (error as { statusCode?: number }).statusCode === 413
      ? new AppError('upload.too-large', { name: part.filename })
      : error
  })
  if (bytes.byteLength === 0) throw new AppError('upload.empty', { name: part.filename })
  return { name: part.filename, bytes }
}
