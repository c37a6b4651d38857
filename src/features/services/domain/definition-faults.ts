import { fieldsOf } from '../../../kernel/condition.ts'
import { type Flow, type FlowStep, TO_APPLICANT } from '../../../kernel/flow-terms.ts'
import { APPLICANT_KIND, type Condition, type Field, type Form } from '../../../kernel/form-terms.ts'
import { stageOf, stagesOf } from './flow.ts'

/** What must be put right before a definition can be put into force; `place` says where, in words. */
export interface DefinitionFault {
  readonly place: string
  readonly message: string
}

// Names that mean something to the language itself are no keys of anybody's form.
const RESERVED = new Set([APPLICANT_KIND, TO_APPLICANT, 'constructor', 'prototype'])
const KEY = /^[a-z][a-z0-9_]{0,39}$/
const CHOOSING = ['choice', 'choices']
const DEEPEST = 4
const MOST_NODES = 30

function isKey(key: string): boolean {
  return KEY.test(key) && !RESERVED.has(key)
}

function depthOf(condition: Condition): number {
  return 'of' in condition ? 1 + Math.max(0, ...condition.of.map(depthOf)) : 1
}

function sizeOf(condition: Condition): number {
  return 'of' in condition ? 1 + condition.of.reduce((sum, each) => sum + sizeOf(each), 0) : 1
}

function leavesOf(condition: Condition): Exclude<Condition, { of: readonly Condition[] }>[] {
  return 'of' in condition ? condition.of.flatMap(leavesOf) : [condition]
}

function isEmptyGroup(condition: Condition): boolean {
  return 'of' in condition && (condition.of.length === 0 || condition.of.some(isEmptyGroup))
}

/** Options of a choice that a condition waits for and that nobody can choose. */
function unknownOptions(condition: Condition, fields: ReadonlyMap<string, Field>): string[] {
  return leavesOf(condition).flatMap((leaf) => {
    const field = fields.get(leaf.field)
    if (!field || !CHOOSING.includes(field.kind) || (leaf.is !== 'equals' && leaf.is !== 'in')) return []
    const wanted = leaf.is === 'in' ? leaf.values : [String(leaf.value)]
    return wanted.filter((value) => field.options.every((option) => option.value !== value))
  })
}

function faultsOfCondition(condition: Condition | null, fields: ReadonlyMap<string, Field>): string[] {
  if (condition === null) return []
  if (depthOf(condition) > DEEPEST || sizeOf(condition) > MOST_NODES)
    return [`条件过于复杂（最多 ${String(DEEPEST)} 层、${String(MOST_NODES)} 项）。`]
  const unknown = fieldsOf(condition).filter((key) => key !== APPLICANT_KIND && !fields.has(key))
  return [
    ...(isEmptyGroup(condition) ? ['条件中有空的组合。'] : []),
    ...unknown.map((key) => `条件用到的“${key}”不存在，或者排在后面。`),
    ...unknownOptions(condition, fields).map((value) => `条件等待的“${value}”不是可选的选项，永远不会成立。`),
  ]
}

function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]
}

function isUpsideDown({ min = -Infinity, max = Infinity }: Field['limits']): boolean {
  return min > max
}

function faultsOfKinds({ kind, options, columns, limits, venues }: Field): string[] {
  return [
    ...(CHOOSING.includes(kind) && options.length === 0 ? ['没有选项。'] : []),
    ...repeated(options.map(({ value }) => value)).map((value) => `选项“${value}”重复。`),
    ...(kind === 'table' ? faultsOfColumns(columns) : []),
    ...(isUpsideDown(limits) ? ['最小值大于最大值。'] : []),
    ...(kind === 'venue' && venues === '' ? ['没有指定场地类别。'] : []),
  ]
}

function faultsOfColumns(columns: Field['columns']): string[] {
  return [
    ...(columns.length === 0 ? ['表格没有列。'] : []),
    ...repeated(columns.map(({ key }) => key)).map((key) => `列“${key}”重复。`),
    ...columns.filter(({ key }) => !isKey(key)).map(({ key }) => `列的标识“${key}”不能使用。`),
    ...columns
      .filter((column) => column.kind === 'choice' && column.options.length === 0)
      .map(({ label }) => `列“${label}”没有选项。`),
  ]
}

