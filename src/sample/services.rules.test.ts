import { expect, test } from 'vitest'
import { faultsOf, readDefinition } from '../features/services/read-definition.ts'
import { generatedServices } from './hall-generated.ts'
import { sampleLists } from './lists/sample-lists.ts'
import { services } from './services.ts'
import { posts, unitOf } from './units.ts'

test('the sample hall has at least twenty services, each at an address of its own', () => {
  expect(new Set(services.map(({ slug }) => slug)).size).toBe(services.length)
  expect(services.length).toBeGreaterThanOrEqual(20)
})

test.each(services.map((service) => [service.name, service] as const))(
  '%s could be put into force',
  (_name, service) => {
    expect(faultsOf(readDefinition(service.definition))).toEqual([])
    const named = service.definition.flow.steps.flatMap(({ who }) => who)
    for (const who of named) {
      if ('unitId' in who) expect(unitOf(who.unitId).code).toBe(who.unitId)
      if (who.kind === 'post')
        expect(posts.some(({ unitCode, name }) => unitCode === who.unitId && name === who.post)).toBe(true)
    }
  },
)

test('with what is generated, each of the 257 entries of the list of services is carried out by a service of its own', () => {
  const all = [...services, ...generatedServices(services)]
  const placeOf = ({ unitCode, matter }: { unitCode: string; matter: string }): string => `${unitCode} ${matter}`
  const entries = sampleLists().filter(({ kind }) => kind === 'service')
  const matters = entries.map(({ unitCode, versions }) =>
    placeOf({ unitCode, matter: versions.at(-1)?.fields.matter ?? '' }),
  )
  expect(all.map(placeOf).sort()).toEqual(matters.sort())
  expect(new Set(all.map(({ slug }) => slug)).size).toBe(257)
  for (const { definition } of all) expect(faultsOf(readDefinition(definition))).toEqual([])
})
