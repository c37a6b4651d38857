import { type CaseFile, isOnTime, toAbilities, toHistory } from '../casework/index.ts'
import { type ApplicationState, STATE_NAMES } from './domain/application-kind.ts'
import { type DecisionCode, decisionKind, kindsIn, PART_NAMES, type Regime } from './domain/decision.ts'
import { APPLICANT_NAMES, FORM_NAMES, WAY_NAMES } from './domain/intake.ts'
import type { CaseTerms, Channel } from './domain/rules.ts'
import type { viewApplication } from './view-application.ts'

type Viewed = Awaited<ReturnType<typeof viewApplication>>

function rowOf(file: CaseFile, leadUnitName: string) {
  const { id, number, subject, openedOn, receivedOn, dueOn, isProvisional, clockState, leadUnitId } = file
  const state = file.state as ApplicationState
  return {
    id,
    number,
    state,
    stateName: STATE_NAMES[state],
    channel: file.channel as Channel,
    subject,
    openedOn,
    receivedOn,
    dueOn,
    isProvisional,
    clockState,
    leadUnitId,
    leadUnitName,
  }
}

/** A page of applications as the contract has it. */
export function listRows({
  rows,
  ...count
}: {
  total: number
  isCapped: boolean
  rows: readonly (CaseFile & { leadUnitName: string })[]
}) {
  return { ...count, rows: rows.map((row) => rowOf(row, row.leadUnitName)) }
}

function answerKind(kind: DecisionCode, regime: Regime) {
  const { name, articles, isVerified, parts, needsSearch = false } = decisionKind(kind)
  const fields = parts.map((key) => ({ key, name: PART_NAMES[key] }))
  return { kind, name, article: articles[regime] ?? '', isVerified, needsSearch, parts: fields }
}

/** The answers that can be drafted, for whoever may draft one now. */
function answerKinds({ file, standings }: Viewed) {
  const regime = file.regime as Regime
  return standings.draft.objections.length > 0 ? [] : kindsIn(regime).map((kind) => answerKind(kind, regime))
}

function decisionView({ decision, file }: Viewed) {
  if (!decision) return null
  const { name, articles, isVerified, parts } = decisionKind(decision.kind)
  return {
    kind: decision.kind,
    kindName: name,
    article: articles[file.regime as Regime] ?? '',
    isVerified,
    parts: parts.map((key) => ({ key, name: PART_NAMES[key], text: decision.parts[key] ?? '' })),
    hash: decision.hash,
    letterId: decision.letterId,
    isSecrecyPassed: decision.secrecyHash === decision.hash,
    signedAt: decision.signedAt?.toISOString() ?? null,
  }
}

function peopleAndPapers(viewed: Viewed) {
  const { file, papers, consultations, remedies, links } = viewed
  return {
    ...toHistory(viewed),
    papers: papers.map((paper) => ({
      ...paper,
      at: paper.at.toISOString(),
      url: `/api/v1/applications/${file.id}/papers/${paper.id}`,
    })),
    consultations: consultations.map(({ caseId: _, ...consultation }) => consultation),
    remedies: remedies.map((remedy) => ({
      ...remedy,
      kind: remedy.kind as 'report',
      outcome: remedy.outcome as 'upheld' | null,
    })),
    links: [...links],
  }
}

function termsOf({ terms }: CaseFile) {
  const { extend, thirdParty, otherAgency } = terms as CaseTerms
  return { extend, thirdParty, otherAgency }
}

function rightsOf({ standings, maySeeIdentity, mayExport }: Viewed) {
  return { may: toAbilities(standings), maySeeIdentity, mayExport }
}

/** Everything of an application as the contract has it. */
export function toView(viewed: Viewed) {
  const { file, application, assignments, clock, explanation, request } = viewed
  const lead = assignments.find(({ untilAt, isLead }) => untilAt === null && isLead)
  return {
    ...rowOf(file, lead?.unitName ?? ''),
    regime: file.regime as Regime,
    terms: termsOf(file),
    version: file.version,
    concludedOn: file.concludedOn,
    outcome: file.outcome,
    rating: file.rating,
    retentionUntil: file.retentionUntil,
    applicantKind: application.kind,
    applicantKindName: APPLICANT_NAMES[application.kind],
    formName: FORM_NAMES[application.form],
    wayName: WAY_NAMES[application.way],
    noticeVersion: application.noticeVersion,
    supplementUntil: application.supplementUntil,
    extendedDays: application.extendedDays,
    reassessOn: application.reassessOn,
    request: request ?? null,
    clock: {
      allowedDays: clock.allowedDays,
      usedDays: clock.usedDays,
      remainingDays: clock.remainingDays,
      isOnTime: isOnTime(clock) ?? null,
      intervals: [...clock.intervals],
      days: [...clock.days],
      explanation,
    },
    ...peopleAndPapers(viewed),
    decision: decisionView(viewed),
    answerKinds: answerKinds(viewed),
    ...rightsOf(viewed),
  }
}
