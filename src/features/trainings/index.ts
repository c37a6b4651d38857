export { createTraining, recordAttendance } from './manage-training.ts'
export { countByUnit, sumTrainings } from './trainings.queries.ts'
export { trainingsRoutes } from './trainings.routes.ts'
export { listHeld } from './view-trainings.ts'
