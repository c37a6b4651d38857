export { listPublicReports, type PublicReport, readPublicReport, readReportFile } from './public-reports.ts'
export { reportsRoutes } from './reports.routes.ts'
