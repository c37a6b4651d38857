import { activeSteps, type FlowEvent } from '../../src/features/services/domain/flow.ts'
import type { Flow, FlowStep, Who } from '../../src/kernel/flow-terms.ts'
import type { Form } from '../../src/kernel/form-terms.ts'

/** A form with one question, on which steps can hang. */
export const FORM: Form = {
  sections: [
    {
      key: 's',
      title: '内容',
      fields: [
        {
          key: 'long',
          kind: 'yes-no',
          label: '是否超过三天',
          help: '',
          isRequired: false,
          limits: {},
          pattern: null,
          options: [],
          columns: [],
          venues: '',
          showWhen: null,
          prefill: null,
        },
      ],
    },
  ],
}
/** The clerks of a unit. */
export const OFFICE: Who = { kind: 'unit', unitId: 'office' }
/** Who heads the applicant's own unit. */
export const DEAN: Who = { kind: 'own-unit-head' }

/** A step taken by the clerks; state only what matters to the test. */
export function aStep(key: string, rest: Partial<FlowStep> = {}): FlowStep {
  return {
    key,
    name: key,
    who: [OFFICE],
    mode: 'one',
    when: null,
    group: '',
    days: 1,
    form: null,
    returnsTo: ['applicant'],
    ...rest,
  }
}

/** The question was answered with yes. */
export const LONG = { is: 'equals', field: 'long', value: true } as const
/** The first event of a matter. */
export const submitted = (flow: Flow, isLong = true): FlowEvent => ({
  type: 'submitted',
  active: activeSteps(flow, { long: isLong }),
})
