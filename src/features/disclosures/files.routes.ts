import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { findServableFile } from './files.queries.ts'

// A file is never a page of ours: no script, no plugin, no form runs in it, whatever it holds.
const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
const INLINE = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

/** RFC 5987 leaves fewer signs unencoded than addresses do. */
function encodedName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, inline }: { id: string; inline: boolean },
): Promise<FastifyReply> {
  const file = await findServableFile(request.context.db, request.context.actor, id)
  if (!file || !request.context.files.has(file.sha256)) throw new AppError('upload.not-found')
  const etag = `"${file.sha256}"`
  reply
    .header('etag', etag)
    .header('content-security-policy', SANDBOX)
    // Withdrawal must take effect at once, so every use asks again; the tag makes the answer short.
    .header('cache-control', file.isPublic ? 'public, no-cache' : 'private, no-store')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const mode = inline && INLINE.includes(file.mediaType) ? 'inline' : 'attachment'
  return reply
    .type(file.mediaType)
    .header('content-length', file.size)
    .header('content-disposition', `${mode}; filename*=UTF-8''${encodedName(file.name)}`)
    .send(request.context.files.open(file.sha256))
}

/** /media/:id shows a picture in a page, /files/:id/:name hands a file out. */
export function filesRoutes(app: FastifyInstance): void {
  app.get<{ Params: { id: string } }>('/media/:id', { schema: { hide: true } }, (request, reply) =>
    send(request, reply, { id: request.params.id, inline: true }),
  )
  app.get<{ Params: { id: string; name: string } }>('/files/:id/:name', { schema: { hide: true } }, (request, reply) =>
    send(request, reply, { id: request.params.id, inline: false }),
  )
}
