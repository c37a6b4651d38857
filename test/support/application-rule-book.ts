import { addDays, type Day } from '../../src/kernel/day.ts'
import { addWorkingDays, type WorkCalendar } from '../../src/kernel/work-calendar.ts'
import { GRANTED } from './application-builders.ts'
import type { Person } from './builders.ts'
import { CLEAN, type Office } from './disclosure-builders.ts'

/** What the rule book says of an application, written down a second time: nothing here asks the product. */
export interface Model {
  state: string
  today: Day
  receivedOn: Day | null
  asked: Day | null
  until: Day | null
  hasUnit: boolean
  proposed: boolean
  extended: boolean
  open: { id: string; until: Day }[]
  hash: string
  checked: string
}

/** The application in the product. */
export interface Real {
  readonly id: string
  readonly office: Office
  readonly calendar: WorkCalendar
  dueOn: string | null
}

/** Something that somebody tries. */
export interface Try {
  readonly name: string
  readonly by: (office: Office) => Person
  readonly request: (model: Model) => readonly ['POST' | 'PUT', string, object]
  /** May it be done now? */
  readonly isLegal: (model: Model, real: Real) => boolean
  readonly after: (model: Model, answer: Readonly<Record<string, unknown>>, real: Real) => void
}

const AT_WORK = ['registered', 'assigned', 'consulting', 'drafted', 'in-review']
const UNANSWERED = ['submitted', 'supplement-requested', ...AT_WORK]
const byOffice = (office: Office): Person => office.office
const byEditor = (office: Office): Person => office.editor
const inState =
  (...states: string[]) =>
  ({ state }: Model): boolean =>
    states.includes(state)
const to =
  (state: string) =>
  (model: Model): void => {
    model.state = state
  }

