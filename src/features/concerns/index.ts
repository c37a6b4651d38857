export { concernsRoutes } from './concerns.routes.ts'
export { decideConcern } from './decide-concern.ts'
export { viewPublicConcerns } from './view-concerns.ts'
