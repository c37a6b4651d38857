import { AppError, refuse } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import { listEvents } from '../casework/index.ts'
import { fingerprintOf, freezeLetter } from '../letters/index.ts'
import type { Decision } from './applications.queries.ts'
import { openSearch } from './applications.queries.ts'
import { getDecision, saveDecision, saveSecrecy, saveSignature } from './applications.store.ts'
import { answerPapers, assertUnchanged, hashOf, toBound } from './answer-papers.ts'
import { draftFor } from './case-letters.ts'
import { answerValues, templatesFor, usualTemplate } from './domain/answer-letter.ts'
import {
  decisionKind,
  type DecisionCode,
  missingParts,
  objectionsToDecision,
  type Parts,
  type Regime,
} from './domain/decision.ts'
import type { Values } from './domain/letter-values.ts'
import { type Held, onCase } from './on-case.ts'
import { refuseOpenRedactions } from './release-redaction.ts'
import { tellSecrecy, tellSigners } from './tell-staff.ts'

async function searchesOf({ tx, file }: Held): Promise<number> {
  return (await listEvents(tx, file.id)).filter(({ type }) => type === 'search-recorded').length
}

/** What the drafter decides of the letter: another wording, fields that the parts do not fill, another remedy. */
export interface OwnLetter {
  readonly templateId?: string | undefined
  readonly values?: Values | undefined
  readonly remedyId?: string | undefined
  readonly remedyReason?: string | undefined
}

/** An answer as it is drafted. */
export interface DraftedAnswer {
  readonly id: string
  readonly kind: DecisionCode
  readonly parts: Parts
  readonly letter?: OwnLetter | undefined
}

async function draftLetterOf(held: Held, key: Buffer, { kind, parts, letter = {} }: DraftedAnswer): Promise<string> {
  const { tx, file, application } = held
  const regime = file.regime as Regime
  const { templateId = usualTemplate({ kind, regime, parts }), values: own = {}, remedyId, remedyReason } = letter
  if (!templatesFor(kind).includes(templateId)) throw new AppError('application.letter-unsuitable', { templateId })
  const events = await listEvents(tx, file.id)
  const supplied = (await answerPapers(tx, key, file.id)).map(({ name }) => name)
  const values = answerValues({
    kind,
    regime,
    parts,
    subject: file.subject,
    supplied,
    search: openSearch(key, application) ?? null,
    supplementedOn: events.findLast(({ type }) => type === 'supplement-received')?.onDay ?? null,
  })
  const { letterId } = await draftFor(held, key, {
    ...{ templateId, values, own, attachments: supplied },
    ...{ remedyId, remedyReason },
  })
  return letterId
}

/**
 * 拟答复: an answer of one of the legal kinds with everything it must say, and its letter. Throws `application.decision-not-in-regime`,
 * `application.decision-incomplete` with what is missing, `application.letter-unsuitable`, and the codes of `draftLetter`. A new
 * draft voids what was checked before; the letters of earlier drafts stay with the case.
 */
export async function draftDecision(
  ctx: Context,
  key: Buffer,
  { id, kind, parts, letter }: DraftedAnswer,
): Promise<{ hash: string; letterId: string }> {
  return onCase(ctx, { id, rights: ['work'] }, async (held) => {
    held.assertMove('draft')
    const { file, tx } = held
    const needed = decisionKind(kind).parts
    const written = Object.fromEntries(needed.map((part) => [part, (parts[part] ?? '').trim()])) as Parts
    const facts = { regime: file.regime as Regime, searches: await searchesOf(held) }
    refuse(objectionsToDecision(kind, written, facts), {
      missing: missingParts(kind, written),
      needsSearch: decisionKind(kind).needsSearch === true && facts.searches === 0,
    })
    const letterId = await draftLetterOf(held, key, { id, kind, parts: written, letter })
    const papers = toBound(await answerPapers(tx, key, id))
    const hash = await hashOf(held, key, { kind, parts: written, letterId, papers })
    await saveDecision(tx, id, { kind, parts: written, by: ctx.actor.id, hash, letterId, papers })
    await held.step({ move: 'draft', type: 'drafted', data: { decision: kind, hash, letterId } })
    return { hash, letterId }
  })
}

