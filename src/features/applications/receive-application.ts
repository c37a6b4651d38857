import { AppError } from '../../kernel/app-error.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import { subjectOf } from '../../kernel/text.ts'
import { authorize, type Context } from '../../platform/context.ts'
import { commitTogether } from '../../platform/db/commit-together.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId, newSecret } from '../../platform/ids.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import { type ClockEvent, insertLinks, insertPaper, insertPerson, newCode, openCase } from '../casework/index.ts'
import { readRules } from './applications.queries.ts'
import { insertApplication } from './applications.store.ts'
import { APPLICATION } from './domain/application-kind.ts'
import { type Intake, missingFields } from './domain/intake.ts'
import { currentNotice } from './domain/privacy-notice.ts'
import { type CaseTerms, type Channel, receiptDay, replyStart, type Rules } from './domain/rules.ts'
import { termsOn } from './terms.ts'

/** What the applicant is given; the code is shown this once. `dueOn` is null until the receipt is confirmed. */
export interface Receipt {
  readonly id: string
  readonly number: string
  readonly code: string
  readonly dueOn: Day | null
}

interface Arrival {
  readonly intake: Intake
  readonly files: readonly CheckedFile[]
  readonly channel: Channel
  readonly cameOn: Day
  readonly receivedOn: Day | null
  readonly intakeKey: string
  readonly noticeVersion: string
  /** Publications that were shown as an answer and did not suffice. */
  readonly offered: readonly number[]
}

/** Who applies is sealed; organisations are told apart from persons by the kind alone. */
async function keepContents(
  tx: Tx,
  { ctx, key }: { ctx: Context; key: Buffer },
  { caseId, arrival }: { caseId: string; arrival: Arrival },
) {
  const { intake, files, noticeVersion } = arrival
  await insertPerson(tx, key, { caseId, role: 'applicant', identity: { ...intake.identity } })
  for (const file of files)
    await insertPaper(tx, { key, files: ctx.files }, { caseId, role: 'application', audience: 'units', ...file })
  const { kind, form, way, request } = intake
  await insertApplication(tx, key, { caseId, kind, form, way, request, noticeVersion })
}

function clockFrom(receivedOn: Day | null, terms: CaseTerms): ClockEvent[] {
  return receivedOn === null ? [] : [replyStart(receivedOn, terms)]
}

async function open(
  ctx: Context,
  key: Buffer,
  { arrival, rules }: { arrival: Arrival; rules: Rules },
): Promise<Receipt> {
  const { cameOn, receivedOn, intake, channel, intakeKey, noticeVersion, offered } = arrival
  const [calendar, terms] = await Promise.all([loadWorkCalendar(ctx.db), termsOn(ctx.db, rules, cameOn)])
  const [id, code] = [newId(), newCode()]
  const { number, dueOn } = await commitTogether(ctx, async (tx) => {
    await keepContents(tx, { ctx, key }, { caseId: id, arrival })
    await insertLinks(
      tx,
      id,
      offered.map((no) => ({ kind: 'offered', targetType: 'publication', targetId: String(no) })),
    )
    return openCase(tx, ctx, {
      kind: APPLICATION,
      calendar,
      intake: {
        id,
        code,
        intakeKey,
        channel,
        state: receivedOn === null ? 'submitted' : 'registered',
        openedOn: cameOn,
        receivedOn,
        subject: subjectOf(intake.request.title),
        regime: rules.regime,
        terms,
        clock: clockFrom(receivedOn, terms),
        data: { applicantKind: intake.kind, form: intake.form, way: intake.way, noticeVersion },
      },
    })
  })
  return { id, number, code, dueOn }
}

function refuseGaps(intake: Intake): void {
  const missing = missingFields(intake)
  if (missing.length > 0) throw new AppError('application.incomplete', { missing })
}

/**
 * Takes in an application from the website. `intakeKey` is the mark of the form, so that one form makes one case.
 * Throws `application.incomplete` with the fields, `application.notice-changed`, `case.sent-already`.
 */
export async function submitApplication(
  ctx: Context,
  key: Buffer,
  form: Pick<Arrival, 'intake' | 'files' | 'intakeKey' | 'noticeVersion' | 'offered'>,
): Promise<Receipt> {
  refuseGaps(form.intake)
  if (form.noticeVersion !== currentNotice().version) throw new AppError('application.notice-changed')
  const cameOn = dayOf(ctx.now())
  const rules = await readRules(ctx.db)
  const arrival = { ...form, channel: 'online', cameOn, receivedOn: receiptDay('online', cameOn, rules) } as const
  return open(ctx, key, { arrival, rules })
}

/**
 * The office fills in an application that came on paper, by fax, or that somebody could not write themselves (条例第二十九条). For
 * channels that need a confirmation the clock starts when it is confirmed. Throws `application.incomplete`, `case.day-in-future`.
 */
export async function registerApplication(
  ctx: Context,
  key: Buffer,
  { intake, channel, cameOn }: { intake: Intake; channel: Exclude<Channel, 'online'>; cameOn: Day },
): Promise<Receipt> {
  authorize(ctx, 'applications.handle')
  refuseGaps(intake)
  if (cameOn > dayOf(ctx.now())) throw new AppError('case.day-in-future')
  const rules = await readRules(ctx.db)
  const arrival = {
    intake,
    channel,
    cameOn,
    receivedOn: receiptDay(channel, cameOn, rules),
    files: [],
    intakeKey: newSecret(),
    noticeVersion: currentNotice().version,
    offered: [],
  }
  return open(ctx, key, { arrival, rules })
}
