export { cockpitRoutes } from './cockpit.routes.ts'
