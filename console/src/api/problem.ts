import type { ErrorCode } from '../../../src/kernel/error-codes.ts'

/** What the server says when it refuses (RFC 9457); `title` is the sentence for people. */
export interface Problem {
  readonly status: number
  readonly code: ErrorCode | 'network.unreachable'
  readonly title: string
  readonly requestId: string
  readonly details: Readonly<Record<string, unknown>>
  readonly fields: readonly { readonly field: string; readonly message: string }[]
}

/** A refusal of the server, or its silence, as an exception. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

const NOTHING_MORE = { requestId: '', details: {}, fields: [] }

/** No answer came: the network is away, or the server. */
export const UNREACHABLE: Problem = {
  ...NOTHING_MORE,
  status: 0,
  code: 'network.unreachable',
  title: '暂时连不上服务器，刚才的操作没有保存。请检查网络后再试，页面上的内容仍在。',
}

/** A refusal of the page itself, before or after the server is asked. */
export function problemHere(title: string): ProblemError {
  return new ProblemError({ ...NOTHING_MORE, status: 0, code: 'request.invalid', title })
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value
}

/** The problem in an answer; a proxy in between may answer with something that is none. */
export function problemFrom(status: number, text: string): Problem {
  try {
    const parsed: unknown = JSON.parse(text)
    if (isProblem(parsed)) return parsed
  } catch {
    // Not JSON: an error page of a proxy.
  }
  return { ...NOTHING_MORE, status, code: 'service.unavailable', title: '服务器暂时无法处理，请稍后再试。' }
}

/** The problem behind anything that was thrown; a fault of our own keeps its message for the report. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const message = error instanceof Error ? error.message : String(error)
  return { ...NOTHING_MORE, status: 0, code: 'service.fault', title: `页面出现意外错误：${message}` }
}
