import { AppError } from '../../kernel/app-error.ts'
import type { Day } from '../../kernel/day.ts'
import { workingDaysBetween } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import { insertMessage, insertPaper } from '../casework/index.ts'
import { saveApplication } from './applications.store.ts'
import { mayStillAsk } from './domain/rules.ts'
import { APPLICANT, STATION } from './domain/words.ts'
import { issueLetter } from './case-letters.ts'
import { supplementValues } from './domain/notice-letters.ts'
import { type Held, onCase, onOwnCase } from './on-case.ts'
import { supplementNoticeOf } from './supplement-notice.ts'
import { tellApplicant } from './tell-applicant.ts'

// 条例第三十条: the demand is made once; the term is counted anew from the day after the supplement came.
const ARTICLE = '《中华人民共和国政府信息公开条例》（国务院令第711号）第三十条'

function refuseDemand({ application, file, terms, today, calendar }: Held): void {
  if (application.supplementAskedOn !== null) throw new AppError('application.supplemented-already')
  if (file.receivedOn !== null && !mayStillAsk(terms, { receivedOn: file.receivedOn, today }, calendar))
    throw new AppError('application.supplement-too-late')
}

/**
 * 补正告知: says once and completely what is missing and until when it may come, in a letter; the clock waits.
 * Throws `application.supplemented-already`, `application.supplement-too-late`; `day.invalid` without a working day until then.
 */
export async function requestSupplement(
  ctx: Context,
  key: Buffer,
  { id, what, until, unclear = '' }: { id: string; what: string; until: Day; unclear?: string | undefined },
): Promise<void> {
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    const { tx, today, calendar } = held
    held.assertMove('request-supplement')
    refuseDemand(held)
    const { days } = workingDaysBetween(today, until, calendar)
    if (until <= today || days < 1) throw new AppError('day.invalid', { until })
    await saveApplication(tx, id, { supplement_asked_on: today, supplement_until: until })
    await insertMessage(tx, key, {
      caseId: id,
      direction: 'to-applicant',
      author: STATION,
      text: `请在 ${until} 前补正：${what}。答复期限自收到补正的次日起重新计算；没有正当理由逾期不补正的，视为放弃申请。`,
    })
    await tellApplicant(held, key, { what: 'supplement', until })
    const letter = await issueLetter(held, key, {
      letter: 'supplement',
      values: supplementValues({ what, unclear, days }),
    })
    await held.step({
      move: 'request-supplement',
      type: 'supplement-requested',
      clock: [{ type: 'pause', on: today, key: 'supplement', why: '等待申请人补正', article: ARTICLE }],
      data: { until, letter },
    })
  })
}

async function takeSupplement(
  held: Held,
  key: Buffer,
  { text, files }: { text: string; files: readonly CheckedFile[] },
) {
  const { tx, ctx, file, facts, today } = held
  await insertMessage(tx, key, { caseId: file.id, direction: 'from-applicant', author: APPLICANT, text })
  for (const paper of files)
    await insertPaper(
      tx,
      { key, files: ctx.files },
      { caseId: file.id, role: 'supplement', audience: 'units', ...paper },
    )
  await held.step({
    move: 'receive-supplement',
    type: 'supplement-received',
    target: facts.unitIds.length > 0 ? 'assigned' : 'registered',
    clock: [{ type: 'restart', on: today, days: held.terms.reply.days, article: ARTICLE }],
    data: { papers: files.length },
  })
}

/** What an applicant sends when asked for more. */
export interface Supplement {
  readonly text: string
  readonly files: readonly CheckedFile[]
}

/** 补正: the applicant sends what was asked for; the term is counted anew. */
export async function sendSupplement(
  ctx: Context,
  key: Buffer,
  supplement: Supplement & { id: string },
): Promise<void> {
  await onOwnCase(ctx, supplement.id, (held) => takeSupplement(held, key, supplement))
}

/** The office takes a supplement in that came on paper. */
export async function registerSupplement(
  ctx: Context,
  key: Buffer,
  { id, text }: { id: string; text: string },
): Promise<void> {
  await onCase(ctx, { id, rights: ['office'] }, (held) => takeSupplement(held, key, { text, files: [] }))
}

/** 逾期不补正，视为放弃, told in a letter. Throws `application.supplement-still-open` until the day named has passed. */
export async function lapseApplication(
  ctx: Context,
  key: Buffer,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await onCase(ctx, { id, rights: ['office'] }, async (held) => {
    const { application, today } = held
    if (application.supplementUntil !== null && today <= application.supplementUntil)
      throw new AppError('application.supplement-still-open')
    held.assertMove('lapse')
    const letter = await issueLetter(held, key, { letter: 'lapse', values: await supplementNoticeOf(held, key) })
    await held.step({
      move: 'lapse',
      type: 'lapsed',
      reason,
      clock: [{ type: 'stop', on: today }],
      data: { letter },
      patch: { outcome: 'other.noSupplement', concludedOn: today },
    })
  })
}
