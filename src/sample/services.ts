import { dailyServices } from './hall-daily.ts'
import { officeServices } from './hall-office.ts'
import type { SampleService } from './hall-parts.ts'
import { studyServices } from './hall-study.ts'

/** Rooms that can be booked, of the unit with this code. */
export const venues = ['第一会议室', '第二会议室', '报告厅'].map((name) => ({
  group: '会议室',
  name,
  unitCode: '201',
}))

/** The services of the sample school's hall: twenty, each with a form and a flow of another shape. */
export const services: readonly SampleService[] = [...studyServices, ...officeServices, ...dailyServices]
