import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'

const LONE_SURROGATE = /\p{Surrogate}/u

function isBrokenText(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('\0') || LONE_SURROGATE.test(value))
}

function isInfinite(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value)
}

// Without recursion, because a body may be nested deeper than the stack.
function holdsAny(values: readonly unknown[], isBad: (value: unknown) => boolean): boolean {
  const waiting = [...values]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (isBad(value)) return true
    if (typeof value !== 'object' || value === null) continue
    for (const [name, inner] of Object.entries(value)) waiting.push(name, inner)
  }
  return false
}

function holds({ params, query, body }: FastifyRequest, isBad: (value: unknown) => boolean): boolean {
  return holdsAny([params, query, body], isBad)
}

/** Refuses text that no column can keep, in a value that did not come as the body of a request. Throws `request.broken-text`. */
export function refuseBrokenText(value: unknown): void {
  if (holdsAny([value], isBrokenText)) throw new AppError('request.broken-text')
}

/**
 * Refuses what no column can keep: text with NUL or halves of characters (`request.broken-text`), and the number that
 * “1e999” becomes in an address, which the limits of a schema let pass (`request.invalid`).
 */
export function refuseUnstorable(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    done(holds(request, isBrokenText) ? new AppError('request.broken-text') : undefined)
  })
  app.addHook('preHandler', (request, _reply, done) => {
    done(holds(request, isInfinite) ? new AppError('request.invalid') : undefined)
  })
}
