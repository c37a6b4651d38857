import { expect, test } from 'vitest'
import type { Endpoint } from '../../src/platform/http/endpoint.contract.ts'
import { endpoints } from '../support/endpoints.ts'
import { useSchool } from '../support/school.ts'

interface Operation {
  readonly summary: string
  readonly requestBody?: { content: Record<string, { schema: unknown }> }
  readonly responses: Record<string, { content?: Record<string, { schema: unknown }> }>
}

const school = useSchool()

function nameOf({ method, url }: Pick<Endpoint, 'method' | 'url'>): string {
  return `${method} /api/v1${url.replace(/:(\w+)/g, '{$1}')}`
}

async function operations(): Promise<Map<string, Operation>> {
  const answer = await school.app.inject('/api/v1/openapi.json')
  const { paths } = answer.json<{ paths: Record<string, Record<string, Operation>> }>()
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    ),
  )
}

// The description writes some things in another way that means the same: a constant as the only value of an
// enumeration, a record of anything by `additionalProperties`.
function sameMeaning(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { const: only, patternProperties, ...rest } = value as Record<string, unknown>
  if (only !== undefined) return { ...rest, enum: [only] }
  const anyName = (patternProperties as Record<string, unknown> | undefined)?.['^.*$']
  return anyName === undefined ? value : { ...rest, additionalProperties: anyName }
}

function plain(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), sameMeaning)
}

test('the description of the API names every contract and nothing else', async () => {
  const described = [...(await operations()).keys()].filter((name) => name.includes(' /api/v1/'))
  expect(described.sort()).toEqual((await endpoints()).map(nameOf).sort())
})

function schemaOf(part: { content?: Record<string, { schema: unknown }> } | undefined): unknown {
  return part?.content?.['application/json']?.schema
}

test('what the API describes is what the contracts check and let out', async () => {
  const described = await operations()
  for (const endpoint of await endpoints()) {
    const operation = described.get(nameOf(endpoint))
    const said = {
      summary: operation?.summary,
      body: schemaOf(operation?.requestBody),
      reply: schemaOf(operation?.responses['200']),
    }
    expect(plain(said), nameOf(endpoint)).toEqual(
      plain({ summary: endpoint.summary, body: endpoint.body, reply: endpoint.reply }),
    )
  }
})
