import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createElement } from 'react'
import { AppError } from '../../kernel/app-error.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { Problem } from '../../platform/http/errors.ts'
import { loadAssets } from '../../platform/pages/assets.ts'
import { renderPage } from '../../platform/pages/render-page.ts'
import type { SignInTerms } from '../accounts/index.ts'
import { EMPTY_PROFILE, getSchoolProfile, type SchoolProfile } from '../organisation/index.ts'
import { feedRoutes } from './feeds.routes.ts'
import { pageContextOf, type PortalParts } from './page-request.pages.tsx'
import { portalPages } from './portal.pages.tsx'
import { readerPages } from './reader.pages.tsx'
import { ErrorPage } from './views/standing.tsx'

/** What the portal is built with. */
export interface PortalOptions {
  readonly assetsFolder: string
  readonly db: ReadDb
  readonly publicUrl: string
  readonly terms: SignInTerms & { readonly isSecure: boolean }
}

/** The public portal: pages, feeds, assets, and error pages in its skin. */
export function portalRoutes(app: FastifyInstance, options: PortalOptions): void {
  const assets = loadAssets(options.assetsFolder)
  const parts: PortalParts = { assetUrl: assets.url, publicUrl: options.publicUrl }
  // An error page must not ask the database that may be the error; it wears the last profile that was seen.
  let school: SchoolProfile = EMPTY_PROFILE
  app.addHook('onReady', async () => {
    school = await getSchoolProfile(options.db).catch(() => EMPTY_PROFILE)
  })
  app.problemPage.render = (problem: Problem, request: FastifyRequest) =>
    renderPage(
      createElement(ErrorPage, {
        page: pageContextOf(request, parts, school),
        status: problem.status,
        message: problem.title,
        requestId: problem.requestId,
      }),
    )
  app.get('/assets/:name', { schema: { hide: true } }, (request, reply) => {
    const asset = assets.files.get((request.params as { name: string }).name)
    if (!asset) throw new AppError('request.not-found')
    return reply.type(asset.mediaType).header('cache-control', 'public, max-age=31536000, immutable').send(asset.bytes)
  })
  portalPages(app, parts)
  readerPages(app, parts, options.terms)
  feedRoutes(app, parts)
}
