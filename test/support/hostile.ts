import fc from 'fast-check'

/** A JSON schema as the contracts state it. */
export interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly pattern?: string
  readonly maxLength?: number
  readonly maximum?: number
}

const LONG = 120_000
const DEEP = 3000
/** What people and their tools should not send as text, but do. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '标题\udfff',
  '\u202e\u2066\ufeff',
  '𠮷'.repeat(100),
  'x'.repeat(LONG),
  "'; drop table unit; --",
  '" or 1=1 --',
  '%_\\',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '{{7*7}}${7*7}',
  '../../../etc/passwd',
  '%00%2e%2e/',
  '__proto__',
  'constructor',
  '2026-02-30',
  '0000-00-00',
  '9999-99-99',
  '2026-13-01T25:61:61+99:99',
  '-1',
  '1e999',
  '99999999999999999999',
  'NaN',
  'null',
]
const HOSTILE_NUMBERS = [0, -1, 0.5, -0, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), Number.MIN_VALUE]

function deep(depth: number): unknown {
  let value: unknown = []
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

/** Anything but what was asked for. */
export const ANYTHING: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE_TEXTS),
  fc.constantFrom<unknown>(...HOSTILE_NUMBERS, null, true, false),
  fc.constantFrom<unknown>(
    [],
    {},
    [null],
    { a: { b: {} } },
    deep(DEEP),
    Array.from({ length: 5000 }, () => 'x'),
  ),
  fc.json().map((text) => JSON.parse(text) as unknown),
)

function someText({ pattern, maxLength = LONG }: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const fitting = fc.constantFrom(...HOSTILE_TEXTS).map((text) => text.slice(0, maxLength))
  const known = fc.constantFrom(...ids)
  const matching = pattern === undefined ? known : fc.stringMatching(new RegExp(pattern))
  return fc.oneof(
    { weight: 4, arbitrary: matching },
    { weight: 2, arbitrary: known },
    { weight: 3, arbitrary: fitting },
  )
}

function someObject({ properties = {} }: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const names = Object.keys(properties)
  const whole = fc.record(Object.fromEntries(names.map((name) => [name, fitting(properties[name] ?? {}, ids)])))
  const name = fc.constantFrom(...(names.length === 0 ? ['none'] : names))
  const spoilt = fc.tuple(whole, name, ANYTHING).map(([value, key, wrong]) => ({ ...value, [key]: wrong }))
  const short = fc
    .tuple(whole, name)
    .map(([value, missing]) => Object.fromEntries(Object.entries(value).filter(([key]) => key !== missing)))
  return fc.oneof({ weight: 5, arbitrary: whole }, { weight: 2, arbitrary: spoilt }, { weight: 1, arbitrary: short })
}

const BY_TYPE: Readonly<Record<string, (schema: Schema, ids: readonly string[]) => fc.Arbitrary<unknown>>> = {
  string: someText,
  object: someObject,
  array: ({ items }, ids) => fc.array(fitting(items ?? {}, ids), { maxLength: 4 }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  integer: ({ maximum = 50 }) => fc.oneof(fc.integer({ min: 0, max: Math.min(maximum, 50) }), fc.constant(maximum)),
}

/** Values of the form that the schema asks for, filled with hostile texts and with ids of other things. */
export function fitting(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const { anyOf, allOf, enum: words } = schema
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (words) return fc.constantFrom(...words)
  if (anyOf) return fc.oneof(...anyOf.map((one) => fitting(one, ids)))
  if (allOf)
    return fitting(
      {
        type: 'object',
        properties: Object.assign({}, ...allOf.map((one) => one.properties)) as Record<string, Schema>,
      },
      ids,
    )
  return BY_TYPE[schema.type ?? '']?.(schema, ids) ?? ANYTHING
}

/** The same, or something quite different. */
export function wrong(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: fitting(schema, ids) }, { weight: 1, arbitrary: ANYTHING })
}

/** Bodies that are no JSON, or JSON of a kind that breaks parsers. */
export const BROKEN_BODIES: readonly string[] = [
  '',
  '{',
  '{"a":}',
  'null',
  '[]',
  '"text"',
  '1',
  `${'['.repeat(LONG)}${']'.repeat(LONG)}`,
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{}}}',
  '\u0000',
  '{"a":"\\ud800"}',
]