/** 送审. */
export async function submitDecision(ctx: Context, key: Buffer, { id }: { id: string }): Promise<void> {
  await onCase(ctx, { id, rights: ['work'] }, async (held) => {
    const { hash, kind } = await getDecision(held.tx, id)
    await refuseOpenRedactions(held, kind)
    await held.step({ move: 'submit', type: 'submitted-for-review', data: { hash } })
    await tellSecrecy(held, key)
  })
}

/** 退回修改, with a reason, by whoever checks or signs. */
export async function sendBackDecision(ctx: Context, { id, reason }: { id: string; reason: string }): Promise<void> {
  await onCase(ctx, { id, rights: ['secrecy', 'sign'] }, async (held) => {
    await held.step({ move: 'send-back', type: 'sent-back', reason })
  })
}

/** What the secrecy reviewer has looked for, item by item (保密法实施条例第四十二条: 逐项). */
export interface SecrecyCheck {
  readonly id: string
  readonly hash: string
  readonly stateSecret: boolean
  readonly workSecret: boolean
  readonly personalData: boolean
  readonly commercialSecret: boolean
  readonly basis: string
}

function refuseWriters(ctx: Context, { writtenBy, secrecyBy }: Decision): void {
  if (writtenBy.includes(ctx.actor.id) || secrecyBy === ctx.actor.id) throw new AppError('application.own-draft')
}

/** 保密审查: before it is signed, by somebody who wrote nothing of it, of exactly this text. Throws `application.decision-changed`, `application.own-draft`, `application.secrecy-incomplete`. */
export async function passSecrecy(ctx: Context, key: Buffer, check: SecrecyCheck): Promise<void> {
  const { id, stateSecret, workSecret, personalData, commercialSecret } = check
  const found = [stateSecret, workSecret, personalData, commercialSecret].includes(true)
  await onCase(ctx, { id, rights: ['secrecy'] }, async (held) => {
    const decision = await getDecision(held.tx, id)
    const { hash } = decision
    if (hash !== check.hash) throw new AppError('application.decision-changed')
    refuseWriters(ctx, { ...decision, secrecyBy: null })
    await assertUnchanged(held, key, decision)
    await refuseOpenRedactions(held, decision.kind)
    if (found || check.basis.trim() === '') throw new AppError('application.secrecy-incomplete')
    await saveSecrecy(held.tx, id, { by: ctx.actor.id, hash })
    await held.step({ move: 'pass-secrecy', type: 'secrecy-passed', reason: check.basis, data: { hash } })
    await tellSigners(held, key)
  })
}

/**
 * 签发: by somebody who neither wrote nor checked it, of exactly this text; the letter gets its number and cannot change any more.
 * Throws `application.secrecy-missing`, `application.own-draft`, `application.decision-changed`, `application.no-letter`, and the
 * codes of `freezeLetter`.
 */
export async function signDecision(
  ctx: Context,
  key: Buffer,
  { id, hash }: { id: string; hash: string },
): Promise<{ number: string; datedOn: string }> {
  return onCase(ctx, { id, rights: ['sign'] }, async (held) => {
    held.assertMove('sign')
    const { tx } = held
    const decision = await getDecision(tx, id)
    if (decision.hash !== hash) throw new AppError('application.decision-changed')
    if (decision.secrecyHash !== hash) throw new AppError('application.secrecy-missing')
    refuseWriters(ctx, decision)
    const letterId = await assertUnchanged(held, key, decision)
    await refuseOpenRedactions(held, decision.kind)
    await saveSignature(tx, id, ctx.actor.id)
    const { textNo } = await fingerprintOf(tx, { key, letterId })
    const { number, datedOn } = await freezeLetter(tx, ctx, { key, letterId, textNo })
    const letter = { letterId, number, datedOn }
    await held.step({ move: 'sign', type: 'signed', data: { decision: decision.kind, hash, letter } })
    return { number, datedOn }
  })
}
