import { AppError } from '../../kernel/app-error.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { record } from '../../platform/ledger/record.ts'
import { NEVER_OVERRIDDEN } from './domain/policy.ts'
import type { Finding } from './find-leaks.ts'
import { insertOverride, saveJustification } from './leakguard.store.ts'

/** The finding that somebody speaks of, among those of the subject; `reason` is why it may pass. */
export interface Plea {
  readonly fingerprint: string
  readonly reason: string
}

/** What is spoken about, and what was found in it. */
export interface Searched {
  readonly subject: { readonly type: string; readonly id: string }
  readonly unitId: string
  readonly findings: readonly Finding[]
}

function findingOf({ findings }: Searched, { fingerprint, reason }: Plea): Finding {
  const finding = findings.find((candidate) => candidate.fingerprint === fingerprint)
  if (finding?.action !== 'block') throw new AppError('leak.not-found', { fingerprint })
  if (NEVER_OVERRIDDEN.includes(finding.kind)) throw new AppError('leak.never-overridden', { place: finding.place })
  if (reason.trim() === '') throw new AppError('document.reason-required')
  return finding
}

/** An editor says why a finding should pass (申请保留). It lets nothing pass: the secrecy reviewer decides. */
export async function justify(tx: Tx, ctx: Context, { plea, ...searched }: Searched & { plea: Plea }): Promise<void> {
  const { kind, place, masked, fingerprint } = findingOf(searched, plea)
  const reason = plea.reason.trim()
  await saveJustification(tx, { subjectId: searched.subject.id, fingerprint, reason, by: ctx.actor.id })
  await record(tx, ctx, {
    type: 'leak.justified',
    subject: searched.subject,
    unitId: searched.unitId,
    reason,
    data: { kind, place, masked, fingerprint },
  })
}

/**
 * Lets findings of exactly this revision pass (保密审查放行), in the transaction of the front door, which has made sure that the
 * actor is the secrecy reviewer whose turn it is. Throws `leak.not-found`, `leak.never-overridden`, `document.reason-required`.
 */
export async function letPass(
  tx: Tx,
  ctx: Context,
  { pleas, revisionHash, ...searched }: Searched & { pleas: readonly Plea[]; revisionHash: string },
): Promise<void> {
  for (const plea of pleas) {
    const { kind, place, masked, fingerprint } = findingOf(searched, plea)
    const reason = plea.reason.trim()
    await insertOverride(tx, ctx, {
      subjectId: searched.subject.id,
      revisionHash,
      fingerprint,
      kind,
      place,
      masked,
      reason,
    })
    await record(tx, ctx, {
      type: 'leak.overridden',
      subject: searched.subject,
      unitId: searched.unitId,
      reason,
      data: { kind, place, masked, fingerprint, revisionHash },
    })
  }
}
