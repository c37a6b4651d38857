import Fastify, { type RouteOptions } from 'fastify'
import { expect, test } from 'vitest'
import { lateCompilers } from '../../src/platform/http/compile-late.ts'
import { endpoints } from '../support/endpoints.ts'

const route: RouteOptions = {
  method: 'POST',
  url: '/sum',
  schema: {
    body: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] },
    response: { 200: { type: 'object', properties: { n: { type: 'integer' } } } },
  },
  handler: (request) => ({ ...(request.body as object), secret: 'stays here' }),
}

test('what is compiled late checks, names the fault each time, and lets nothing out that the answer does not name', async () => {
  const app = Fastify({ schemaController: { compilersFactory: lateCompilers() } })
  app.route(route)
  const bad = await app.inject({ method: 'POST', url: '/sum', payload: {} })
  expect([bad.statusCode, bad.json<{ message: string }>().message]).toEqual([
    400,
    "body must have required property 'n'",
  ])
  const good = await app.inject({ method: 'POST', url: '/sum', payload: { n: 2 } })
  expect([good.statusCode, good.json()]).toEqual([200, { n: 2 }])
  const again = await app.inject({ method: 'POST', url: '/sum', payload: { n: 'two' } })
  expect([again.statusCode, again.json<{ message: string }>().message]).toEqual([400, 'body/n must be integer'])
  await app.close()
})

test('every schema of every contract can be compiled, though the start does not try', async () => {
  const all = await endpoints()
  expect(all.length).toBeGreaterThan(200)
  const app = Fastify()
  for (const { url, method, body, query, params, reply } of all) {
    const handler = () => ({})
    const parts = { ...(body && { body }), ...(query && { querystring: query }), ...(params && { params }) }
    app.route({ method, url, handler, schema: { ...parts, response: { 200: reply } } })
  }
  await expect(app.ready()).resolves.toBeDefined()
  await app.close()
})
