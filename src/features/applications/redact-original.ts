import { AppError, refuse } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { type Redacted, redactFile } from '../../platform/documents/redact-file.ts'
import { sniff } from '../../platform/documents/sniff.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { insertPaper, openPaper, savePaperAudience } from '../casework/index.ts'
import { rebindAnswer } from './answer-papers.ts'
import type { DecisionCode, Regime } from './domain/decision.ts'
import {
  type Mark,
  namesMarked,
  objectionsToMarks,
  placesToConfirm,
  type RedactionReport,
  toRedactions,
} from './domain/redaction.ts'
import { type Held, onCase } from './on-case.ts'
import { getOriginal, insertRedaction, listRedactions, type Original } from './redactions.store.ts'
import { tidyName } from '../../platform/documents/take-file.ts'

/** What is to be taken out of an original; `title` is what the applicant sees as the name of the file. */
export interface RedactionOrder {
  readonly id: string
  readonly originalId: string
  readonly title: string
  readonly marks: readonly Mark[]
}

/** A new version and what became of its marks. */
export interface MadeRedaction {
  readonly redactionId: string
  readonly version: number
  readonly report: RedactionReport
}

const EXTENSIONS: Readonly<Record<string, string>> = { jpeg: 'jpg' }

function reportOf({ removed, unmatched, unsearched, findings }: Redacted, { pages }: Original): RedactionReport {
  return {
    removed: removed.map(({ redaction: mark, ground, place, page, box = null }) => ({
      mark,
      ground: ground as DecisionCode,
      place,
      page,
      box,
    })),
    unmatched,
    unsearched: placesToConfirm(unsearched, pages),
    findings: findings.map(({ place, what, redaction = null }) => ({ place, what, mark: redaction })),
  }
}

/** How often each ground was marked: what the ledger says of the marks, whose words it does not know. */
function grounds(marks: readonly Mark[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { ground } of marks) counts[ground] = (counts[ground] ?? 0) + 1
  return counts
}

/** What went out with the answer of earlier versions does not any more. */
async function takeBack({ tx, file }: Held, originalId: string): Promise<{ version: number; isTakenBack: boolean }> {
  const earlier = (await listRedactions(tx, file.id)).filter((each) => each.originalId === originalId)
  const given = earlier.filter(({ releasedAt, setAsideAt }) => releasedAt !== null && setAsideAt === null)
  for (const { resultId } of given)
    await savePaperAudience(tx, { caseId: file.id, paperId: resultId, audience: 'units' })
  return { version: Math.max(0, ...earlier.map(({ version }) => version)) + 1, isTakenBack: given.length > 0 }
}

interface Made {
  readonly original: Original
  readonly redacted: Redacted
  readonly name: string
  readonly mediaType: string
}

async function keep(
  held: Held,
  key: Buffer,
  { order, made }: { order: RedactionOrder; made: Made },
): Promise<MadeRedaction> {
  const { tx, ctx } = held
  const { id: caseId, originalId, marks } = order
  const { original, redacted, name, mediaType } = made
  const { version, isTakenBack } = await takeBack(held, originalId)
  const { bytes } = redacted
  const paper = { caseId, role: 'redacted', audience: 'units', name, mediaType, bytes } as const
  const resultId = await insertPaper(tx, { key, files: ctx.files }, paper)
  const [id, report, resultSha256] = [newId(), reportOf(redacted, original), sha256(bytes)]
  const row = { id, caseId, originalId, version, resultId, resultSha256, report, marks }
  const { marksHash } = await insertRedaction(tx, { key, actor: ctx.actor }, row)
  const { removed, unmatched, unsearched, findings } = report
  await held.step({
    move: 'redact',
    type: 'redaction-made',
    data: {
      ...{ redactionId: id, originalId, version, originalSha256: original.sha256, marksHash, resultSha256 },
      ...{ grounds: grounds(marks), removed: removed.length, unmatched: unmatched.length },
      ...{ unsearched: unsearched.length, findings: findings.length },
      ...(isTakenBack ? await rebindAnswer(held, key) : {}),
    },
  })
  return { redactionId: id, version, report }
}

/** The original as it was taken in, and what its case allows to be withheld. */
async function prepare(ctx: Context, key: Buffer, { id, originalId, title, marks }: RedactionOrder) {
  return onCase(ctx, { id, rights: ['work'] }, async ({ tx, file, assertMove }) => {
    assertMove('redact')
    const original = await getOriginal(tx, { id, originalId })
    const regime = file.regime as Regime
    refuse(objectionsToMarks(marks, regime))
    if (namesMarked(title, marks)) throw new AppError('application.redaction-name-tells')
    const paper = await openPaper(tx, { key, files: ctx.files }, { caseId: id, paperId: originalId })
    if (sha256(paper.bytes) !== original.sha256) throw new Error(`original ${originalId} is not what was taken in`)
    return { original, bytes: paper.bytes, regime }
  })
}

/**
 * 区分处理 (条例第三十七条): makes an original anew without what is marked, as a new version. What was made before stays on record, and
 * is taken out of the answer. Throws `application.redaction-ground-unknown`, `application.redaction-name-tells` and the codes of
 * `redactFile`. The ledger knows grounds, counts and hashes, and no word of what was taken out.
 */
export async function redactOriginal(ctx: Context, key: Buffer, order: RedactionOrder): Promise<MadeRedaction> {
  const { original, bytes, regime } = await prepare(ctx, key, order)
  // It may take minutes: nobody is kept waiting for the case meanwhile.
  const redacted = await redactFile(bytes, { kind: original.kind, redactions: toRedactions(order.marks, regime) })
  const name = `${tidyName(order.title)}.${EXTENSIONS[redacted.kind] ?? redacted.kind}`
  const { mediaType } = await sniff(redacted.bytes, name)
  return onCase(ctx, { id: order.id, rights: ['work'] }, async (held) => {
    held.assertMove('redact')
    return keep(held, key, { order, made: { original, redacted, name, mediaType } })
  })
}
