import { AppError } from '../../kernel/app-error.ts'
import type { Form, Values } from '../../kernel/form-terms.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import type { Context } from '../../platform/context.ts'
import { type CaseFile, findFile, getByCode, insertMessage } from '../casework/index.ts'
import { activeSteps, type FlowEvent } from './domain/flow.ts'
import { APPLICANT_KEY } from './domain/holders.ts'
import { MATTER } from './domain/matter-kind.ts'
import { checkValues, knownValues, type Typed } from './domain/values.ts'
import { getMatter, listTasksOf, openValues } from './matters.queries.ts'
import { saveMatter, saveValues } from './matters.store.ts'
import { issueResult } from './issue-result.ts'
import { aboutOf, type HeldMatter, onMatter, stepAside, takeFlowStep } from './on-matter.ts'
import { bookAll, keepFiles, openFiles } from './submit-matter.ts'
import { tellFromApplicant } from './tell-holders.ts'
import { releaseVenues } from './venues.store.ts'

/** What opens somebody's own matter: their account, or what a visitor was given. */
export type Ownership = { readonly id: string } | { readonly number: string; readonly code: string }

const APPLICANT = '申请人'

/**
 * The matter of whoever shows that it is theirs. Throws `case.not-found` for a matter of somebody else, alike for one that is not
 * there, and `case.lookup-failed` for number and code that do not fit.
 */
export async function ownFile(ctx: Context, own: Ownership): Promise<CaseFile> {
  if ('code' in own) {
    const found = await getByCode(ctx.db, { kind: MATTER.name, ...own })
    // What was erased is nobody's any more.
    if (found.erasedAt !== null) throw new AppError('case.lookup-failed')
    return found
  }
  if (ctx.actor.id === '') throw new AppError('access.sign-in-required')
  const file = await findFile(ctx.db, MATTER.name, own.id)
  const matter = file && (await getMatter(ctx.db, file.id))
  if (!file || matter?.applicantId !== ctx.actor.id) throw new AppError('case.not-found')
  return file
}

async function onOwn<T>(
  ctx: Context,
  { key, own }: { key: Buffer; own: Ownership },
  work: (held: HeldMatter) => Promise<T>,
): Promise<T> {
  const { id } = await ownFile(ctx, own)
  return onMatter(ctx, { id, key }, work)
}

/** The applicant writes to those at work on it. */
export async function writeOnOwnMatter(
  ctx: Context,
  asked: { key: Buffer; own: Ownership },
  text: string,
): Promise<void> {
  await onOwn(ctx, asked, async (held) => {
    const { tx, key, file } = held
    await insertMessage(tx, key, { caseId: file.id, direction: 'from-applicant', author: APPLICANT, text })
    await stepAside(held, { move: 'write', type: 'message-received' })
    await tellFromApplicant(aboutOf(held), 'message', await listTasksOf(tx, file.id))
  })
}

/** 撤回, while nobody has ended it. */
export async function withdrawOwnMatter(ctx: Context, asked: { key: Buffer; own: Ownership }): Promise<void> {
  await onOwn(ctx, asked, async (held) => {
    await takeFlowStep(held, { move: 'withdraw', type: 'withdrawn', event: { type: 'withdrawn' } })
  })
}

/** 催办, once a day. Throws `hall.urged-today`. */
export async function urgeOwnMatter(ctx: Context, asked: { key: Buffer; own: Ownership }): Promise<void> {
  await onOwn(ctx, asked, async (held) => {
    if (held.matter.urgedOn === held.today) throw new AppError('hall.urged-today')
    await saveMatter(held.tx, held.file.id, { urged_on: held.today })
    await stepAside(held, { move: 'urge', type: 'urged' })
    await tellFromApplicant(aboutOf(held), 'urged', await listTasksOf(held.tx, held.file.id))
  })
}

