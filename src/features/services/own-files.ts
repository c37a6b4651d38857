import { AppError } from '../../kernel/app-error.ts'
import { addDays, dayOf } from '../../kernel/day.ts'
import type { FileValue, Form } from '../../kernel/form-terms.ts'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CheckedFile } from '../../platform/documents/take-file.ts'
import { KEPT_DAYS, MOST_BYTES, MOST_FILES, ownId, ownName } from './domain/person-file.ts'
import type { Typed } from './domain/values.ts'
import { findPersonFile, listPersonFiles, type PersonFile } from './person-files.queries.ts'
import { deletePersonFile, insertPersonFile, lockPersonFiles, prolongPersonFiles } from './person-files.store.ts'

function whose(ctx: Context) {
  const { id: accountId } = ctx.actor
  if (accountId === '') throw new AppError('access.sign-in-required')
  return { accountId, today: dayOf(ctx.now()) }
}

/** 我的附件: what somebody keeps to use it again. Visitors keep nothing. */
export async function listOwnFiles(ctx: Context, key: Buffer): Promise<PersonFile[]> {
  return ctx.actor.id === '' ? [] : listPersonFiles(ctx.db, key, whose(ctx))
}

/** One's own file by its name in a form; undefined for any other name, and for a file of somebody else. */
export async function openOwnName(ctx: Context, key: Buffer, name: string): Promise<CheckedFile | undefined> {
  const id = ownId(name)
  if (id === undefined || ctx.actor.id === '') return undefined
  return findPersonFile(ctx.db, { key, files: ctx.files }, { id, ...whose(ctx) })
}

/** One's own file. Throws `case.paper-not-found` for one of somebody else, alike for one that is not there. */
export async function readOwnFile(ctx: Context, key: Buffer, id: string): Promise<CheckedFile> {
  const file = await findPersonFile(ctx.db, { key, files: ctx.files }, { id, ...whose(ctx) })
  if (!file) throw new AppError('case.paper-not-found')
  return file
}

/** Deletes one's own file. */
export async function deleteOwnFile(ctx: Context, id: string): Promise<void> {
  const { accountId } = whose(ctx)
  await ctx.transaction((tx) => deletePersonFile(tx, { accountId, id }))
}

/** Keeps files for whoever is signed in, within what one person may keep; answers their names in forms. Throws `hall.files-full`. */
export async function keepOwnFiles(
  tx: Tx,
  { ctx, key }: { ctx: Context; key: Buffer },
  files: readonly CheckedFile[],
): Promise<FileValue[]> {
  if (files.length === 0) return []
  const { accountId, today } = whose(ctx)
  const { count, bytes } = await lockPersonFiles(tx, accountId)
  const more = files.reduce((sum, file) => sum + file.bytes.byteLength, 0)
  if (count + files.length > MOST_FILES || bytes + more > MOST_BYTES) throw new AppError('hall.files-full')
  const kept: FileValue[] = []
  for (const file of files) {
    const expiresOn = addDays(today, KEPT_DAYS)
    const id = await insertPersonFile(tx, { key, files: ctx.files }, { accountId, file, expiresOn })
    kept.push({ id: ownName(id), name: file.name })
  }
  return kept
}

interface TypedFile {
  readonly field: string
  readonly id: string
}

function filesTyped(form: Form, typed: Typed): TypedFile[] {
  return form.sections
    .flatMap(({ fields }) => fields)
    .filter(({ kind, key }) => kind === 'files' && Array.isArray(typed[key]))
    .flatMap(({ key }) => (typed[key] as readonly FileValue[]).map(({ id }) => ({ field: key, id })))
}

interface Placed {
  readonly field: string
  readonly value: FileValue
}

/** What was typed with these files, and no others, in its fields. */
function withFiles(typed: Typed, named: readonly TypedFile[], placed: readonly Placed[]): Typed {
  const fields = [...new Set(named.map(({ field }) => field))]
  const filesOf = (name: string) => placed.filter(({ field }) => field === name).map(({ value }) => value)
  return { ...typed, ...Object.fromEntries(fields.map((name) => [name, filesOf(name)])) }
}

/** Those of the named files that are one's own and still there. */
async function ownOf(ctx: Context, key: Buffer, named: readonly TypedFile[]): Promise<Placed[]> {
  const own = new Map((await listOwnFiles(ctx, key)).map(({ id, name }) => [ownName(id), name]))
  return named.flatMap(({ field, id }) => {
    const name = own.get(id)
    return name === undefined ? [] : [{ field, value: { id, name } }]
  })
}

/** What was typed before, without files that are gone. */
export async function stillThere(
  ctx: Context,
  key: Buffer,
  { form, typed }: { form: Form; typed: Typed },
): Promise<Typed> {
  const named = filesTyped(form, typed)
  return withFiles(typed, named, await ownOf(ctx, key, named))
}

/**
 * What was typed, with files that stay: those of one's own that are still there, and those chosen just now, which become one's own. All
 * other names are passed over. Throws `hall.files-full` and the `upload.*` codes.
 */
export async function withOwnFiles(
  ctx: Context,
  key: Buffer,
  { form, typed, fileOf }: { form: Form; typed: Typed; fileOf: (id: string) => Promise<CheckedFile | undefined> },
): Promise<Typed> {
  const { accountId, today } = whose(ctx)
  const named = filesTyped(form, typed)
  const used = await ownOf(ctx, key, named)
  const chosen: { field: string; file: CheckedFile }[] = []
  for (const { field, id } of named.filter((each) => ownId(each.id) === undefined)) {
    const file = await fileOf(id)
    if (file) chosen.push({ field, file })
  }
  const files = chosen.map(({ file }) => file)
  return ctx.transaction(async (tx) => {
    const ids = used.flatMap(({ value }) => ownId(value.id) ?? [])
    await prolongPersonFiles(tx, { accountId, ids, expiresOn: addDays(today, KEPT_DAYS) })
    const kept = await keepOwnFiles(tx, { ctx, key }, files)
    const more = chosen.flatMap(({ field }, at) => (kept[at] ? [{ field, value: kept[at] }] : []))
    return withFiles(typed, named, [...used, ...more])
  })
}
