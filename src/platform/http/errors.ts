import type { FastifyError } from 'fastify'
import { AppError } from '../../kernel/app-error.ts'
import type { ErrorCode } from '../../kernel/error-codes.ts'
import { ERROR_TABLE } from './error-table.ts'

/** What went wrong, as it goes over the wire (RFC 9457 problem details, plus our code). */
export interface Problem {
  readonly status: number
  readonly code: ErrorCode
  readonly title: string
  readonly requestId: string
  readonly details: Readonly<Record<string, unknown>>
  readonly fields: readonly { readonly field: string; readonly message: string }[]
}

const DISK_FULL = ['53100', 'ENOSPC', 'EDQUOT']
const DATABASE_AWAY = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '53300',
  '57014',
  '55P03',
]
/** What PostgreSQL says of values that no schema can judge: a day that is not in the calendar, an id of nothing. */
const BY_SQL_STATE: Readonly<Record<string, ErrorCode>> = {
  '22003': 'request.invalid',
  '22007': 'day.invalid',
  '22008': 'day.invalid',
  '22021': 'request.broken-text',
  '22P05': 'request.broken-text',
  '23503': 'request.unknown-reference',
}
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  404: 'request.not-found',
  405: 'request.method-not-allowed',
  413: 'request.too-large',
  429: 'request.too-many',
}

function isDatabaseAway(error: Error & { code?: unknown }): boolean {
  if (typeof error.code === 'string' && DATABASE_AWAY.includes(error.code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
    error.message,
  )
}

function codeOfStatus(status: number): ErrorCode {
  return BY_STATUS[status] ?? (status < 500 ? 'request.invalid' : 'service.fault')
}

/** Disk, database or a value that the database refuses; undefined when it is none of them. */
function codeOfCause(error: Error & { code?: string }): ErrorCode | undefined {
  const { code = '' } = error
  if (DISK_FULL.includes(code)) return 'service.disk-full'
  return isDatabaseAway(error) ? 'service.unavailable' : BY_SQL_STATE[code]
}

/** Names any thrown thing: our refusals keep their code, a full disk and an absent database are told apart from a bug. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code
  if (!(error instanceof Error)) return 'service.fault'
  const known = error as Partial<FastifyError> & Error
  if (known.validation) return 'request.invalid'
  return codeOfCause(known) ?? codeOfStatus(known.statusCode ?? 500)
}

const FIELD_MESSAGES: Readonly<Record<string, (limit: string) => string>> = {
  required: () => '必须填写。',
  minLength: (limit) => `至少 ${limit} 个字。`,
  maxLength: (limit) => `最多 ${limit} 个字。`,
  minimum: (limit) => `不能小于 ${limit}。`,
  maximum: (limit) => `不能大于 ${limit}。`,
  maxItems: (limit) => `最多 ${limit} 项。`,
  minItems: (limit) => `至少 ${limit} 项。`,
  pattern: () => '格式不正确。',
  format: () => '格式不正确。',
}

function limitOf({ limit }: Record<string, unknown>): string {
  return typeof limit === 'number' ? String(limit) : ''
}

function fieldProblems(error: unknown): Problem['fields'] {
  const faults = (error as Partial<FastifyError>).validation ?? []
  return faults.slice(0, 20).map((fault) => {
    const params = fault.params
    const missing = params['missingProperty'] ?? (params['requiredProperties'] as string[] | undefined)?.[0]
    const field = [
      ...fault.instancePath.split('/').filter(Boolean),
      ...(typeof missing === 'string' ? [missing] : []),
    ].join('.')
    const words = FIELD_MESSAGES[fault.keyword]
    return { field, message: words ? words(limitOf(params)) : '填写的内容不正确。' }
  })
}

/** The problem that the client is told; never a stack, never SQL. */
export function problemOf(error: unknown, requestId: string): Problem {
  const code = codeOf(error)
  const [status, title] = ERROR_TABLE[code]
  return {
    status,
    code,
    title,
    requestId,
    details: error instanceof AppError ? error.details : {},
    fields: fieldProblems(error),
  }
}
