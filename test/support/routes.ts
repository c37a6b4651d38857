import type { FastifyInstance, RouteOptions } from 'fastify'
import diagnostics from 'node:diagnostics_channel'

/**
 * The routes of every app that is built from now on in this process, as `GET /path/:parameter`: read from the framework
 * itself, so that a route which nobody thought of is in the list too.
 */
export function collectRoutes(): Set<string> {
  const routes = new Set<string>()
  diagnostics.subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }: RouteOptions) => {
      for (const name of [method].flat()) routes.add(`${name} ${url}`)
    })
  })
  return routes
}
