/** The kinds of what is held to learn the duty. */
export const TRAINING_KINDS = {
  training: '专题培训',
  seminar: '案例研讨',
  reading: '政策解读',
  other: '其他',
} as const
export type TrainingKind = keyof typeof TRAINING_KINDS
export const TRAINING_KIND_KEYS = Object.keys(TRAINING_KINDS) as TrainingKind[]

/** Whether it has been held. */
export const TRAINING_STATES = { planned: '计划中', held: '已举办', cancelled: '已取消' } as const
export type TrainingState = keyof typeof TRAINING_STATES
export const TRAINING_STATE_KEYS = Object.keys(TRAINING_STATES) as TrainingState[]
