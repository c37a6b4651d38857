import type { ReadDb } from '../../platform/db/database.ts'
import { NO_NUMBER_WORDS, type NumberWords } from './domain/document-number.ts'
import type { Series } from '../../kernel/letter-terms.ts'
import type { TemplateContent } from './domain/template.ts'
import { DEFAULT_REMEDY } from './shipped/remedies.ts'
import type { LetterSettings } from './templates.store.ts'

/** A version of a template with the template it belongs to. */
export interface TemplateVersion {
  readonly id: string
  readonly name: string
  readonly series: Series
  readonly no: number
  readonly isCurrent: boolean
  readonly origin: 'shipped' | 'school'
  readonly note: string
  readonly madeBy: string
  readonly madeAt: Date
  readonly content: TemplateContent
}

function versions(db: ReadDb) {
  return db
    .selectFrom('letter_template as t')
    .innerJoin('letter_template_version as v', 'v.template_id', 't.id')
    .select(['t.id', 't.name', 't.series', 't.position', 't.current_no', 'v.no', 'v.origin', 'v.note'])
    .select(['v.actor', 'v.made_at', 'v.content'])
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof versions>['executeTakeFirstOrThrow']>>

function fromRow(row: VersionRow): TemplateVersion {
  return {
    id: row.id,
    name: row.name,
    series: row.series as Series,
    no: row.no,
    isCurrent: row.no === row.current_no,
    origin: row.origin as 'shipped' | 'school',
    note: row.note,
    madeBy: (row.actor as { name: string }).name,
    madeAt: row.made_at,
    content: row.content as TemplateContent,
  }
}

/** The version of each template from which letters are made now, in the order of the work. */
export async function listTemplates(db: ReadDb): Promise<TemplateVersion[]> {
  const rows = await versions(db).whereRef('v.no', '=', 't.current_no').orderBy('t.position').execute()
  return rows.map(fromRow)
}

/** Every version of a template, the newest first; empty when there is no such template. */
export async function listTemplateVersions(db: ReadDb, id: string): Promise<TemplateVersion[]> {
  const rows = await versions(db).where('t.id', '=', id).orderBy('v.no', 'desc').execute()
  return rows.map(fromRow)
}

/** A version of a template; without a number the current one. */
export async function findTemplate(db: ReadDb, id: string, no?: number): Promise<TemplateVersion | undefined> {
  const query = versions(db).where('t.id', '=', id)
  const one = no === undefined ? query.whereRef('v.no', '=', 't.current_no') : query.where('v.no', '=', no)
  const row = await one.executeTakeFirst()
  return row && fromRow(row)
}

/** What the school says once for all letters; what ships with the platform where it has said nothing. */
export async function getLetterSettings(db: ReadDb): Promise<LetterSettings> {
  const row = await db.selectFrom('letter_setting').selectAll().executeTakeFirst()
  return {
    issuer: row?.issuer ?? '',
    numberWords: { ...NO_NUMBER_WORDS, ...(row?.number_words as NumberWords | undefined) },
    defaultRemedy: row?.default_remedy ?? DEFAULT_REMEDY,
    authorityName: row?.authority_name ?? '',
  }
}

/** How the templates are called, by their id. */
export async function templateNames(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('letter_template').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
