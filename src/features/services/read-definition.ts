import { Value } from 'typebox/value'
import type { Definition } from '../../kernel/hall-terms.ts'
import { DefinitionSchema } from './definition.contract.ts'
import { type DefinitionFault, faultsOfFlow, faultsOfForm } from './domain/definition-faults.ts'
import { AppError } from '../../kernel/app-error.ts'

/** The largest definition that is taken, as JSON text. */
const LARGEST = 256 * 1024
const MOST_PLACES = 20

function placesOf(raw: unknown): string[] {
  const places: string[] = []
  for (const { instancePath } of Value.Errors(DefinitionSchema, raw)) {
    if (places.length >= MOST_PLACES) break
    if (!places.includes(instancePath)) places.push(instancePath)
  }
  return places
}

/**
 * A definition from outside: its shape and size are held against the schema by interpretation, never by code made of it. Throws
 * `hall.definition-invalid` with the places that do not fit.
 */
export function readDefinition(raw: unknown): Definition {
  if (JSON.stringify(raw).length > LARGEST) throw new AppError('hall.definition-too-large')
  if (!Value.Check(DefinitionSchema, raw)) throw new AppError('hall.definition-invalid', { places: placesOf(raw) })
  return raw as Definition
}

function faultsOfResult({ form, result }: Definition): DefinitionFault[] {
  if (result === null) return []
  const place = '结果文书'
  const keys = new Set(form.sections.flatMap(({ fields }) => fields).map(({ key }) => key))
  const unknown = result.paragraphs
    .flatMap((text) => [...text.matchAll(/\{\{([^{}]{1,60})\}\}/g)])
    .map(([, key = '']) => key.trim())
    .filter((key) => !keys.has(key) && !RESULT_FACTS.includes(key))
  return [
    ...(result.title.trim() === '' ? [{ place, message: '没有标题。' }] : []),
    ...[...new Set(unknown)].map((key) => ({ place, message: `用到的“${key}”不在表单中。` })),
  ]
}

/** What a result document can say beside what was filled in. */
export const RESULT_FACTS: readonly string[] = ['applicant', 'number', 'unit', 'today', 'validUntil', 'school']

/** Everything that must be put right before a definition can be put into force. */
export function faultsOf(definition: Definition): DefinitionFault[] {
  const { audience, promise, summary } = definition
  const place = '服务说明'
  return [
    ...(audience.length === 0 ? [{ place, message: '没有写明面向哪些人。' }] : []),
    ...(summary.trim() === '' ? [{ place, message: '没有写明这项服务是什么。' }] : []),
    ...(promise.source.trim() === '' ? [{ place, message: '没有写明承诺时限出自哪个文件。' }] : []),
    ...faultsOfForm(definition.form),
    ...faultsOfFlow(definition.flow, definition.form),
    ...faultsOfResult(definition),
  ]
}
