import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint, Input, Reply } from './endpoint.contract.ts'
import type { Context } from '../context.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The context of this request, made by the session hook. */
    context: Context
    /** The signed-in account still has its initial password. */
    mustChangePassword: boolean
  }
  interface FastifyContextConfig {
    /** Upload routes read the body themselves. */
    isUpload?: boolean
  }
}

/** A handler of a contract: gets the context and the checked input; request and reply only for files and cookies. */
export type Handler<E extends Endpoint> = (
  ctx: Context,
  input: Input<E>,
  http: { readonly request: FastifyRequest; readonly reply: FastifyReply },
) => Promise<Reply<E>>

/** Binds a contract to its use case below /api/v1. Answers of the API are never cached. */
export function serve<E extends Endpoint>(app: FastifyInstance, endpoint: E, handler: Handler<E>): void {
  app.route({
    method: endpoint.method,
    url: `/api/v1${endpoint.url}`,
    schema: {
      summary: endpoint.summary,
      ...(endpoint.params ? { params: endpoint.params } : {}),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
      ...(endpoint.body ? { body: endpoint.body } : {}),
      response: { 200: endpoint.reply },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'private, no-store')
      const input = { params: request.params, query: request.query, body: request.body } as Input<E>
      return handler(request.context, input, { request, reply })
    },
  })
}
