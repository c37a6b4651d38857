import type { getTask, listTasks, openTask } from '../../../../src/features/services/work.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

/** A line of the work list. */
export type TaskLine = Reply<typeof listTasks>['rows'][number]

/** One task with the way of its matter. */
export type TaskView = Reply<typeof getTask>

/** Who applies and what they filled in, after it was opened. */
export type Opened = Reply<typeof openTask>
