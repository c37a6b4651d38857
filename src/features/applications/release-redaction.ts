import { AppError, refuse } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { assertReleasable, type RedactionFinding, verifyRedacted } from '../../platform/documents/redact-file.ts'
import { kindOfMediaType } from '../../platform/documents/sniff.ts'
import { listPapers, openPaper, savePaperAudience } from '../casework/index.ts'
import { rebindAnswer } from './answer-papers.ts'
import type { DecisionCode, Regime } from './domain/decision.ts'
import {
  isOpenVersion,
  needsClosedRedactions,
  objectionsToRelease,
  toRedactions,
  type VersionFacts,
  type VersionState,
  versionState,
} from './domain/redaction.ts'
import { type Held, onCase } from './on-case.ts'
import {
  getRedaction,
  listRedactions,
  openMarks,
  type RedactionRow,
  saveRelease,
  saveSettingAside,
} from './redactions.store.ts'

function factsOf({ releasedAt, setAsideAt, report, version }: RedactionRow, last: number): VersionFacts {
  return { isLast: version === last, isReleased: releasedAt !== null, isSetAside: setAsideAt !== null, report }
}

/** The versions of the originals of a case with their states. */
export function withStates(all: readonly RedactionRow[]): (RedactionRow & { readonly state: VersionState })[] {
  const last = new Map<string, number>()
  for (const { originalId, version } of all) last.set(originalId, Math.max(version, last.get(originalId) ?? 0))
  return all.map((each) => ({ ...each, state: versionState(factsOf(each, last.get(each.originalId) ?? 0)) }))
}

/** Throws `application.redaction-open` when something is to be given and a redacted file has findings, pages nobody has looked at, or waits for its release. */
export async function refuseOpenRedactions({ tx, file }: Held, kind: DecisionCode): Promise<void> {
  if (!needsClosedRedactions(kind)) return
  const open = withStates(await listRedactions(tx, file.id)).filter(({ state }) => isOpenVersion(state))
  if (open.length > 0)
    throw new AppError('application.redaction-open', {
      redactions: open.map(({ id, version, state }) => ({ id, version, state })),
    })
}

interface Release {
  readonly id: string
  readonly redactionId: string
  readonly hash: string
  readonly places: readonly string[]
}

/** The version that may be released, as it was looked at. */
async function releasable(held: Held, key: Buffer, order: Release): Promise<RedactionRow> {
  held.assertMove('redact')
  const { redaction, last } = await getRedaction(held.tx, order)
  const { resultId, resultSha256 } = redaction
  const paper = (await listPapers(held.tx, key, order.id)).find((each) => each.id === resultId)
  if (order.hash !== resultSha256 || paper?.sha256 !== resultSha256) throw new AppError('application.redaction-changed')
  refuse(objectionsToRelease(factsOf(redaction, last), order.places))
  return redaction
}

/** What the release gate finds in a result as it is kept now. */
async function findingsIn(
  { tx, ctx, file }: Held,
  key: Buffer,
  redaction: RedactionRow,
): Promise<() => Promise<readonly RedactionFinding[]>> {
  const which = { caseId: file.id, paperId: redaction.resultId }
  const { bytes, mediaType } = await openPaper(tx, { key, files: ctx.files }, which)
  const redactions = toRedactions(openMarks(key, redaction), file.regime as Regime)
  const removed = redaction.report.removed.map(({ mark, box, ...each }) => ({
    ...each,
    redaction: mark,
    box: box ?? undefined,
  }))
  return () => verifyRedacted(bytes, { kind: kindOfMediaType(mediaType) ?? '', redactions, removed })
}

/**
 * 确认并放入答复: somebody, by name, has looked at the result and at every place that could not be searched, and lets it go out with the
 * answer, after the release gate was asked once more. Throws `redaction.still-found`, `application.redaction-unconfirmed`,
 * `application.redaction-closed`, and `application.redaction-changed` for another result than the one that was looked at.
 */
export async function releaseRedaction(ctx: Context, key: Buffer, order: Release): Promise<void> {
  const { id } = order
  const askGate = await onCase(ctx, { id, rights: ['work'] }, async (held) =>
    findingsIn(held, key, await releasable(held, key, order)),
  )
  // It may take minutes: nobody is kept waiting for the case meanwhile.
  assertReleasable(await askGate())
  await onCase(ctx, { id, rights: ['work'] }, async (held) => {
    const { tx } = held
    const redaction = await releasable(held, key, order)
    const { resultId, resultSha256, originalId, version, marksHash, report } = redaction
    await saveRelease(tx, redaction.id, ctx.actor)
    await savePaperAudience(tx, { caseId: id, paperId: resultId, audience: 'applicant' })
    const data = { redactionId: redaction.id, originalId, version, marksHash, resultSha256 }
    const bound = await rebindAnswer(held, key)
    const confirmed = report.unsearched
    await held.step({ move: 'redact', type: 'redaction-released', data: { ...data, confirmed, ...bound } })
  })
}

/** 不再使用: a version does not go out, and nobody waits for it. It stays on record. Throws `application.redaction-closed`. */
export async function setRedactionAside(
  ctx: Context,
  key: Buffer,
  order: { id: string; redactionId: string; reason: string },
): Promise<void> {
  const { id, reason } = order
  await onCase(ctx, { id, rights: ['work'] }, async (held) => {
    held.assertMove('redact')
    const { tx } = held
    const { redaction, last } = await getRedaction(tx, order)
    const state = versionState(factsOf(redaction, last))
    if (state === 'set-aside' || state === 'superseded') throw new AppError('application.redaction-closed')
    await saveSettingAside(tx, redaction.id, ctx.actor)
    await savePaperAudience(tx, { caseId: id, paperId: redaction.resultId, audience: 'units' })
    const bound = state === 'released' ? await rebindAnswer(held, key) : {}
    const { originalId, version } = redaction
    const data = { redactionId: redaction.id, originalId, version, ...bound }
    await held.step({ move: 'redact', type: 'redaction-set-aside', reason, data })
  })
}