/** Everything that can be tried, and when the rule book allows it. */
export const TRIES: readonly Try[] = [
  {
    name: 'confirm the receipt',
    by: byOffice,
    request: ({ today }) => ['POST', 'receipt', { receivedOn: today }],
    isLegal: inState('submitted'),
    after(model) {
      model.state = 'registered'
      model.receivedOn = model.today
    },
  },
  {
    name: 'assign',
    by: byOffice,
    request: () => ['POST', 'assignments', { unitIds: ['UNIT'], note: '' }],
    isLegal: inState('registered', 'assigned'),
    after(model) {
      model.state = 'assigned'
      model.hasUnit = true
    },
  },
  {
    name: 'ask for a supplement',
    by: byOffice,
    request: ({ today }) => ['POST', 'supplement-request', { what: '请写明', until: addDays(today, 10) }],
    isLegal: ({ state, asked, receivedOn, today }, { calendar }) =>
      ['registered', 'assigned'].includes(state) &&
      asked === null &&
      receivedOn !== null &&
      today <= addWorkingDays(receivedOn, 7, calendar).day,
    after(model) {
      Object.assign(model, { state: 'supplement-requested', asked: model.today, until: addDays(model.today, 10) })
    },
  },
  {
    name: 'take the supplement',
    by: byOffice,
    request: () => ['POST', 'supplement', { text: '2025年' }],
    isLegal: inState('supplement-requested'),
    after(model) {
      model.state = model.hasUnit ? 'assigned' : 'registered'
    },
  },
  {
    name: 'let it lapse',
    by: byOffice,
    request: () => ['POST', 'lapse', { reason: '未补正' }],
    isLegal: ({ state, until, today }) => state === 'supplement-requested' && until !== null && today > until,
    after: to('lapsed'),
  },
  {
    name: 'propose an extension',
    by: byEditor,
    request: () => ['POST', 'extension-proposal', { days: 20, reason: '复杂' }],
    isLegal: ({ state, hasUnit, extended, today }, { dueOn }) =>
      hasUnit && AT_WORK.includes(state) && !extended && (dueOn === null || today <= dueOn),
    after(model) {
      model.proposed = true
    },
  },
  {
    name: 'extend',
    by: byOffice,
    request: () => ['POST', 'extension', {}],
    isLegal: ({ state, proposed, extended, today }, { dueOn }) =>
      AT_WORK.includes(state) && proposed && !extended && (dueOn === null || today <= dueOn),
    after(model) {
      model.extended = true
    },
  },
  {
    name: 'consult a third party',
    by: byOffice,
    request: () => [
      'POST',
      'consultations',
      { kind: 'third-party', name: '示例公司', contact: '', passages: '合同', pausesClock: true, days: 15 },
    ],
    isLegal: inState('assigned', 'consulting'),
    after(model, { consultationId }, { calendar }) {
      model.state = 'consulting'
      model.open.push({ id: String(consultationId), until: addWorkingDays(model.today, 15, calendar).day })
    },
  },
  {
    name: 'write down an opinion',
    by: byOffice,
    request: ({ open }) => ['POST', `consultations/${open[0]?.id ?? 'none'}/answer`, { answer: 'agrees', reason: '' }],
    isLegal: ({ state, open }) => state === 'consulting' && open.length > 0,
    after(model) {
      model.open.shift()
      model.state = model.open.length > 0 ? 'consulting' : 'assigned'
    },
  },
  {
    name: 'write down silence',
    by: byOffice,
    request: ({ open }) => ['POST', `consultations/${open[0]?.id ?? 'none'}/answer`, { answer: 'silent', reason: '' }],
    isLegal: ({ state, open, today }) => state === 'consulting' && today > (open[0]?.until ?? '9999'),
    after(model) {
      model.open.shift()
      model.state = model.open.length > 0 ? 'consulting' : 'assigned'
    },
  },
  {
    name: 'draft',
    by: byEditor,
    request: () => ['PUT', 'decision', GRANTED],
    isLegal: ({ state, hasUnit }) => hasUnit && ['assigned', 'drafted'].includes(state),
    after(model, { hash }) {
      Object.assign(model, { state: 'drafted', hash, checked: '' })
    },
  },
  {
    name: 'submit',
    by: byEditor,
    request: () => ['POST', 'decision/submission', {}],
    isLegal: inState('drafted'),
    after: to('in-review'),
  },
  {
    name: 'check for secrets',
    by: ({ secrecy }) => secrecy,
    request: ({ hash }) => ['POST', 'decision/secrecy', { ...CLEAN, hash }],
    isLegal: inState('in-review'),
    after(model) {
      model.checked = model.hash
    },
  },
  {
    name: 'send back',
    by: ({ leader }) => leader,
    request: () => ['POST', 'decision/return', { reason: '补充' }],
    isLegal: inState('in-review'),
    after: to('drafted'),
  },
  {
    name: 'sign',
    by: ({ leader }) => leader,
    request: ({ hash }) => ['POST', 'decision/signature', { hash }],
    isLegal: ({ state, hash, checked }) => state === 'in-review' && checked === hash,
    after: to('signed'),
  },
  {
    name: 'deliver',
    by: byOffice,
    request: ({ today }) => ['POST', 'delivery', { way: 'online', on: today, note: '' }],
    isLegal: inState('signed'),
    after: to('answered'),
  },
  {
    name: 'withdraw',
    by: byOffice,
    request: () => ['POST', 'withdrawal', { reason: '申请人来电' }],
    isLegal: inState(...UNANSWERED),
    after: to('withdrawn'),
  },
  {
    name: 'transfer',
    by: byOffice,
    request: () => ['POST', 'transfer', { to: 'enquiry', hasConsent: true, note: '咨询' }],
    isLegal: inState('submitted', 'registered', 'assigned'),
    after: to('transferred'),
  },
  {
    name: 'close',
    by: byOffice,
    request: () => ['POST', 'closing', {}],
    isLegal: inState('answered', 'lapsed', 'withdrawn', 'transferred'),
    after: to('closed'),
  },
]
