import { type Permission, rolesWith } from '../../kernel/roles.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { listHolders } from '../accounts/index.ts'
import { type CaseFile, lockFile, tellStaff } from '../casework/index.ts'
import { CASE_WORDS } from './domain/letter-kind.ts'
import { getLetter, type LetterRow } from './letters.queries.ts'

/** A letter of which people of the school are told; whoever acts knows already. */
interface AboutLetter {
  readonly tx: Tx
  readonly ctx: Context
  readonly key: Buffer
  readonly file: CaseFile
  readonly letter: LetterRow
}

async function holders(tx: Tx, permission: Permission, unitIds: readonly (string | null)[]): Promise<string[]> {
  const found: string[] = []
  for (const unitId of unitIds) found.push(...(await listHolders(tx, { roles: rolesWith(permission), unitId })))
  return found
}

// Whoever serves in the unit complained of hears nothing of the complaint, wherever else they work.
async function servingIn(tx: Tx, { kind, aboutUnitId }: LetterRow): Promise<readonly string[]> {
  if (kind !== 'complaint' || aboutUnitId === null) return []
  return listHolders(tx, { roles: ['unit_editor', 'unit_head', 'secrecy_reviewer'], unitId: aboutUnitId })
}

function whenDue({ dueOn }: CaseFile): string {
  return dueOn === null ? '答复期限目前停止计算。' : `答复期限届满日为 ${dueOn}。`
}

const NEWS = {
  assigned: '已交本单位办理',
  'handed-over': '由其他单位转来，请本单位办理',
  reopened: '来信人要求重新办理',
} as const

/**
 * 分办, 转出, 要求重新办理: those who work on the letters of these units hear of it, in the console, without a word of the letter. Of a
 * letter to the supervision office no unit ever hears.
 */
export async function tellUnits(
  { tx, ctx, key, file, letter }: AboutLetter,
  { unitIds, news, once }: { unitIds: readonly string[]; news: keyof typeof NEWS; once?: string },
): Promise<void> {
  if (letter.caseName === 'complaint') return
  const [workers, barred] = [await holders(tx, 'mailboxes.work', unitIds), await servingIn(tx, letter)]
  await tellStaff(tx, key, {
    kind: 'mailboxes.assigned',
    about: { ...file, leadUnitId: unitIds[0] ?? null },
    to: workers.filter((id) => id !== ctx.actor.id && !barred.includes(id)),
    title: `${CASE_WORDS[letter.caseName]} ${file.number} ${NEWS[news]}`,
    text: whenDue(file),
    path: `/mailbox-letters/${file.id}`,
    ...(once === undefined ? {} : { once }),
  })
}

/** A letter that a unit gave back to the office, which decides whose it is. */
export async function tellOffice({ tx, ctx, key, file, letter }: AboutLetter): Promise<void> {
  if (letter.caseName === 'complaint') return
  const office = await holders(tx, 'mailboxes.handle', [null])
  await tellStaff(tx, key, {
    kind: 'mailboxes.given-back',
    about: { ...file, leadUnitId: null },
    to: office.filter((id) => id !== ctx.actor.id),
    title: `${CASE_WORDS[letter.caseName]} ${file.number} 的承办单位有争议，请分办`,
    text: whenDue(file),
    path: `/mailbox-letters/${file.id}`,
  })
}

const TELL_ROUTED = 'mailboxes.tell-routed'

/** Orders the same for a letter that went to its unit at once: by the queue, so that nobody who sends a letter waits for it. */
export async function orderTelling(tx: Tx, ctx: Context, caseId: string): Promise<void> {
  const key = `${TELL_ROUTED}:${caseId}`
  await enqueue(tx, { name: TELL_ROUTED, payload: { caseId }, runAt: ctx.now(), key })
}

async function tellRouted(ctx: Context, key: Buffer, caseId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const letter = await getLetter(tx, caseId)
    const file = await lockFile(tx, letter.caseName, caseId)
    // Given to somebody else meanwhile: they were told then.
    if (file.state !== 'assigned' || file.leadUnitId === null) return
    await tellUnits({ tx, ctx, key, file, letter }, { unitIds: [file.leadUnitId], news: 'assigned', once: 'routed' })
  })
}

/** What the queue runs to tell of letters, as the platform itself. */
export function tellingJobs(asSystem: () => Context, key: Buffer) {
  return { [TELL_ROUTED]: ({ caseId }: Record<string, unknown>) => tellRouted(asSystem(), key, String(caseId)) }
}
