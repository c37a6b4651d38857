import type { ErrorCode } from '../../../kernel/error-codes.ts'

/** What the secrecy reviewer states, item by item (保密审查逐项结论). */
export interface SecrecyFindings {
  readonly stateSecret: boolean
  readonly workSecret: boolean
  readonly personalData: boolean
  readonly commercialSecret: boolean
  readonly basis: string
}

/** What the rule about one opinion needs to know. */
export interface OpinionFacts {
  readonly caseState: string
  /** Accounts under whose right the actor may act at this step: the actor's own, or those who delegated. */
  readonly standsFor: readonly string[]
  readonly actorId: string
  readonly authorIds: readonly string[]
  readonly earlierApprovers: readonly string[]
  readonly allowSamePerson: boolean
}

/** Why the actor cannot give an opinion at the open step; the console shows it, the command enforces it. */
export function objectionsToOpinion(facts: OpinionFacts): ErrorCode[] {
  if (facts.caseState !== 'open') return ['review.already-closed']
  if (facts.standsFor.length === 0) return ['review.not-yours']
  // An author approves neither in person nor through a delegate, and a delegate who is an author not for others.
  if (facts.authorIds.includes(facts.actorId)) return ['review.own-work']
  if (facts.standsFor.every((id) => facts.authorIds.includes(id))) return ['review.own-work']
  return !facts.allowSamePerson && facts.earlierApprovers.includes(facts.actorId) ? ['review.same-person'] : []
}

/** Was each item answered, and with no? */
function isFreeOfSecrets(findings: SecrecyFindings | undefined): boolean {
  if (!findings) return false
  const { stateSecret, workSecret, personalData, commercialSecret } = findings
  return ![stateSecret, workSecret, personalData, commercialSecret].includes(true)
}

/** Why this opinion cannot stand: a return says why; secrecy is answered item by item, and a hit cannot be approved. */
export function objectionsToContent({
  decision,
  opinion,
  findings,
  isSecrecy,
}: {
  decision: 'approve' | 'return'
  opinion: string
  findings: SecrecyFindings | undefined
  isSecrecy: boolean
}): ErrorCode[] {
  if (decision === 'return') return opinion.trim() === '' ? ['review.opinion-required'] : []
  return isSecrecy && !isFreeOfSecrets(findings) ? ['review.secrecy-incomplete'] : []
}
