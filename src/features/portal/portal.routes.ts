import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createElement } from 'react'
import { AppError } from '../../kernel/app-error.ts'
import type { CampusDoor } from '../../platform/campus/campus-door.ts'
import type { Clock } from '../../platform/clock.ts'
import type { ReadDb } from '../../platform/db/database.ts'
import type { Problem } from '../../platform/http/errors.ts'
import { renderPage } from '../../platform/pages/render-page.ts'
import type { SignInTerms } from '../accounts/index.ts'
import { EMPTY_PROFILE, getSchoolProfile } from '../organisation/index.ts'
import { applyPages } from './apply.pages.tsx'
import { campusSignInPages } from './campus-sign-in.pages.tsx'
import { concernPages } from './concerns.pages.tsx'
import { channelPages } from './channels.pages.tsx'
import { feedRoutes } from './feeds.routes.ts'
import { assessmentPages } from './assessments.pages.tsx'
import { figurePages } from './figures.pages.tsx'
import { guidePages } from './guide.pages.tsx'
import { hallFormPages } from './hall-form.pages.tsx'
import { hallFilePages } from './hall-files.pages.tsx'
import { hallMatterPages } from './hall-matters.pages.tsx'
import { hallPages } from './hall.pages.tsx'
import { letterProgressPages } from './letter-progress.pages.tsx'
import { mailboxPages } from './mailboxes.pages.tsx'
import { pageContextOf, type PortalParts } from './page-request.pages.tsx'
import { planPages } from './plans.pages.tsx'
import { portalPages } from './portal.pages.tsx'
import { progressPages } from './progress.pages.tsx'
import { readerPages } from './reader.pages.tsx'
import { reportPages } from './reports.pages.tsx'
import { rectificationPages } from './rectification.pages.tsx'
import { signInPages } from './sign-in.pages.tsx'
import { surveyPages } from './surveys.pages.tsx'
import { siteMapRoutes } from './site-maps.routes.ts'
import { loadSkin } from './skin.ts'
import { verifyPages } from './verify.pages.tsx'
import { ErrorPage } from './views/error-page.tsx'

/** What the portal is built with. */
export interface PortalOptions {
  readonly assetsFolder: string
  readonly db: ReadDb
  readonly publicUrl: string
  /** Opens what names a person in an application. */
  readonly key: Buffer
  readonly terms: SignInTerms & { readonly isSecure: boolean }
  /** The unified sign-in of the campus; undefined where there is none. */
  readonly door: CampusDoor | undefined
  readonly clock: Clock
}

function pages(app: FastifyInstance, parts: PortalParts, { key, terms, door, clock }: PortalOptions): void {
  const keyed = { parts, key }
  for (const register of [
    portalPages,
    guidePages,
    figurePages,
    assessmentPages,
    reportPages,
    rectificationPages,
    surveyPages,
    planPages,
    channelPages,
    concernPages,
  ])
    register(app, parts)
  for (const register of [applyPages, progressPages, mailboxPages, letterProgressPages]) register(app, keyed)
  for (const register of [hallPages, hallFormPages, hallFilePages, hallMatterPages, verifyPages]) register(app, keyed)
  readerPages(app, keyed)
  signInPages(app, { parts, terms, door })
  campusSignInPages(app, { parts, terms, door }, { key, isSecure: terms.isSecure, now: clock })
  feedRoutes(app, parts)
  siteMapRoutes(app, parts)
}

/** The public portal: pages, feeds, assets, and error pages in its skin. */
export function portalRoutes(app: FastifyInstance, options: PortalOptions): void {
  const skin = loadSkin(options.assetsFolder)
  const parts: PortalParts = {
    assetUrl: skin.url,
    publicUrl: options.publicUrl,
    lastSeen: { school: EMPTY_PROFILE },
  }
  app.addHook('onReady', async () => {
    parts.lastSeen.school = await getSchoolProfile(options.db).catch(() => EMPTY_PROFILE)
  })
  app.problemPage.render = (problem: Problem, request: FastifyRequest) =>
    renderPage(
      createElement(ErrorPage, {
        // It must not ask the database, which may be what is wrong.
        page: pageContextOf(request, parts, parts.lastSeen.school),
        problem,
      }),
    )
  app.get('/assets/:name', { schema: { hide: true } }, (request, reply) => {
    const asset = skin.find((request.params as { name: string }).name)
    if (!asset) throw new AppError('request.not-found')
    return reply.type(asset.mediaType).header('cache-control', 'public, max-age=31536000, immutable').send(asset.bytes)
  })
  pages(app, parts, options)
}
