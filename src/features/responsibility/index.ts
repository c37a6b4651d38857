export { responsibilityRoutes } from './responsibility.routes.ts'
export { type MatrixRow, readMatrix } from './view-matrix.ts'
