import { Type } from 'typebox'
import { ACTION_NAMES } from '../../kernel/flow-terms.ts'
import type { Form, Values } from '../../kernel/form-terms.ts'
import { WORK_STATES } from '../../kernel/hall-terms.ts'
import { PERSON_KINDS } from '../../kernel/person-kind.ts'
import { DayText, InstantText, oneOf, orNull, PageQuery } from '../../platform/http/endpoint.contract.ts'

const Id = Type.String({ minLength: 1, maxLength: 40 })
const TaskId = Type.Object({ taskId: Id })

/** A form and what was filled in, as they are kept: data of many shapes. */
const AnyForm = Type.Unsafe<Form>({ type: 'object', additionalProperties: true })
const AnyValues = Type.Unsafe<Values>({ type: 'object', additionalProperties: true })
/** What somebody typed into a form; it is read field by field. */
const Typed = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })

/** A step: whose it is, the people who may take it as long as it is not over, and the telephone there. */
const StepOfMatter = {
  stepName: Type.String(),
  holder: Type.String(),
  people: Type.Array(Type.String()),
  phone: Type.String(),
}

export const listTasks = {
  method: 'GET',
  url: '/hall/tasks',
  summary:
    'What somebody has to do in the service hall, by what falls due first, or with `state` what was done; `all`: everybody’s, for the office, without names',
  query: Type.Object({
    ...PageQuery,
    all: Type.Optional(Type.Boolean()),
    serviceId: Type.Optional(Id),
    number: Type.Optional(Type.String({ maxLength: 40 })),
    unitId: Type.Optional(Id),
    state: Type.Optional(oneOf(WORK_STATES)),
    dueUntil: Type.Optional(DayText),
  }),
  reply: Type.Object({
    total: Type.Integer(),
    isCapped: Type.Boolean(),
    rows: Type.Array(
      Type.Object({
        taskId: Id,
        caseId: Id,
        number: Type.String(),
        serviceId: Id,
        serviceName: Type.String(),
        personKind: oneOf(PERSON_KINDS),
        personKindName: Type.String(),
        applicantName: Type.String(),
        stepName: Type.String(),
        unitName: Type.String(),
        openedOn: DayText,
        dueOn: DayText,
        closedOn: orNull(DayText),
        matterDueOn: orNull(DayText),
        isUrged: Type.Boolean(),
        isOverdue: Type.Boolean(),
      }),
    ),
  }),
} as const

export const getTask = {
  method: 'GET',
  url: '/hall/tasks/:taskId',
  summary: 'A task with everything of its matter but who applies and what they filled in',
  params: TaskId,
  reply: Type.Object({
    id: Id,
    caseId: Id,
    number: Type.String(),
    serviceId: Id,
    serviceName: Type.String(),
    versionNo: Type.Integer(),
    state: Type.String(),
    stateName: Type.String(),
    personKindName: Type.String(),
    stepName: Type.String(),
    openedOn: DayText,
    dueOn: DayText,
    matterDueOn: orNull(DayText),
    explanation: Type.Array(Type.String()),
    isOpen: Type.Boolean(),
    mayAct: Type.Boolean(),
    mayHandOver: Type.Boolean(),
    mayOpen: Type.Boolean(),
    form: orNull(AnyForm),
    returnTargets: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
    progress: Type.Array(
      Type.Object({
        ...StepOfMatter,
        openedOn: DayText,
        dueOn: DayText,
        closedOn: orNull(DayText),
        outcome: Type.String(),
      }),
    ),
    ahead: Type.Array(Type.Object(StepOfMatter)),
    result: Type.Object({
      concludedOn: orNull(DayText),
      isLate: Type.Boolean(),
      documents: Type.Array(Type.Object({ title: Type.String(), paperId: Id, issuedOn: DayText })),
    }),
  }),
} as const

export const openTask = {
  method: 'POST',
  url: '/hall/tasks/:taskId/opening',
  summary: 'Who applies and what they filled in, for whoever has the task; the view goes on the record',
  params: TaskId,
  reply: Type.Object({
    form: AnyForm,
    values: AnyValues,
    persons: Type.Array(Type.Object({ role: Type.String(), identity: Type.Record(Type.String(), Type.String()) })),
    messages: Type.Array(
      Type.Object({
        id: Id,
        direction: oneOf(['from-applicant', 'to-applicant', 'note']),
        text: Type.String(),
        author: Type.String(),
        at: InstantText,
      }),
    ),
    papers: Type.Array(Type.Object({ id: Id, name: Type.String(), mediaType: Type.String(), size: Type.Integer() })),
  }),
} as const

export const actOnTask = {
  method: 'POST',
  url: '/hall/tasks/:taskId/act',
  summary: 'Approves, returns, refuses, delegates or adds a countersigner; `to` is a step, “applicant”, or an account',
  params: TaskId,
  body: Type.Object({
    action: oneOf(Object.keys(ACTION_NAMES) as (keyof typeof ACTION_NAMES)[]),
    to: Type.String({ maxLength: 40 }),
    text: Type.String({ maxLength: 2000 }),
    typed: Typed,
  }),
  reply: Type.Object({}),
} as const

export const actOnTasks = {
  method: 'POST',
  url: '/hall/batch',
  summary: 'Approves several tasks, each by itself; answers the refusals by task',
  body: Type.Object({
    taskIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
    text: Type.String({ maxLength: 2000 }),
  }),
  reply: Type.Object({
    results: Type.Array(Type.Object({ taskId: Id, ok: Type.Boolean(), why: Type.String() })),
  }),
} as const
