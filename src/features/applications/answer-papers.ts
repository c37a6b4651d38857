import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sha256 } from '../../platform/ids.ts'
import { listPapers, type Paper, savePaperAudience } from '../casework/index.ts'
import { fingerprintOf } from '../letters/index.ts'
import { type BoundPaper, type Decision, findDecision } from './applications.queries.ts'
import { saveBinding } from './applications.store.ts'
import type { DecisionCode, Parts } from './domain/decision.ts'
import { type Held, onCase } from './on-case.ts'
import { tellSecrecy } from './tell-staff.ts'

/** The files that would go out with the answer now. */
export async function answerPapers(tx: Tx, key: Buffer, caseId: string): Promise<Paper[]> {
  return (await listPapers(tx, key, caseId)).filter(({ audience }) => audience === 'applicant')
}

/** The same as they are bound: which, and exactly what is in them. */
export function toBound(papers: readonly Paper[]): BoundPaper[] {
  return papers.map(({ id, sha256: hash }) => ({ id, sha256: hash })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * The fingerprint of exactly this answer, the text of its letter and the files that go with it: what is checked for secrets,
 * signed, and goes out. `papers` null: an answer from before files were bound.
 */
export async function hashOf(
  { tx, file }: Pick<Held, 'tx' | 'file'>,
  key: Buffer,
  answer: { kind: DecisionCode; parts: Parts; letterId: string; papers: readonly BoundPaper[] | null },
): Promise<string> {
  const { kind, parts, letterId, papers } = answer
  const written = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))
  const { fingerprint } = await fingerprintOf(tx, { key, letterId })
  const bound = papers === null ? [] : [papers.map(({ id, sha256: hash }) => [id, hash])]
  return sha256(JSON.stringify([file.id, kind, written, letterId, fingerprint, ...bound]))
}

/** Throws `application.decision-changed` unless answer, letter and files are still what the hash was made of; `application.no-letter`. */
export async function assertUnchanged(held: Held, key: Buffer, decision: Decision): Promise<string> {
  const { kind, parts, letterId, hash, papers } = decision
  if (letterId === null) throw new AppError('application.no-letter')
  const now = papers === null ? null : toBound(await answerPapers(held.tx, key, held.file.id))
  if ((await hashOf(held, key, { kind, parts, letterId, papers: now })) !== hash)
    throw new AppError('application.decision-changed')
  return letterId
}

const SIGNED = ['signed', 'answered', 'closed']

/** Throws `application.answer-signed`: the files of an answer are signed with it. */
export function refuseSigned({ file }: Pick<Held, 'file'>): void {
  if (SIGNED.includes(file.state)) throw new AppError('application.answer-signed')
}

/**
 * Binds a drafted answer to the files that go with it now, after one came or went: what was checked before does not hold for it, and
 * whoever changed the files may neither check nor sign. Answers what the ledger says of it.
 */
export async function rebindAnswer(held: Held, key: Buffer): Promise<{ hash?: string }> {
  const { tx, ctx, file } = held
  const decision = await findDecision(tx, file.id)
  if (!decision || decision.letterId === null) return {}
  const papers = toBound(await answerPapers(tx, key, file.id))
  const hash = await hashOf(held, key, { ...decision, letterId: decision.letterId, papers })
  await saveBinding(tx, file.id, { by: ctx.actor.id, hash, papers })
  if (file.state === 'in-review') await tellSecrecy(held, key)
  return { hash }
}

/**
 * Takes a file out of the answer before it is signed; it stays with the case and nobody but those at work on it has it. Throws
 * `case.paper-not-found`, `application.answer-signed`.
 */
export async function withholdPaper(
  ctx: Context,
  key: Buffer,
  { id, paperId, reason }: { id: string; paperId: string; reason: string },
): Promise<void> {
  await onCase(ctx, { id, rights: ['work'] }, async (held) => {
    refuseSigned(held)
    held.assertMove('add-paper')
    const paper = (await answerPapers(held.tx, key, id)).find((each) => each.id === paperId)
    // What was made by redaction is set aside as such.
    if (paper?.role !== 'answer') throw new AppError('case.paper-not-found')
    await savePaperAudience(held.tx, { caseId: id, paperId, audience: 'units' })
    const data = { paperId, ...(await rebindAnswer(held, key)) }
    await held.step({ move: 'add-paper', type: 'paper-withheld', reason, data })
  })
}
