import type { FastifyInstance } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

function isOwnOrigin(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/**
 * Refuses changes that another site's page sends with our reader's cookie (CSRF): browsers state where a request comes
 * from in Sec-Fetch-Site or Origin, and neither can be set by a page. Programs without a browser send neither.
 */
export function guardWrites(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const site = request.headers['sec-fetch-site']
    const { origin } = request.headers
    const isForeign =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && !isOwnOrigin(origin, request.host))
    if (!SAFE.includes(request.method) && isForeign) {
      done(new AppError('request.foreign-origin'))
      return
    }
    done()
  })
}
