import type { FastifyInstance } from 'fastify'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "manifest-src 'self'",
].join('; ')

// Ant Design writes its styles at run time; only the console's own pages allow that, and still no inline script.
const CONSOLE_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
  "img-src 'self' data:",
  "img-src 'self' data: blob:",
)

/** The policy of a page that any site may show within its own. */
export const FRAMED_POLICY = POLICY.replace("frame-ancestors 'self'", 'frame-ancestors *')

/** Content-Security-Policy without inline script, no foreign hosts, no sniffing, no referrer to other sites. */
export function securityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload) => {
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', request.url.startsWith('/console') ? CONSOLE_POLICY : POLICY)
    }
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    reply.header('cross-origin-opener-policy', 'same-origin')
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    return Promise.resolve(payload)
  })
}
