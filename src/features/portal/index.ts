export { pageHorizon } from './page-horizon.ts'
export { tagsOfAct, variantOf } from './page-tags.ts'
export { portalRoutes } from './portal.routes.ts'
