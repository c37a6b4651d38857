import { type Static, type TSchema, type TUnsafe, Type } from 'typebox'

/** One endpoint as data: validation, output whitelist, OpenAPI and the console's types come from this one object. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1, with :parameters. */
  readonly url: `/${string}`
  readonly summary: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  readonly reply: TSchema
}

type Part<T> = T extends TSchema ? Static<T> : undefined

/** What the use case gets from a request of this endpoint, already checked. */
export interface Input<E extends Endpoint> {
  readonly params: Part<E['params']>
  readonly query: Part<E['query']>
  readonly body: Part<E['body']>
}

/** What the endpoint answers. */
export type Reply<E extends Endpoint> = Static<E['reply']>

/** One of these words. */
export function oneOf<const T extends readonly string[]>(values: T): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })
}

/** The value or null. */
export function orNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

/** The id of anything. */
export const Id = Type.String({ minLength: 1, maxLength: 40 })

/** A civil day 'YYYY-MM-DD' in Asia/Shanghai. */
export const DayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** An instant in ISO 8601 with offset. */
export const InstantText = Type.String({ minLength: 20, maxLength: 40 })

/** Page of a list: starts at 1; at most 100 a page. */
export const PageQuery = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}

/** A page of rows with the total. */
export function listOf<T extends TSchema>(row: T) {
  return Type.Object({ total: Type.Integer(), rows: Type.Array(row) })
}
