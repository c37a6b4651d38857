import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

// A file is never a page of ours: nothing runs in it.
const SANDBOX = "default-src 'none'; sandbox"

function asDownload(reply: FastifyReply, { name, mediaType }: { name: string; mediaType: string }): FastifyReply {
  return reply
    .type(mediaType)
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', SANDBOX)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`)
}

/** Sends a file of a case: never kept by anybody on the way, never run. */
export function sendFile(
  reply: FastifyReply,
  { bytes, ...file }: { name: string; mediaType: string; bytes: Buffer },
): FastifyReply {
  return asDownload(reply, file).send(bytes)
}

/** The same for what is made piece by piece while it leaves. */
export function sendPieces(
  reply: FastifyReply,
  { pieces, ...file }: { name: string; mediaType: string; pieces: AsyncGenerator<Buffer> },
): FastifyReply {
  return asDownload(reply, file).send(Readable.from(pieces, { objectMode: false }))
}
