import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context, SYSTEM } from '../../platform/context.ts'
import { cleanHtml } from '../../platform/documents/sanitize.ts'
import { record } from '../../platform/ledger/record.ts'
import type { SchoolProfile } from './domain/school-profile.ts'
import { listUnits } from './organisation.queries.ts'
import { insertUnit, saveProfile, type UnitValues, updateUnit } from './organisation.store.ts'

/** The platform itself may set an organisation up from the command line; a person needs the right. */
export function authorizeOrganisation(ctx: Context): void {
  if (ctx.actor !== SYSTEM) authorize(ctx, 'organisation.manage')
}

/** Adds a unit. Throws `unit.code-taken`, or `unit.not-found` for an unknown parent. */
export async function createUnit(ctx: Context, values: UnitValues): Promise<string> {
  authorizeOrganisation(ctx)
  return ctx.transaction(async (tx) => {
    const id = await insertUnit(tx, values)
    await record(tx, ctx, { type: 'unit.created', subject: { type: 'unit', id }, unitId: id, data: { ...values } })
    return id
  })
}

/** Changes or closes a unit; a unit cannot come to lie below itself. */
export async function changeUnit(
  ctx: Context,
  id: string,
  { reason = '', ...values }: UnitValues & { reason?: string },
): Promise<void> {
  authorizeOrganisation(ctx)
  const units = new Map((await listUnits(ctx.db)).map((unit) => [unit.id, unit]))
  const before = units.get(id)
  for (let at = values.parentId; at !== null; at = units.get(at)?.parentId ?? null)
    if (at === id) throw new AppError('unit.circle', { id })
  await ctx.transaction(async (tx) => {
    await updateUnit(tx, id, values)
    await record(tx, ctx, {
      type: 'unit.changed',
      subject: { type: 'unit', id },
      unitId: id,
      reason,
      data: { before: before ?? null, after: values },
    })
  })
}

/** Changes what the school says of itself; the texts pass the same allow-list as articles. */
export async function changeProfile(ctx: Context, profile: SchoolProfile): Promise<void> {
  authorize(ctx, 'settings.manage')
  const texts = Object.fromEntries(
    Object.entries(profile.texts).map(([name, html]) => [name, cleanHtml(html)]),
  ) as SchoolProfile['texts']
  await ctx.transaction(async (tx) => {
    await saveProfile(tx, { ...profile, texts })
    await record(tx, ctx, {
      type: 'school.changed',
      subject: { type: 'school', id: 'school' },
      data: { name: profile.name },
    })
  })
}
