import { AppError } from '../../kernel/app-error.ts'
import { openPersons } from '../casework/index.ts'
import { draftLetter, fieldsOf, freezeLetter, recordDelivery } from '../letters/index.ts'
import { listUnits } from '../organisation/index.ts'
import type { Regime } from './domain/decision.ts'
import type { Identity } from './domain/intake.ts'
import { aboutApplication, fitTo, type Values } from './domain/letter-values.ts'
import { isForApplicant, STEP_LETTERS, type StepLetter } from './domain/notice-letters.ts'
import type { Held } from './on-case.ts'

/** The applicant as the platform itself writes to them. Nobody sees it here; whoever opens the letter is on the record. */
export async function applicantOf({ tx, file }: Pick<Held, 'tx' | 'file'>, key: Buffer): Promise<Identity> {
  const applicant = (await openPersons(tx, key, file.id)).find(({ role }) => role === 'applicant')
  if (!applicant) throw new AppError('case.person-erased')
  return applicant.identity as unknown as Identity
}

/** A letter is kept under the leading unit; before there is one, under the unit of whoever makes it, or the first of the school. */
async function unitOf({ file, ctx, tx }: Held): Promise<string> {
  const unitId = file.leadUnitId ?? ctx.actor.unitId ?? (await listUnits(tx))[0]?.id
  if (unitId === undefined) throw new AppError('unit.not-found')
  return unitId
}

async function aboutCase(held: Held, key: Buffer): Promise<Values> {
  const { file, application } = held
  const { name } = await applicantOf(held, key)
  const receivedOn = file.receivedOn ?? file.openedOn
  const isPerson = application.kind === 'person'
  return aboutApplication({ applicantName: name, isPerson, caseNo: file.number, receivedOn, subject: file.subject })
}

/** A letter about a case. `values` are what the platform knows; `own` is what a person wrote into fields of the template, and wins. */
export interface LetterOrder {
  readonly templateId: string
  readonly values: Values
  readonly own?: Values
  readonly attachments?: readonly string[]
  readonly remedyId?: string | undefined
  readonly remedyReason?: string | undefined
}

/** Drafts a letter about a locked case. Throws the codes of `draftLetter`, which name what is still missing. */
export async function draftFor(
  held: Held,
  key: Buffer,
  { templateId, values, own = {}, attachments = [], remedyId, remedyReason }: LetterOrder,
): Promise<{ letterId: string; textNo: number }> {
  const { tx, ctx, file } = held
  const regime = file.regime as Regime
  const about = isForApplicant(templateId) ? await aboutCase(held, key) : {}
  const blanks = await fieldsOf(tx, { templateId, regime })
  return draftLetter(tx, ctx, {
    key,
    subject: { type: 'case', id: file.id },
    unitId: await unitOf(held),
    templateId,
    regime,
    values: { ...fitTo(blanks, { ...about, ...values }), ...own },
    attachments,
    ...(remedyId === undefined ? {} : { remedyId }),
    ...(remedyReason === undefined ? {} : { remedyReason }),
  })
}

/** What an event of the case says of a letter that was signed with it. */
export interface SignedLetter {
  readonly letterId: string
  readonly number: string
  readonly datedOn: string
}

/**
 * Makes the letter of a step and signs it off in the same transaction; the applicant has it with number and code from then on.
 * It holds the sequence of numbers: call it after everything that may refuse. Throws the codes of `draftLetter` and `freezeLetter`.
 */
export async function issueLetter(
  held: Held,
  key: Buffer,
  { letter, values }: { letter: StepLetter; values: Values },
): Promise<SignedLetter> {
  const { tx, ctx, today } = held
  const templateId = STEP_LETTERS[letter]
  const { letterId, textNo } = await draftFor(held, key, { templateId, values })
  const { number, datedOn } = await freezeLetter(tx, ctx, { key, letterId, textNo })
  const delivery = { way: 'online', result: 'sent', deliveredOn: today, to: '', trackingNo: '', note: '' } as const
  if (isForApplicant(templateId)) await recordDelivery(tx, ctx, { key, letterId, ...delivery })
  return { letterId, number, datedOn }
}
