import { AppError } from '../../kernel/app-error.ts'
import { type Day, dayOf } from '../../kernel/day.ts'
import type { FileValue, Form, Values } from '../../kernel/form-terms.ts'
import type { PersonKind } from '../../kernel/person-kind.ts'
import type { WorkCalendar } from '../../kernel/work-calendar.ts'
import type { Context } from '../../platform/context.ts'
import { commitTogether } from '../../platform/db/commit-together.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import { newId, sha256 } from '../../platform/ids.ts'
import { loadWorkCalendar } from '../calendar/index.ts'
import { insertPaper, insertPerson, type Intake, newCode, openCase } from '../casework/index.ts'
import { listUnits } from '../organisation/index.ts'
import { activeSteps, foldFlow, type FlowEvent } from './domain/flow.ts'
import { MATTER } from './domain/matter-kind.ts'
import { checkValues, knownValues, type Typed } from './domain/values.ts'
import { deleteTyped } from './drafts.store.ts'
import { insertMatter, insertTasks, type NewTask } from './matters.store.ts'
import { findApplicant } from './people.queries.ts'
import { planTasks } from './plan-tasks.ts'
import { tellOfTasks } from './tell-holders.ts'
import { type Booking, bookVenue } from './venues.store.ts'
import { getOffered, type ServiceHead, type Version } from './services.queries.ts'

/** Who applies: somebody with an account, or a visitor who says who they are. */
export interface Applicant {
  readonly accountId: string | null
  readonly kind: PersonKind
  readonly name: string
  readonly identity: Readonly<Record<string, string>>
  readonly unitId: string | null
  readonly supervisorId: string | null
}

/** What is sent for a service. `mark` is the mark of the form, so that one form makes one matter; `fileOf` opens what was sent with it. */
export interface SentForService {
  readonly slug: string
  /** The version that the form was made of. */
  readonly versionId: string
  readonly typed: Typed
  readonly fileOf: (id: string) => Promise<CheckedFile | undefined>
  readonly visitor: { readonly name: string; readonly phone: string; readonly email: string }
  readonly mark: string
}

/** What the applicant is given; a visitor needs the code, which is shown this once. */
export interface MatterReceipt {
  readonly id: string
  readonly number: string
  readonly code: string
  readonly dueOn: Day | null
  readonly applicant: Applicant
}

/** Who is signed in, as an applicant; without an account a visitor without a name. */
export async function applicantOf(ctx: Context): Promise<Applicant> {
  const known = ctx.actor.id === '' ? undefined : await findApplicant(ctx.db, ctx.actor.id)
  if (!known) return { accountId: null, kind: 'visitor', name: '', identity: {}, unitId: null, supervisorId: null }
  const { accountId, kind, name, number, unitId, unitName, supervisorId } = known
  return { accountId, kind, name, unitId, supervisorId, identity: { name, number, unitName } }
}

function named(applicant: Applicant, visitor: SentForService['visitor']): Applicant {
  if (applicant.accountId !== null) return applicant
  const name = visitor.name.trim()
  const missing = [...(name === '' ? ['name'] : []), ...(visitor.phone.trim() === '' ? ['phone'] : [])]
  if (missing.length > 0) throw new AppError('hall.form-incomplete', { faults: [], missing })
  return { ...applicant, name, identity: { ...visitor, name } }
}

interface Opening {
  readonly id: string
  readonly code: string
  readonly today: Day
  readonly calendar: WorkCalendar
  readonly service: ServiceHead
  readonly version: Version
  readonly applicant: Applicant
  readonly event: FlowEvent
  readonly tasks: readonly NewTask[]
}

/** The files of a form in their fields. */
export function filesIn(form: Form, values: Values): { field: string; file: FileValue }[] {
  const fields = form.sections.flatMap((section) => section.fields).filter(({ kind }) => kind === 'files')
  return fields.flatMap(({ key }) =>
    ((Object.hasOwn(values, key) ? values[key] : []) as readonly FileValue[]).map((file) => ({ field: key, file })),
  )
}

/**
 * Keeps the files of a form with its case, where those at work on it may have them; answers the values with the places where they are
 * now. What was kept before stays.
 */
export async function keepFiles(
  tx: Tx,
  { ctx, key, caseId }: { ctx: Context; key: Buffer; caseId: string },
  { form, values, opened }: { form: Form; values: Values; opened: ReadonlyMap<string, CheckedFile> },
): Promise<Values> {
  const kept = new Map<string, FileValue[]>()
  for (const { field, file } of filesIn(form, values)) {
    const sent = opened.get(file.id)
    const id = sent
      ? await insertPaper(tx, { key, files: ctx.files }, { caseId, role: 'evidence', audience: 'units', ...sent })
      : file.id
    kept.set(field, [...(kept.get(field) ?? []), { id, name: sent?.name ?? file.name }])
  }
  return { ...values, ...Object.fromEntries(kept) }
}

