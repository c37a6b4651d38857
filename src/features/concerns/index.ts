export { concernsRoutes } from './concerns.routes.ts'
export { viewPublicConcerns } from './view-concerns.ts'
