/** A task of the sample plan; `steps` are what its unit has told so far, by days from the day of loading. */
export interface SampleTask {
  readonly words: string
  readonly unitCode: string
  readonly coUnitCodes: readonly string[]
  readonly dueOn: number
  readonly evidence: string
  readonly steps: readonly {
    readonly on: number
    readonly kind: 'progress' | 'claimed' | 'confirmed'
    readonly percent: number
    readonly words: string
  }[]
}

/** The plan of the sample school, handed to the units two months ago. */
export const samplePlan: { readonly title: string; readonly issuedOn: number; readonly tasks: readonly SampleTask[] } =
  {
    title: '“阳光三务”推进工作方案',
    issuedOn: -60,
    tasks: [
      {
        words: '核对本部门公开目录，补齐没有公开的事项',
        unitCode: '205',
        coUnitCodes: [],
        dueOn: -20,
        evidence: '目录事项没有缺项',
        steps: [
          { on: -40, kind: 'progress', percent: 60, words: '已核对，补公开三项。' },
          { on: -22, kind: 'claimed', percent: 100, words: '目录事项已全部公开。' },
          { on: -18, kind: 'confirmed', percent: 100, words: '已逐项查阅。' },
        ],
      },
      {
        words: '修订服务事项的办理时限，公布流程图',
        unitCode: '205',
        coUnitCodes: ['401'],
        dueOn: -5,
        evidence: '服务清单条目有流程图',
        steps: [{ on: -10, kind: 'progress', percent: 50, words: '流程图完成一半。' }],
      },
      {
        words: '公布本年度招生章程解读',
        unitCode: '205',
        coUnitCodes: ['401'],
        dueOn: 5,
        evidence: '解读文章',
        steps: [],
      },
    ],
  }
