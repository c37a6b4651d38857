import { AppError } from '../../kernel/app-error.ts'
import type { Form } from '../../kernel/form-terms.ts'
import type { Context } from '../../platform/context.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import type { Typed } from './domain/values.ts'
import { findTyped, saveTyped } from './drafts.store.ts'
import { stillThere, withOwnFiles } from './own-files.ts'
import { getOffered } from './services.queries.ts'

const LARGEST = 128 * 1024

/**
 * 保存，以后继续: keeps what somebody with an account has typed, without looking at it, and the files they attached; answers it as it was
 * kept. Throws `access.sign-in-required`, `hall.files-full`.
 */
export async function keepTyped(
  ctx: Context,
  key: Buffer,
  { slug, typed, fileOf }: { slug: string; typed: Typed; fileOf: (id: string) => Promise<CheckedFile | undefined> },
): Promise<Typed> {
  const { id: accountId } = ctx.actor
  if (accountId === '') throw new AppError('access.sign-in-required')
  const { service, version } = await getOffered(ctx.db, slug)
  const kept = await withOwnFiles(ctx, key, { form: version.definition.form, typed, fileOf })
  if (JSON.stringify(kept).length > LARGEST) throw new AppError('request.too-large')
  await ctx.transaction((tx) => saveTyped(tx, key, { accountId, serviceId: service.id, typed: kept }))
  return kept
}

/** What somebody had typed of a service before, with those of its files that are still there; undefined without a draft. */
export async function keptTyped(
  ctx: Context,
  key: Buffer,
  { serviceId, form }: { serviceId: string; form: Form },
): Promise<Typed | undefined> {
  const { id: accountId } = ctx.actor
  if (accountId === '') return undefined
  const typed = await findTyped(ctx.db, key, { accountId, serviceId })
  return typed && stillThere(ctx, key, { form, typed })
}
