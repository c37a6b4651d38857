export { supervisionRoutes } from './supervision.routes.ts'
export { typeName } from './type-names.contract.ts'
