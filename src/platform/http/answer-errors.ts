import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import { type Problem, problemOf } from './errors.ts'

/** Renders a problem for a person; set by the portal, so that error pages wear its skin. */
export type ProblemPage = (problem: Problem, request: FastifyRequest) => string

declare module 'fastify' {
  interface FastifyInstance {
    problemPage: { render: ProblemPage | null }
  }
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
}

function answer(
  app: FastifyInstance,
  error: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const problem = problemOf(error, request.id)
  if (problem.status === 500) request.log.error({ err: error, requestId: request.id }, 'unexpected')
  reply.code(problem.status).header('cache-control', 'no-store')
  const { render } = app.problemPage
  if (render && wantsPage(request)) {
    try {
      return reply.type('text/html; charset=utf-8').send(render(problem, request))
    } catch (fault) {
      request.log.error({ err: fault }, 'error page failed')
    }
  }
  return reply.type('application/problem+json; charset=utf-8').serializer(JSON.stringify).send(problem)
}

/** Turns everything thrown into a problem in Chinese: JSON for programs, a page for people; never a stack trace. */
export function answerErrors(app: FastifyInstance): void {
  app.decorate('problemPage', { render: null })
  app.setErrorHandler((error, request, reply) => answer(app, error, { request, reply }))
  app.setNotFoundHandler((request, reply) => answer(app, new AppError('request.not-found'), { request, reply }))
}

/**
 * Answers an address that cannot even be read, before any route, hook or decoration: no skin is to be had there, so
 * people get the words alone.
 */
export function answerBadAddress(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id)
  reply.code(problem.status).header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
  if (wantsPage(request)) void reply.type('text/plain; charset=utf-8').send(problem.title)
  else void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}
