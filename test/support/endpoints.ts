import { join } from 'node:path'
import type { Endpoint } from '../../src/platform/http/endpoint.contract.ts'
import { productFiles, ROOT } from '../architecture/tree.ts'

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'url' in value && 'reply' in value
}

/** Every contract of the API, as the sources declare them. */
export async function endpoints(): Promise<Endpoint[]> {
  const modules = productFiles().filter((path) => path.endsWith('.contract.ts'))
  const loaded = await Promise.all(modules.map((path) => import(join(ROOT, path)) as Promise<Record<string, unknown>>))
  return loaded.flatMap((module) => Object.values(module).filter(isEndpoint))
}
