import { type FlowStep, MODE_NAMES, WHO_NAMES } from '../../../../src/kernel/flow-terms.ts'
import { type Condition, type Field, FIELD_KIND_NAMES } from '../../../../src/kernel/form-terms.ts'
import { type Definition, TOPIC_NAMES } from '../../../../src/kernel/hall-terms.ts'
import { PERSON_KIND_NAMES } from '../../../../src/kernel/person-kind.ts'
import { COMPARISON_NAMES } from './conditions.ts'

type Labels = ReadonlyMap<string, string>

function conditionText(condition: Condition, labels: Labels): string {
  if ('of' in condition)
    return condition.of.map((each) => conditionText(each, labels)).join(condition.is === 'or' ? '，或者' : '，并且')
  const field = labels.get(condition.field) ?? '申请人身份'
  const value = condition.is === 'in' ? condition.values.join('、') : condition.is === 'filled' ? '' : condition.value
  const shown = typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
  return `“${field}”${COMPARISON_NAMES[condition.is]}${shown}`
}

function whenText(condition: Condition | null, labels: Labels): string {
  return condition === null ? '' : `；当${conditionText(condition, labels)}`
}

function fieldLine(field: Field, labels: Labels): string {
  const options = field.options.map(({ label }) => label).join('、')
  const required = field.isRequired ? '，必填' : ''
  const help = field.help === '' ? '' : `；${field.help}`
  return `${FIELD_KIND_NAMES[field.kind]}${required}${options === '' ? '' : `：${options}`}${help}${whenText(field.showWhen, labels)}`
}

function stepLine(step: FlowStep, labels: Labels): string {
  const who = step.who.map(({ kind }) => WHO_NAMES[kind]).join('、')
  return `${who}；${MODE_NAMES[step.mode]}；${String(step.days)} 个工作日${whenText(step.when, labels)}`
}

/** Everything a version says, one line a thing, under a name that stays the same from version to version. */
export function linesOf(definition: Definition): ReadonlyMap<string, string> {
  const fields = definition.form.sections.flatMap((section) => section.fields)
  const labels = new Map(fields.map(({ key, label }) => [key, label]))
  const { promise, result } = definition
  return new Map([
    ['面向', definition.audience.map((kind) => PERSON_KIND_NAMES[kind]).join('、')],
    ['主题', TOPIC_NAMES[definition.topic]],
    ['说明', definition.summary],
    ['办理条件', definition.conditions],
    ['材料', definition.materials.join('、')],
    ['地点', definition.place],
    ['时间', definition.hours],
    ['收费', definition.fee],
    ['依据', definition.basis],
    ['承诺时限', `${String(promise.days)} 个工作日（${promise.source}${promise.isVerified ? '' : '，试行'}）`],
    ['保存年限', `${String(definition.retentionYears)} 年`],
    ...fields.map((field) => [`表单项目“${field.label}”`, fieldLine(field, labels)] as const),
    ...definition.flow.steps.map((step) => [`环节“${step.name}”`, stepLine(step, labels)] as const),
    ['结果文书', result ? `${result.title}：${result.paragraphs.join(' ')}` : ''],
  ])
}