function faultsOfField(field: Field, before: ReadonlyMap<string, Field>): DefinitionFault[] {
  const place = `表单 · ${field.label === '' ? field.key : field.label}`
  return [
    ...(field.label.trim() === '' ? ['没有名称。'] : []),
    ...(isKey(field.key) ? [] : [`标识“${field.key}”不能使用：以小写字母开头，只含小写字母、数字和下划线。`]),
    ...(before.has(field.key) ? [`标识“${field.key}”重复。`] : []),
    ...faultsOfKinds(field),
    ...faultsOfCondition(field.showWhen, before),
  ].map((message) => ({ place, message }))
}

/** What is wrong with a form; empty when it can be filled in. */
export function faultsOfForm({ sections }: Form): DefinitionFault[] {
  const known = new Map<string, Field>()
  const faults: DefinitionFault[] = sections.flatMap((section) => [
    ...(section.title.trim() === '' ? [{ place: '表单', message: '有一个部分没有标题。' }] : []),
    ...(section.fields.length === 0 ? [{ place: `表单 · ${section.title}`, message: '这个部分没有项目。' }] : []),
  ])
  for (const field of sections.flatMap(({ fields }) => fields)) {
    faults.push(...faultsOfField(field, known))
    known.set(field.key, field)
  }
  return faults
}

function isBackwards(flow: Flow, { key }: FlowStep, target: string): boolean {
  return target === TO_APPLICANT || (stageOf(flow, target) >= 0 && stageOf(flow, target) < stageOf(flow, key))
}

function faultsOfStep(flow: Flow, step: FlowStep, fields: ReadonlyMap<string, Field>): DefinitionFault[] {
  const place = `流程 · ${step.name === '' ? step.key : step.name}`
  const isOwn = step.who.some(({ kind }) => kind === 'applicant')
  return [
    ...(step.name.trim() === '' ? ['环节没有名称。'] : []),
    ...(isKey(step.key) ? [] : [`环节的标识“${step.key}”不能使用。`]),
    ...(step.who.length === 0 ? ['没有指定由谁办理，办件会停在这里。'] : []),
    ...(isOwn && step.who.length > 1 ? ['由申请人办理的环节不能同时由其他人办理。'] : []),
    ...(step.days < 1 ? ['没有规定办理时限。'] : []),
    ...faultsOfCondition(step.when, fields),
    ...step.returnsTo
      .filter((target) => !isBackwards(flow, step, target))
      .map((target) => `只能退回到前面的环节，“${target}”不是。`),
  ].map((message) => ({ place, message }))
}

/** Steps of one group that do not stand together would run in two places at once. */
function scatteredGroups(flow: Flow): string[] {
  const groups = stagesOf(flow).flatMap(([first]) => (first && first.group !== '' ? [first.group] : []))
  return repeated(groups)
}

/** What is wrong with a flow: whatever could leave a matter where nobody can take it further. Empty when nothing could. */
export function faultsOfFlow(flow: Flow, form: Form): DefinitionFault[] {
  const place = '流程'
  const fields = new Map(form.sections.flatMap((section) => section.fields).map((field) => [field.key, field]))
  if (flow.steps.length === 0) return [{ place, message: '没有环节：提交之后没有人办理。' }]
  return [
    ...repeated(flow.steps.map(({ key }) => key)).map((key) => ({ place, message: `环节的标识“${key}”重复。` })),
    ...scatteredGroups(flow).map((group) => ({ place, message: `并行组“${group}”的环节应当相邻。` })),
    ...(flow.steps.every(({ when }) => when !== null)
      ? [{ place, message: '每个环节都有条件：条件都不成立时，没有人办理就办结了。' }]
      : []),
    ...flow.steps.flatMap((step) => faultsOfStep(flow, step, fields)),
    ...flow.steps.flatMap((step) => (step.form ? faultsOfForm(step.form) : [])),
  ]
}
