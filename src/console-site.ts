import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const HASHED = /^assets\//

/**
 * Serves the built staff console below /console/. Files with a hash in their name may be kept for ever; every other address
 * is a page of the console and gets its first page, never from a cache. Without a build there is nothing to serve.
 */
export async function consoleSite(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  const files = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const isKept = HASHED.test(path.slice(folder.length + 1))
      response.header('cache-control', isKept ? 'public, max-age=31536000, immutable' : 'no-store')
    },
  })
  app.get('/console', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/'))
  app.get<{ Params: { '*': string } }>('/console/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.params['*']
    if (HASHED.test(path) && !files.has(path)) {
      reply.callNotFound()
      return reply
    }
    return reply.sendFile(files.has(path) ? path : 'index.html')
  })
}