/** 评价, once, from 1 to 5, with words that stay sealed. Throws `hall.rated-already`. */
export async function rateOwnMatter(
  ctx: Context,
  asked: { key: Buffer; own: Ownership },
  { rating, text }: { rating: number; text: string },
): Promise<void> {
  await onOwn(ctx, asked, async (held) => {
    const { tx, key, file, matter } = held
    if (file.rating !== null) throw new AppError('hall.rated-already')
    if (text !== '')
      await insertMessage(tx, key, {
        caseId: file.id,
        direction: 'from-applicant',
        author: `${APPLICANT}（评价）`,
        text,
      })
    await saveMatter(tx, file.id, { rating })
    const { serviceId, personKind, unitId } = matter
    await stepAside(held, { move: 'rate', type: 'rated', rating, data: { rating, serviceId, personKind, unitId } })
  })
}

/** What the applicant sends when a step asked for more. */
export interface Supplement {
  readonly typed: Typed
  readonly text: string
  readonly fileOf: (id: string) => Promise<CheckedFile | undefined>
}

/** A signature is given anew each time, and changes nothing of what is applied for. */
function contentOf(form: Form, values: Values): string {
  const fields = form.sections.flatMap((section) => section.fields).filter(({ kind }) => kind !== 'signature')
  return JSON.stringify(fields.map(({ key }) => (Object.hasOwn(values, key) ? values[key] : null)))
}

/** The ids of files that the matter has already. */
function keptFiles(values: object): Set<string> {
  const lists = Object.values(values).filter((value) => Array.isArray(value)) as unknown[][]
  return new Set(
    lists
      .flat()
      .flatMap((each) => (typeof each === 'object' && each !== null && 'id' in each ? [String(each.id)] : [])),
  )
}

/**
 * 补充: the applicant sends the form again, changed or not, and says what they have to say. What was approved before a change is
 * asked anew. Throws `hall.form-incomplete`, `case.move-refused` when nobody asked.
 */
export async function supplementOwnMatter(
  ctx: Context,
  asked: { key: Buffer; own: Ownership },
  { typed, text, fileOf }: Supplement,
): Promise<void> {
  await onOwn(ctx, asked, async (held) => {
    const { tx, key, file, matter, version, today } = held
    const { form, flow } = version.definition
    const before = openValues(key, matter)
    const { values, faults } = checkValues(form, typed, { kind: matter.personKind, today })
    if (faults.length > 0) throw new AppError('hall.form-incomplete', { faults, missing: [] })
    const known = keptFiles(before)
    const files = await openFiles(form, values, { fileOf, isKept: (id) => known.has(id) })
    const kept = await keepFiles(tx, { ctx, key, caseId: file.id }, { form, values, opened: files })
    if (text !== '')
      await insertMessage(tx, key, { caseId: file.id, direction: 'from-applicant', author: APPLICANT, text })
    const isChanged = contentOf(form, kept) !== contentOf(form, before)
    await releaseVenues(tx, file.id)
    await bookAll(tx, file.id, { form, values: kept })
    await saveValues(tx, key, { caseId: file.id, values: kept })
    const active = activeSteps(flow, knownValues(kept, matter.personKind))
    const event: FlowEvent = { type: 'resubmitted', active, isChanged }
    await takeFlowStep(held, { move: 'resubmit', type: 'supplement-received', event })
  })
}

/** A step that is the applicant's own to take: they confirm it. Throws `hall.task-closed` when no step waits for them. */
export async function confirmOwnMatter(ctx: Context, asked: { key: Buffer; own: Ownership }): Promise<void> {
  await onOwn(ctx, asked, async (held) => {
    const tasks = await listTasksOf(held.tx, held.file.id)
    const task = tasks.find(({ closedAt, holders }) => closedAt === null && holders.includes(APPLICANT_KEY))
    if (!task) throw new AppError('hall.task-closed')
    const { end } = await takeFlowStep(held, {
      move: 'act',
      type: 'approved',
      event: { type: 'approved', task: task.taskKey },
      data: { step: task.stepKey },
    })
    if (end === 'done') await issueResult(held)
  })
}
