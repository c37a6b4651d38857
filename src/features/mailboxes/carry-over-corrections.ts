import { dayOf } from '../../kernel/day.ts'
import { subjectOf } from '../../kernel/text.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { advanceCase, carryOverCase, insertAssignments, lockFile } from '../casework/index.ts'
import { getPublished } from '../disclosures/index.ts'
import { listOldReports } from './corrections.queries.ts'
import { saveFinding, saveOldRelease, takeOldReport } from './corrections.store.ts'
import { CASE_KINDS, type MoveName } from './domain/letter-kind.ts'
import { type Mailbox, termsOf } from './domain/mailbox.ts'
import { saveAnswer } from './letters.store.ts'
import { keepContents } from './open-letter.ts'
import { asLetter, correctionBox } from './report-inaccuracy.ts'

interface Carrying {
  readonly tx: Tx
  readonly ctx: Context
  readonly key: Buffer
  readonly mailbox: Mailbox
  readonly calendar: WorkCalendar
}

type OldReport = NonNullable<Awaited<ReturnType<typeof takeOldReport>>>

const KIND = CASE_KINDS.correction

async function open({ tx, ctx, key, mailbox, calendar }: Carrying, report: OldReport): Promise<void> {
  const { id, document_id: documentId, revision_id: revisionId, what, contact } = report
  const { title } = await getPublished(tx, documentId)
  const terms = termsOf(mailbox)
  const { days, article } = terms.reply
  const letter = asLetter(title, { what, contact })
  await keepContents({ tx, ctx, key }, id, {
    ...{ mailbox, letter, files: [], channel: 'online', intakeKey: '', unitId: report.unit_id },
    page: { documentId, revisionId },
  })
  await carryOverCase(tx, ctx, {
    kind: KIND,
    calendar,
    carried: {
      ...{ id, number: report.number, codeHash: report.code_hash, openedAt: report.reported_at },
      ...{ subject: subjectOf(title), regime: 'mailbox', terms },
      clock: (on) => [{ type: 'start', on, days, article }],
    },
  })
}

async function step(
  { tx, ctx, calendar }: Carrying,
  id: string,
  what: { move: MoveName; type: string } & Omit<Parameters<typeof advanceCase>[2]['step'], 'move' | 'type'>,
): Promise<void> {
  const file = await lockFile(tx, KIND.name, id)
  await advanceCase(tx, ctx, { kind: KIND, file, calendar, step: what })
}

async function assign(carrying: Carrying, { id, unit_id: unitId, reported_at: at }: OldReport): Promise<void> {
  await insertAssignments(carrying.tx, id, [{ id: newId(), unitId, isLead: true, reason: '' }])
  await step(carrying, id, {
    ...{ move: 'assign', type: 'assigned', on: dayOf(at), data: { unitIds: [unitId], isRouted: true } },
    patch: { leadUnitId: unitId, unitIds: [unitId] },
  })
}

async function conclude(carrying: Carrying, report: OldReport): Promise<void> {
  const { id, state, answer: text, answered_by: by, answered_at: at } = report
  if (state === 'open' || by === null || at === null) return
  const { tx, key } = carrying
  const [on, hash] = [dayOf(at), sha256(JSON.stringify([id, text]))]
  await saveAnswer(tx, key, { caseId: id, text, hash, by })
  await saveOldRelease(tx, id, { by, at })
  const finding = state === 'corrected' ? 'corrected' : 'no-error'
  await saveFinding(tx, id, { finding, correctedBy: null })
  await step(carrying, id, { move: 'draft', type: 'drafted', on, data: { hash } })
  await step(carrying, id, {
    ...{ move: 'release', type: 'answered', on, clock: [{ type: 'stop', on }], data: { hash, finding } },
    patch: { outcome: 'answered', concludedOn: on },
  })
}

/**
 * Makes cases of what readers said was inaccurate before corrections were cases: number and code stay, what they said is sealed
 * from now on and gone where it lay open. Doing it again does nothing. Answers how many.
 */
export async function carryOverCorrections(ctx: Context, key: Buffer): Promise<number> {
  const ids = await listOldReports(ctx.db)
  if (ids.length === 0) return 0
  const [mailbox, calendar] = [await correctionBox(ctx), await loadWorkCalendar(ctx.db)]
  for (const id of ids)
    await ctx.transaction(async (tx) => {
      const report = await takeOldReport(tx, id)
      if (!report) return
      const carrying = { tx, ctx, key, mailbox, calendar }
      await open(carrying, report)
      await assign(carrying, report)
      await conclude(carrying, report)
    })
  return ids.length
}
