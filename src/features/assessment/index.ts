export { assessmentRoutes } from './assessment.routes.ts'
export { viewPublished } from './view-assessment.ts'
