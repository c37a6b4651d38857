import type { Field, Form } from '../../kernel/form-terms.ts'
import type { Context } from '../../platform/context.ts'
import { checkEvidence } from '../../platform/documents/take-file.ts'
import type { SentForm } from '../../platform/http/read-form.ts'
import { openOwnName, type Typed } from '../services/index.ts'

/** The name of a field in the page of its form; its parts follow after dots. */
export function nameOf(field: Pick<Field, 'key'>, ...parts: readonly (string | number)[]): string {
  return ['f', field.key, ...parts.map(String)].join('.')
}

const MOST_ROWS = 50
const LONGEST = 4000

type Get = (field: Field, ...parts: readonly (string | number)[]) => string

function readRows(field: Field, get: Get): Record<string, string>[] {
  const rows = Math.min(field.limits.maxRows ?? MOST_ROWS, MOST_ROWS)
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(field.columns.map(({ key }) => [key, get(field, row, key)])),
  ).filter((row) => Object.values(row).some((text) => text !== ''))
}

// As many as somebody may keep to use again.
const MOST_OWN = 50

/** The files of a field: those kept before, by id and name, those of one's own that are used again, and those chosen now, by the names under which they are opened. */
function readFiles(field: Field, get: Get, chosen: readonly { id: string; name: string }[]) {
  const most = field.limits.maxFiles ?? 1
  const kept = Array.from({ length: most }, (_, at) => ({
    id: get(field, 'kept', at),
    name: get(field, 'kept', at, 'name'),
  }))
  const own = Array.from({ length: MOST_OWN }, (_, at) => ({ id: get(field, 'own', at), name: '' }))
  return [...kept, ...own].filter(({ id }) => id !== '').concat(chosen)
}

function readField(field: Field, get: Get, chosen: readonly { id: string; name: string }[]): unknown {
  const parts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, get(field, name)]))
  switch (field.kind) {
    case 'period':
      return parts('from', 'to')
    case 'signature':
      return parts('name', 'consent', 'strokes')
    case 'venue':
      return parts('venueId', 'on', 'from', 'to')
    case 'choices':
      return field.options.flatMap(({ value }, at) => (get(field, at) === '' ? [] : [value]))
    case 'table':
      return readRows(field, get)
    case 'files':
      return readFiles(field, get, chosen)
    case 'note':
      return undefined
    default:
      return get(field)
  }
}

/** A file that was chosen in a form, by the id under which what was typed names it. */
export interface Chosen {
  readonly id: string
  readonly field: string
  readonly name: string
  readonly bytes: Buffer
}

/** The files of a form that was sent, each with an id of its own. */
export function chosenFiles({ files }: SentForm): Chosen[] {
  return files.map((file, at) => ({ ...file, id: `new-${String(at)}` }))
}

/** What was typed into the page of a form, as the rules of forms read it. Names that the form does not have are passed over. */
export function readTyped(form: Form, { fields }: SentForm, chosen: readonly Chosen[]): Typed {
  const get: Get = (field, ...parts) => (fields.get(nameOf(field, ...parts)) ?? '').slice(0, LONGEST)
  return Object.fromEntries(
    form.sections
      .flatMap((section) => section.fields)
      .map((field) => {
        const files = chosen.filter((file) => file.field === nameOf(field)).map(({ id, name }) => ({ id, name }))
        return [field.key, readField(field, get, files)]
      }),
  )
}

/** Opens what a form names: what was chosen in it, which is looked into first, and what somebody keeps as their own. */
export function fileOpener(ctx: Context, key: Buffer, chosen: readonly Chosen[]) {
  return async (id: string) => {
    const file = chosen.find((each) => each.id === id)
    return file ? checkEvidence(file) : openOwnName(ctx, key, id)
  }
}
