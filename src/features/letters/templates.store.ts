import type { Actor } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { json } from '../../platform/db/json.ts'
import { sha256 } from '../../platform/ids.ts'
import { snapshot } from '../../platform/ledger/record.ts'
import type { NumberWords } from './domain/document-number.ts'
import type { LetterTemplate, TemplateContent } from './domain/template.ts'

/** A version of a template to be kept for good. */
export interface NewVersion {
  readonly templateId: string
  readonly no: number
  readonly content: TemplateContent
  readonly origin: 'shipped' | 'school'
  readonly note: string
  readonly actor: Actor
}

async function insertVersion(tx: Tx, { templateId, actor, content, ...version }: NewVersion): Promise<void> {
  const text = json(content)
  await tx
    .insertInto('letter_template_version')
    .values({ ...version, template_id: templateId, content: text, hash: sha256(text), actor: json(snapshot(actor)) })
    .execute()
}

/** Holds a template; undefined when there is none. */
export async function lockTemplate(tx: Tx, id: string): Promise<{ currentNo: number; lastNo: number } | undefined> {
  const row = await tx
    .selectFrom('letter_template')
    .select('current_no')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return undefined
  const { last } = await tx
    .selectFrom('letter_template_version')
    .select(({ fn }) => fn.max('no').as('last'))
    .where('template_id', '=', id)
    .executeTakeFirstOrThrow()
  return { currentNo: row.current_no, lastNo: last }
}

/** Adds a version and lets new letters be made from it; letters that exist keep theirs. */
export async function insertCurrentVersion(tx: Tx, version: NewVersion): Promise<void> {
  await insertVersion(tx, version)
  await tx.updateTable('letter_template').set({ current_no: version.no }).where('id', '=', version.templateId).execute()
}

async function loadKnown(tx: Tx, template: LetterTemplate, actor: Actor): Promise<void> {
  const held = await lockTemplate(tx, template.id)
  if (!held) return
  const versions = await tx
    .selectFrom('letter_template_version')
    .select(['no', 'hash', 'origin'])
    .where('template_id', '=', template.id)
    .execute()
  const shipped = versions.filter(({ origin }) => origin === 'shipped')
  const newest = shipped.reduce((last, version) => (version.no > last.no ? version : last))
  if (newest.hash === sha256(json(template.content))) return
  const version: NewVersion = {
    templateId: template.id,
    no: held.lastNo + 1,
    content: template.content,
    origin: 'shipped',
    note: '随平台更新',
    actor,
  }
  // What the school has worded itself goes on holding; the new wording lies beside it.
  const isOwn = versions.some(({ no, origin }) => no === held.currentNo && origin === 'school')
  await (isOwn ? insertVersion(tx, version) : insertCurrentVersion(tx, version))
}

/** Brings the shipped templates into the database, as often as one likes; a changed wording is a new version. */
export async function loadTemplates(tx: Tx, templates: readonly LetterTemplate[], actor: Actor): Promise<void> {
  for (const [position, template] of templates.entries()) {
    const { id, name, series, content } = template
    const { numInsertedOrUpdatedRows: added = 0n } = await tx
      .insertInto('letter_template')
      .values({ id, name, series, position, current_no: 1 })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst()
    if (added > 0n) {
      await insertVersion(tx, { templateId: id, no: 1, content, origin: 'shipped', note: '', actor })
      continue
    }
    await tx.updateTable('letter_template').set({ name, series, position }).where('id', '=', id).execute()
    await loadKnown(tx, template, actor)
  }
}

/** What the school says once for all letters. */
export interface LetterSettings {
  /** 发文机关标志; empty: the names of school and disclosure office. */
  readonly issuer: string
  readonly numberWords: NumberWords
  readonly defaultRemedy: string
  /** 学校主管部门, to which the default remedy points. */
  readonly authorityName: string
}

/** Sets them. Numbers that were allotted stay; a new word begins at 1. */
export async function saveLetterSettings(tx: Tx, settings: LetterSettings): Promise<void> {
  const values = {
    issuer: settings.issuer,
    number_words: json(settings.numberWords),
    default_remedy: settings.defaultRemedy,
    authority_name: settings.authorityName,
  }
  await tx
    .insertInto('letter_setting')
    .values({ id: 1, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}
