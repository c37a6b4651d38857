/** How far a task of a plan of work (工作方案) has come; done is what the maker has confirmed. */
export const TASK_STATES = {
  'not-begun': '未开始',
  'under-way': '进行中',
  claimed: '报告完成，待确认',
  confirmed: '已完成',
} as const
export type TaskState = keyof typeof TASK_STATES
export const TASK_STATE_KEYS = Object.keys(TASK_STATES) as TaskState[]

/** What is written about a task. */
export const STEP_KINDS = { progress: '进展', claimed: '报告完成', confirmed: '确认完成', returned: '退回' } as const
export type StepKind = keyof typeof STEP_KINDS
export const STEP_KIND_KEYS = Object.keys(STEP_KINDS) as StepKind[]

/** The stages of a plan. */
export const PLAN_STATES = { draft: '草稿', issued: '已下达', withdrawn: '已撤销' } as const
export type PlanState = keyof typeof PLAN_STATES
export const PLAN_STATE_KEYS = Object.keys(PLAN_STATES) as PlanState[]
