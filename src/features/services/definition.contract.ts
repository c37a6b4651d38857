import { type TSchema, Type } from 'typebox'
import { MODE_NAMES, STEP_ROLES } from '../../kernel/flow-terms.ts'
import { COLUMN_KINDS, FIELD_KINDS, PATTERN_NAMES, PREFILL_NAMES } from '../../kernel/form-terms.ts'
import { type Definition, SHOWN_NAMES, TOPICS } from '../../kernel/hall-terms.ts'
import { PERSON_KINDS } from '../../kernel/person-kind.ts'
import { oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

// A definition comes from outside: every part of it has a largest size, and nothing that is not named here is taken.
const CLOSED = { additionalProperties: false }
const MOST = { sections: 20, fields: 40, options: 100, columns: 12, steps: 30, who: 8, materials: 30, paragraphs: 40 }

function words<const T extends object>(names: T) {
  return oneOf(Object.keys(names) as (keyof T & string)[])
}

const Key = Type.String({ maxLength: 40 })
const Line = Type.String({ maxLength: 200 })
const Text = Type.String({ maxLength: 2000 })

const LEAVES: readonly TSchema[] = [
  Type.Object(
    {
      is: Type.Literal('equals'),
      field: Key,
      value: Type.Union([Line, Type.Number(), Type.Boolean()]),
    },
    CLOSED,
  ),
  Type.Object({ is: Type.Literal('in'), field: Key, values: Type.Array(Line, { maxItems: MOST.options }) }, CLOSED),
  Type.Object({ is: Type.Literal('filled'), field: Key }, CLOSED),
  Type.Object({ is: Type.Literal('greater'), field: Key, value: Type.Number() }, CLOSED),
]
const DEEPEST = 4

// Written out level by level: a condition has no more levels than these.
function conditionOf(levels: number): TSchema {
  if (levels === 1) return Type.Union([...LEAVES])
  const of = Type.Array(conditionOf(levels - 1), { maxItems: 10 })
  return Type.Union([...LEAVES, Type.Object({ is: oneOf(['and', 'or', 'not']), of }, CLOSED)])
}
const Condition = orNull(conditionOf(DEEPEST))

const Options = Type.Array(Type.Object({ value: Line, label: Line }, CLOSED), { maxItems: MOST.options })

const Limits = Type.Object(
  {
    maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 4000 })),
    min: Type.Optional(Type.Number({ minimum: -1e12, maximum: 1e12 })),
    max: Type.Optional(Type.Number({ minimum: -1e12, maximum: 1e12 })),
    decimals: Type.Optional(Type.Integer({ minimum: 0, maximum: 6 })),
    maxDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
    maxChosen: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST.options })),
    maxRows: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    maxFiles: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    isFromToday: Type.Optional(Type.Boolean()),
  },
  CLOSED,
)

const Column = Type.Object(
  { key: Key, label: Line, kind: oneOf(COLUMN_KINDS), isRequired: Type.Boolean(), options: Options },
  CLOSED,
)

const FieldSchema = Type.Object(
  {
    key: Key,
    kind: oneOf(FIELD_KINDS),
    label: Line,
    help: Text,
    isRequired: Type.Boolean(),
    limits: Limits,
    pattern: orNull(words(PATTERN_NAMES)),
    options: Options,
    columns: Type.Array(Column, { maxItems: MOST.columns }),
    venues: Key,
    showWhen: Condition,
    prefill: orNull(words(PREFILL_NAMES)),
  },
  CLOSED,
)

const FormSchema = Type.Object(
  {
    sections: Type.Array(
      Type.Object({ key: Key, title: Line, fields: Type.Array(FieldSchema, { maxItems: MOST.fields }) }, CLOSED),
      { maxItems: MOST.sections },
    ),
  },
  CLOSED,
)

const Id = Type.String({ minLength: 1, maxLength: 40 })
const Who = Type.Union([
  Type.Object({ kind: Type.Literal('post'), unitId: Id, post: Line }, CLOSED),
  Type.Object({ kind: Type.Literal('role'), role: oneOf(STEP_ROLES) }, CLOSED),
  Type.Object({ kind: oneOf(['unit', 'unit-head']), unitId: Id }, CLOSED),
  Type.Object({ kind: oneOf(['own-unit', 'own-unit-head', 'supervisor', 'applicant']) }, CLOSED),
])

const Step = Type.Object(
  {
    key: Key,
    name: Line,
    who: Type.Array(Who, { maxItems: MOST.who }),
    mode: words(MODE_NAMES),
    when: Condition,
    group: Key,
    days: Type.Integer({ minimum: 0, maximum: 365 }),
    form: orNull(FormSchema),
    returnsTo: Type.Array(Key, { maxItems: MOST.steps }),
  },
  CLOSED,
)

const Result = Type.Object(
  {
    title: Line,
    paragraphs: Type.Array(Text, { maxItems: MOST.paragraphs }),
    shows: words(SHOWN_NAMES),
    validDays: orNull(Type.Integer({ minimum: 1, maximum: 36_600 })),
  },
  CLOSED,
)

/** The whole shape of a definition. What it says beyond its shape is for the rules of forms and flows to judge. */
export const DefinitionSchema = Type.Object(
  {
    audience: Type.Array(oneOf(PERSON_KINDS), { maxItems: PERSON_KINDS.length, uniqueItems: true }),
    topic: oneOf(TOPICS),
    summary: Text,
    conditions: Text,
    materials: Type.Array(Line, { maxItems: MOST.materials }),
    place: Line,
    hours: Line,
    fee: Line,
    basis: Text,
    promise: Type.Object(
      { days: Type.Integer({ minimum: 1, maximum: 365 }), source: Line, isVerified: Type.Boolean() },
      CLOSED,
    ),
    retentionYears: Type.Integer({ minimum: 1, maximum: 100 }),
    form: FormSchema,
    flow: Type.Object({ steps: Type.Array(Step, { maxItems: MOST.steps }) }, CLOSED),
    result: orNull(Result),
  },
  CLOSED,
)

/**
 * A definition as it goes over the wire: any object. The use case holds it against `DefinitionSchema` by interpretation, so that
 * what is too much is refused with its place, and nothing in it is coerced into something else.
 */
export const AnyDefinition = Type.Unsafe<Definition>({ type: 'object', additionalProperties: true })
