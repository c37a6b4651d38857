export { createTraining, recordAttendance } from './manage-training.ts'
export { countByUnit, listAttended, sumTrainings } from './trainings.queries.ts'
export { trainingsRoutes } from './trainings.routes.ts'
export { listHeld } from './view-trainings.ts'
