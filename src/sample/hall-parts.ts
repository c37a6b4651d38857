import type { Flow, FlowStep, Who } from '../kernel/flow-terms.ts'
import type { Condition, Field, FieldKind, Form, Option } from '../kernel/form-terms.ts'
import type { Definition } from '../kernel/hall-terms.ts'

/** A service of the sample hall: units are named by their codes, which the loader turns into ids. */
export interface SampleService {
  readonly slug: string
  readonly name: string
  readonly unitCode: string
  /** The matter of the entry of the list of services that it carries out. */
  readonly matter: string
  readonly definition: Definition
}

/** A field with what most fields leave out. */
export function field(
  kind: FieldKind,
  key: string,
  { label, ...rest }: { label: string } & Partial<Omit<Field, 'kind' | 'key' | 'label'>>,
): Field {
  return {
    key,
    kind,
    label,
    help: '',
    isRequired: kind !== 'note',
    limits: {},
    pattern: null,
    options: [],
    columns: [],
    venues: '',
    showWhen: null,
    prefill: null,
    ...rest,
  }
}

/** Options whose words are also what is kept. */
export function options(...labels: readonly string[]): Option[] {
  return labels.map((label) => ({ value: label, label }))
}

/** A form of one section, or of several. */
export function form(...sections: readonly (readonly [title: string, ...fields: Field[]])[]): Form {
  return { sections: sections.map(([title, ...fields], at) => ({ key: `s${String(at + 1)}`, title, fields })) }
}

/** A step with what most steps leave out: it may send the matter back to the applicant. */
export function step(
  key: string,
  name: string,
  { who, ...rest }: { who: readonly Who[] } & Partial<Omit<FlowStep, 'key' | 'name' | 'who'>>,
): FlowStep {
  return { key, name, who, mode: 'one', when: null, group: '', days: 2, form: null, returnsTo: ['applicant'], ...rest }
}

/** Steps in their order. */
export function flow(...steps: readonly FlowStep[]): Flow {
  return { steps }
}

/** The clerks of a unit. */
export function clerksOf(unitCode: string): Who {
  return { kind: 'unit', unitId: unitCode }
}

/** The head of a unit. */
export function headOfUnit(unitCode: string): Who {
  return { kind: 'unit-head', unitId: unitCode }
}

/** The head of the applicant's own unit. */
export const OWN_HEAD: Who = { kind: 'own-unit-head' }

/** Where the applicant can be reached. */
export const TELEPHONE = field('telephone', 'phone', { label: '联系电话', prefill: 'telephone' })

/** A field has this value. */
export function equals(key: string, value: string | number | boolean): Condition {
  return { is: 'equals', field: key, value }
}

/** A field is more than this. */
export function greater(key: string, value: number): Condition {
  return { is: 'greater', field: key, value }
}

// The sample school has decided on no terms of its own, so readers are told that they are a trial.
const PROMISED_BY = '示例医科大学信息服务大厅办理规则'

/** A definition with what most services leave out. */
export function definition(
  days: number,
  rest: Pick<Definition, 'audience' | 'topic' | 'summary' | 'form' | 'flow'> & Partial<Definition>,
): Definition {
  return {
    conditions: '',
    materials: [],
    place: '',
    hours: '周一至周五 8:00—16:30',
    fee: '不收费',
    basis: '',
    promise: { days, source: PROMISED_BY, isVerified: false },
    retentionYears: 5,
    result: null,
    ...rest,
  }
}
