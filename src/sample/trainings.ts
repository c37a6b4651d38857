import type { TrainingKind } from '../kernel/training-terms.ts'

/** A training of the sample school; `attendance` by code of the unit, none while it is planned. */
export interface SampleTraining {
  readonly kind: TrainingKind
  readonly title: string
  /** Days from the day of loading. */
  readonly on: number
  readonly hours: number
  readonly place: string
  readonly trainer: string
  readonly outline: string
  readonly attendance: readonly (readonly [unitCode: string, people: number])[]
}

/** What was held, and what is planned. */
export const sampleTrainings: readonly SampleTraining[] = [
  {
    kind: 'training',
    title: '《高等学校信息公开办法》专题培训',
    on: -40,
    hours: 3,
    place: '行政楼 201 室',
    trainer: '示例讲师（省教育厅）',
    outline: '主动公开的范围和时限、依申请公开的答复、保密审查。',
    attendance: [
      ['205', 4],
      ['401', 6],
      ['402', 5],
      ['404', 3],
    ],
  },
  {
    kind: 'seminar',
    title: '依申请公开答复典型案例研讨',
    on: -12,
    hours: 2,
    place: '行政楼 411 室',
    trainer: '示例主任（公开办）',
    outline: '不予公开、部分公开的说理和告知救济途径。',
    attendance: [
      ['205', 2],
      ['401', 2],
    ],
  },
  {
    kind: 'reading',
    title: '公开目录更新要求解读',
    on: 9,
    hours: 1.5,
    place: '线上',
    trainer: '示例处长（教务处）',
    outline: '目录事项的更新时限、责任单位和常见问题。',
    attendance: [],
  },
]
