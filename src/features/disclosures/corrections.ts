import { dayOf } from '../../kernel/day.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addWorkingDays } from '../../kernel/work-calendar.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { newSecret } from '../../platform/ids.ts'
import { record } from '../../platform/ledger/record.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { termOn } from '../legal/index.ts'
import { findReportable, insertReport, lockReport, saveAnswer } from './corrections.store.ts'
import { nextSerial } from './publications.store.ts'
import { findReadable } from './publications.queries.ts'

/** What a reader says is wrong; the contact is optional and seen by the responsible unit only. */
export interface Report {
  readonly no: number
  readonly what: string
  readonly contact: string
}

/** The receipt of a report: number and code to look it up. */
export interface Receipt {
  readonly number: string
  readonly code: string
  readonly dueOn: string
}

/**
 * Within how many working days a report of this day is answered. 教办函〔2014〕23号 says 及时更正 without a number, so the
 * guide for government sites (国办发〔2017〕47号) fills the gap.
 */
export async function answerWorkdays(ctx: Context): Promise<number> {
  const term = { ruleSet: 'gov-sites', term: 'answer-correction' } as const
  return (await termOn(ctx.db, term, dayOf(ctx.now()))).value
}

/** Takes a report “此信息不准确” on a page that the reader can see. Throws `document.not-found`. */
export async function reportInaccuracy(ctx: Context, { no, what, contact }: Report): Promise<Receipt> {
  if (!(await findReadable(ctx.db, ctx.actor.viewer, no))) throw new AppError('document.not-found', { no })
  const today = dayOf(ctx.now())
  const due = addWorkingDays(today, await answerWorkdays(ctx), await loadWorkCalendar(ctx.db))
  const code = newSecret()
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 12)
    .toUpperCase()
  return ctx.transaction(async (tx) => {
    const target = await findReportable(tx, no)
    if (!target) throw new AppError('document.not-found', { no })
    const prefix = `JC${today.slice(0, 4)}`
    const number = `${prefix}${String(await nextSerial(tx, prefix)).padStart(5, '0')}`
    const id = await insertReport(tx, {
      ...target,
      number,
      code,
      what: what.trim(),
      contact: contact.trim(),
      dueOn: due.day,
    })
    await record(tx, ctx, {
      type: 'correction.reported',
      subject: { type: 'correction', id },
      unitId: target.unitId,
      data: { number, documentId: target.documentId, no },
    })
    return { number, code, dueOn: due.day }
  })
}

/** The responsible unit or the office answers: corrected, or declined with a reason. */
export async function answerReport(
  ctx: Context,
  { id, state, answer }: { id: string; state: 'corrected' | 'declined'; answer: string },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const report = await lockReport(tx, id)
    authorize(ctx, 'reports.answer', report.unitId)
    if (report.state !== 'open') throw new AppError('report.already-answered')
    await saveAnswer(tx, id, { state, answer, by: ctx.actor.id })
    await record(tx, ctx, {
      type: 'correction.answered',
      subject: { type: 'correction', id },
      unitId: report.unitId,
      reason: answer,
      data: { state, documentId: report.documentId },
    })
  })
}
