import type { ErrorCode } from './error-codes.ts'

/** A refusal with a name. Stops the request; its words for people are chosen by code at the edge, in Chinese. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** Throws the first objection, with all of them in the details; does nothing when there are none. */
export function refuse(objections: readonly ErrorCode[], details: Readonly<Record<string, unknown>> = {}): void {
  const [first] = objections
  if (first !== undefined) throw new AppError(first, { ...details, objections })
}
