import type { FastifyInstance } from 'fastify'
import { statfs } from 'node:fs/promises'
import { AppError } from '../../kernel/app-error.ts'

const MEGABYTE = 1024 * 1024
const LOOK_EVERY_MS = 500
const SAFE = ['GET', 'HEAD', 'OPTIONS']
// Who signs in to read, or to make room, writes a line and no more.
const SMALL = ['/api/v1/session', '/login', '/logout', '/login/campus/code', '/login/campus/return']

/** Whether a folder's disk still has so many megabytes; asks the disk twice a second at most. */
export function spaceIn(folder: string, reserveMb: number): () => Promise<boolean> {
  let known = { at: -Infinity, hasSpace: true }
  return async () => {
    if (performance.now() - known.at < LOOK_EVERY_MS) return known.hasSpace
    const at = performance.now()
    const free = await statfs(folder).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => Infinity,
    )
    known = { at, hasSpace: free >= reserveMb * MEGABYTE }
    return known.hasSpace
  }
}

/**
 * Refuses changes (`service.disk-full`) while the disk is nearly full: the database needs what is left to stay alive, and so
 * reading goes on.
 */
export function guardDisk(app: FastifyInstance, hasSpace: () => Promise<boolean>): void {
  app.addHook('onRequest', async ({ method, url }) => {
    if (SAFE.includes(method) || SMALL.some((path) => url.split('?')[0] === path)) return
    if (!(await hasSpace())) throw new AppError('service.disk-full')
  })
}