/** Opens every file that a form names. A file that is not there is left out by the caller's check. Throws `hall.file-not-found`. */
export async function openFiles(
  form: Form,
  values: Values,
  { fileOf, isKept }: { fileOf: SentForService['fileOf']; isKept: (id: string) => boolean },
): Promise<Map<string, CheckedFile>> {
  const opened = new Map<string, CheckedFile>()
  for (const { file } of filesIn(form, values)) {
    if (isKept(file.id)) continue
    const sent = await fileOf(file.id)
    if (!sent) throw new AppError('hall.file-not-found')
    opened.set(file.id, sent)
  }
  return opened
}

/** Books every stretch that a form asks for. Throws `hall.venue-not-found`, `hall.venue-taken`. */
export async function bookAll(tx: Tx, caseId: string, { form, values }: { form: Form; values: Values }): Promise<void> {
  for (const { key, kind, venues: group } of form.sections.flatMap(({ fields }) => fields))
    if (kind === 'venue' && Object.hasOwn(values, key))
      await bookVenue(tx, caseId, { ...(values[key] as unknown as Booking), group })
}

async function keep(tx: Tx, { ctx, key }: { ctx: Context; key: Buffer }, { opening, values, files }: Contents) {
  const { id, today, service, version, applicant, tasks } = opening
  const { form } = version.definition
  const kept = await keepFiles(tx, { ctx, key, caseId: id }, { form, values, opened: files })
  await insertPerson(tx, key, { caseId: id, role: 'applicant', identity: applicant.identity })
  const { accountId: applicantId, kind: personKind, name, unitId: applicantUnitId } = applicant
  const place = { caseId: id, serviceId: service.id, versionId: version.id, unitId: service.unitId }
  await insertMatter(tx, key, {
    ...place,
    applicantId,
    personKind,
    applicantUnitId,
    name,
    values: kept,
    openedOn: today,
  })
  await insertTasks(tx, id, tasks)
  await tellOfTasks({ tx, ctx, key, about: { id, number: '', serviceName: service.name } }, tasks)
  await bookAll(tx, id, { form, values })
  if (applicantId !== null) await deleteTyped(tx, { accountId: applicantId, serviceId: service.id })
}

interface Contents {
  readonly opening: Opening
  readonly values: Values
  readonly files: ReadonlyMap<string, CheckedFile>
  readonly mark: string
}

function intakeOf({ opening, mark }: Contents): Intake {
  const { id, code, today, service, version, applicant, event } = opening
  const { promise } = version.definition
  const { kind: personKind } = applicant
  return {
    id,
    code,
    intakeKey: sha256(`service:${mark}`),
    channel: 'online',
    state: 'running',
    openedOn: today,
    receivedOn: today,
    subject: service.name,
    regime: 'service',
    terms: { promise },
    clock: [{ type: 'start', on: today, days: promise.days, article: promise.source }],
    data: { flow: event, serviceId: service.id, versionId: version.id, personKind, unitId: service.unitId },
  }
}

async function open(ctx: Context, key: Buffer, contents: Contents): Promise<MatterReceipt> {
  const { id, code, calendar, applicant } = contents.opening
  const opened = await commitTogether(ctx, async (tx) => {
    await keep(tx, { ctx, key }, contents)
    return openCase(tx, ctx, { kind: MATTER, calendar, intake: intakeOf(contents) })
  })
  return { id, code, applicant, number: opened.number, dueOn: opened.dueOn }
}

/**
 * Takes in what somebody applies for. Throws `hall.not-found`, `hall.version-changed`, `hall.not-for-you`, `hall.form-incomplete` with
 * what is wrong, `hall.file-not-found`, `case.sent-already`.
 */
export async function submitMatter(ctx: Context, key: Buffer, sent: SentForService): Promise<MatterReceipt> {
  const { service, version } = await getOffered(ctx.db, sent.slug)
  if (version.id !== sent.versionId) throw new AppError('hall.version-changed')
  const { form, flow, audience } = version.definition
  const known = await applicantOf(ctx)
  if (!audience.includes(known.kind)) throw new AppError('hall.not-for-you')
  const today = dayOf(ctx.now())
  const { values, faults } = checkValues(form, sent.typed, { kind: known.kind, today })
  if (faults.length > 0) throw new AppError('hall.form-incomplete', { faults, missing: [] })
  const applicant = named(known, sent.visitor)
  const files = await openFiles(form, values, { fileOf: sent.fileOf, isKept: () => false })
  const [calendar, units] = await Promise.all([loadWorkCalendar(ctx.db), listUnits(ctx.db)])
  const event: FlowEvent = { type: 'submitted', active: activeSteps(flow, knownValues(values, applicant.kind)) }
  const tasks = await planTasks(ctx.db, foldFlow(flow, [event]).tasks, { flow, applicant, units, calendar, today })
  const opening = { id: newId(), code: newCode(), today, calendar, service, version, applicant, event, tasks }
  return open(ctx, key, { opening, values, files, mark: sent.mark })
}
