import type { Field, Form } from '../../src/kernel/form-terms.ts'

/** A field; state only what matters to the test. */
export function aField(kind: Field['kind'], rest: Partial<Field> = {}): Field {
  return {
    key: 'x',
    kind,
    label: '项目',
    help: '',
    isRequired: false,
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

/** A form of one section. */
export function aForm(...fields: Field[]): Form {
  return { sections: [{ key: 's', title: '内容', fields }] }
}
