export { ordersDesk } from './desk.ts'
export { readPublicDraw, viewPublicDraws } from './draw-sample.ts'
export { ordersRoutes } from './orders.routes.ts'
export { viewPublicOrders } from './view-orders.ts'
