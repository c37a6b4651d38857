import { Type } from 'typebox'
import { PERSON_KINDS } from '../../kernel/person-kind.ts'
import { InstantText, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'
import { AnyDefinition } from './definition.contract.ts'

const Id = Type.String({ minLength: 1, maxLength: 40 })
const Params = Type.Object({ id: Id })
const Name = Type.String({ minLength: 1, maxLength: 100 })
const Revision = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const Anything = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })
const Faults = Type.Array(Type.Object({ place: Type.String(), message: Type.String() }))
const State = oneOf(['active', 'closed'])

const head = {
  id: Id,
  slug: Type.String(),
  name: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  listEntryId: orNull(Id),
  state: State,
  sort: Type.Integer(),
}

const versionHead = {
  id: Id,
  no: Type.Integer(),
  state: oneOf(['draft', 'in-force', 'past']),
  hash: Type.String(),
  revision: Type.Integer(),
  savedAt: InstantText,
  forcedAt: orNull(InstantText),
  endedAt: orNull(InstantText),
}

export const listDesigns = {
  method: 'GET',
  url: '/hall/services',
  summary: 'The services that somebody may design, with the state of their versions',
  reply: Type.Object({
    rows: Type.Array(Type.Object({ ...head, inForce: orNull(Type.Integer()), hasDraft: Type.Boolean() })),
  }),
} as const

export const getDesign = {
  method: 'GET',
  url: '/hall/services/:id',
  summary: 'A service with its versions, the newest first',
  params: Params,
  reply: Type.Object({
    ...head,
    mayForce: Type.Boolean(),
    versions: Type.Array(Type.Object(versionHead)),
  }),
} as const

export const listLinkableEntries = {
  method: 'GET',
  url: '/hall/services/:id/entries',
  summary: 'The entries of the list of services that the service may carry out: those of its unit that hold today',
  params: Params,
  reply: Type.Object({
    rows: Type.Array(Type.Object({ id: Id, number: Type.String(), matter: Type.String() })),
  }),
} as const

export const createService = {
  method: 'POST',
  url: '/hall/services',
  summary: 'A new service with its first draft',
  body: Type.Object({
    slug: Type.String({ pattern: '^[a-z0-9]{1,40}(-[a-z0-9]{1,20}){0,3}$' }),
    name: Name,
    unitId: Id,
    definition: AnyDefinition,
  }),
  reply: Type.Object({ id: Id, versionId: Id }),
} as const

export const changeService = {
  method: 'PUT',
  url: '/hall/services/:id',
  summary:
    'Changes name, unit, order, the entry of the lists that it carries out, or whether it is offered; its address stays',
  params: Params,
  body: Type.Object({
    name: Name,
    unitId: Id,
    state: State,
    sort: Type.Integer({ minimum: 0, maximum: 100_000 }),
    listEntryId: orNull(Id),
  }),
  reply: Type.Object({}),
} as const

export const saveDraft = {
  method: 'PUT',
  url: '/hall/services/:id/draft',
  summary: 'Saves the draft, or begins one with revision 0; answers what is wrong with it',
  params: Params,
  body: Type.Object({ definition: AnyDefinition, revision: Revision }),
  reply: Type.Object({ versionId: Id, revision: Type.Integer(), faults: Faults }),
} as const

export const putIntoForce = {
  method: 'POST',
  url: '/hall/services/:id/force',
  summary: 'Puts the draft into force as it was last saved; running matters keep their version',
  params: Params,
  body: Type.Object({ revision: Revision }),
  reply: Type.Object({}),
} as const

export const getVersion = {
  method: 'GET',
  url: '/hall/versions/:id',
  summary: 'A version with what is wrong with it, and its form as a JSON Schema',
  params: Params,
  reply: Type.Object({ ...versionHead, serviceId: Id, definition: AnyDefinition, faults: Faults, schema: Anything }),
} as const

export const compareVersions = {
  method: 'GET',
  url: '/hall/versions/:id/differences',
  summary: 'Where a version differs from another one of the same service',
  params: Params,
  query: Type.Object({ with: Id }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({ place: Type.String(), before: Type.String(), after: Type.String() })),
  }),
} as const

export const checkDefinition = {
  method: 'POST',
  url: '/hall/check',
  summary: 'What is wrong with a definition that nobody has saved',
  body: Type.Object({ definition: AnyDefinition }),
  reply: Type.Object({ faults: Faults }),
} as const

export const tryDefinition = {
  method: 'POST',
  url: '/hall/trial',
  summary:
    'What would become of a form that is filled in so: faults, and each step with whose it would be; nothing is saved',
  body: Type.Object({
    definition: AnyDefinition,
    typed: Anything,
    kind: oneOf(PERSON_KINDS),
    unitId: Type.String({ maxLength: 40 }),
  }),
  reply: Type.Object({
    faults: Type.Array(Type.Object({ field: Type.String(), message: Type.String() })),
    shown: Type.Array(Type.String()),
    steps: Type.Array(
      Type.Object({
        key: Type.String(),
        name: Type.String(),
        holder: Type.String(),
        people: Type.Array(Type.String()),
        dueOn: Type.String(),
      }),
    ),
  }),
} as const
