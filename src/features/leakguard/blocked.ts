import { AppError } from '../../kernel/app-error.ts'
import { type Finding, openFindings, unansweredFindings } from './find-leaks.ts'
import { KIND_WORDS } from './kind-words.ts'

const MOST_TOLD = 50

/** What was found as people may read it: its kind and place, masked. */
export function told(findings: readonly Finding[]): Record<string, unknown>[] {
  return findings.slice(0, MOST_TOLD).map(({ kind, place, masked, fingerprint }) => {
    const { name, rule, cure } = KIND_WORDS[kind]
    return { kind, name, place, masked, fingerprint, rule, cure }
  })
}

function refuseThese(stopping: readonly Finding[]): void {
  if (stopping.length === 0) return
  throw new AppError('leak.blocked', { count: stopping.length, findings: told(stopping) })
}

/** Throws `leak.blocked` while something that stops a submission is neither removed nor justified. */
export function refuseUnanswered(findings: readonly Finding[]): void {
  refuseThese(unansweredFindings(findings))
}

/** Throws `leak.blocked` while something stops the publication that the secrecy reviewer has not let pass. */
export function refuseOpen(findings: readonly Finding[]): void {
  refuseThese(openFindings(findings))
}
