import { Type } from 'typebox'
import { ENTRY_AUDIENCES, LIFE_EVENTS, LIST_KINDS, PERSONS } from '../../kernel/list-terms.ts'
import { oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

export const Id = Type.String({ minLength: 1, maxLength: 40 })
export const Params = Type.Object({ id: Id })
export const Nothing = Type.Object({})
export const Reason = Type.String({ minLength: 1, maxLength: 1000 })
const text = (maxLength: number) => orNull(Type.String({ maxLength }))

/** What an entry says; null is “as above”. The lengths are those of the check (domain/limits.ts), so that a form gets its words. */
export const FieldsView = Type.Object({
  matter: Type.String({ maxLength: 300 }),
  section: text(300),
  post: text(300),
  basis: text(4000),
  persons: orNull(Type.Array(oneOf(PERSONS), { maxItems: 20 })),
  events: orNull(Type.Array(oneOf(LIFE_EVENTS), { maxItems: 30 })),
  conditions: text(4000),
  materials: text(4000),
  flow: text(4000),
  promisedDays: orNull(Type.Integer({ minimum: 0, maximum: 365 })),
  place: text(300),
  hours: text(300),
  phone: text(300),
  email: text(300),
  fee: text(600),
  result: text(600),
  supervision: text(300),
  isOnline: Type.Boolean(),
  url: Type.String({ maxLength: 500 }),
  keywords: Type.String({ maxLength: 400 }),
  audience: oneOf(ENTRY_AUDIENCES),
})

export const Kind = oneOf(LIST_KINDS)
export const EntryNumber = Type.String({ minLength: 1, maxLength: 30 })
