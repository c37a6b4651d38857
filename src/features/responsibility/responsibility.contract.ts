import { Type } from 'typebox'
import { GAPS } from '../../kernel/responsibility-terms.ts'
import { type Endpoint, Id, oneOf, orNull } from '../../platform/http/endpoint.contract.ts'

/** What the matrix can be asked for. */
export const MatrixQuery = Type.Object({
  catalogueId: Type.Optional(Id),
  unitId: Type.Optional(Id),
  gap: Type.Optional(oneOf([...GAPS, 'any'])),
  q: Type.Optional(Type.String({ maxLength: 100 })),
})

export const getMatrix = {
  method: 'GET',
  url: '/responsibility',
  summary: '责任矩阵：每个公开事项的责任单位、岗位、任职人员和审核流程，以及缺口',
  query: MatrixQuery,
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        itemId: Id,
        catalogueId: Id,
        catalogue: Type.String(),
        itemClass: Type.String(),
        number: Type.String(),
        title: Type.String(),
        unitId: orNull(Id),
        unitName: Type.String(),
        postName: Type.String(),
        holders: Type.Array(Type.String()),
        rule: Type.String(),
        route: Type.Array(Type.String()),
        gaps: Type.Array(oneOf(GAPS)),
      }),
    ),
    total: Type.Integer(),
    withGaps: Type.Integer(),
  }),
} as const satisfies Endpoint
