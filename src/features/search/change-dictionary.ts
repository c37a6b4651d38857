import { AppError } from '../../kernel/app-error.ts'
import { authorize, type Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { record } from '../../platform/ledger/record.ts'
import { findReadable, findShown } from '../disclosures/index.ts'
import { fold } from './domain/fold.ts'
import { deletePin, deleteTerm, insertPin, raiseVersion, upsertTerm } from './terms.store.ts'

/** A word of the dictionary: kept together when texts are cut; `means` are other words that are looked for with it. */
export interface TermValues {
  readonly word: string
  readonly means: readonly string[]
}

// Texts that hold the words are cut anew behind the change; until then they are found as before.
async function recut(tx: Tx, ctx: Context, words: readonly string[]): Promise<void> {
  const version = await raiseVersion(tx)
  const key = `search.recut:${String(version)}`
  await enqueue(tx, { name: 'search.recut', payload: { words, version }, runAt: ctx.now(), key })
}

function cleaned(text: string): string {
  return fold(text).replaceAll(/\s+/g, ' ').trim()
}

/** The office adds or changes a word of the dictionary. */
export async function saveTerm(ctx: Context, values: TermValues): Promise<TermValues> {
  authorize(ctx, 'settings.manage')
  const word = cleaned(values.word)
  const means = [...new Set(values.means.map(cleaned))].filter((other) => other !== '' && other !== word)
  if (word === '') throw new AppError('request.invalid', { word: '请填写词语' })
  await ctx.transaction(async (tx) => {
    await upsertTerm(tx, word, means)
    await record(tx, ctx, { type: 'search.term-saved', subject: { type: 'search', id: word }, data: { means } })
    await recut(tx, ctx, [word, ...means])
  })
  return { word, means }
}

/** The office takes a word out of the dictionary. Throws `search.term-not-found`. */
export async function removeTerm(ctx: Context, word: string): Promise<void> {
  authorize(ctx, 'settings.manage')
  await ctx.transaction(async (tx) => {
    await deleteTerm(tx, word)
    await record(tx, ctx, { type: 'search.term-removed', subject: { type: 'search', id: word } })
    await recut(tx, ctx, [word])
  })
}

/** The office answers a question with a publication, which is shown first for it. Throws `document.not-found` when it is not public. */
export async function pinAnswer(ctx: Context, { word, no }: { word: string; no: number }): Promise<void> {
  authorize(ctx, 'settings.manage')
  const found = await findReadable(ctx.db, ctx.actor.viewer, no)
  const shown = found ? await findShown(ctx.db, ctx.actor.viewer, [found.documentId]) : new Set<string>()
  if (!found || !shown.has(found.documentId)) throw new AppError('document.not-found', { no })
  await ctx.transaction(async (tx) => {
    await insertPin(tx, cleaned(word), found.documentId)
    await record(tx, ctx, {
      type: 'search.answer-pinned',
      subject: { type: 'search', id: cleaned(word) },
      data: { no },
    })
  })
}

/** The office takes its answer back. Throws `search.term-not-found`. */
export async function unpinAnswer(ctx: Context, { word, no }: { word: string; no: number }): Promise<void> {
  authorize(ctx, 'settings.manage')
  const found = await findReadable(ctx.db, ctx.actor.viewer, no)
  if (!found) throw new AppError('document.not-found', { no })
  await ctx.transaction(async (tx) => {
    await deletePin(tx, cleaned(word), found.documentId)
    await record(tx, ctx, {
      type: 'search.answer-unpinned',
      subject: { type: 'search', id: cleaned(word) },
      data: { no },
    })
  })
}
