/** A topic of the sample portal; its documents are those of the column 系列专题 whose titles begin so. */
export interface SampleTopic {
  readonly slug: string
  readonly name: string
  readonly intro: string
  /** Title of the album whose cover opens it. */
  readonly cover: string
  readonly daysSinceStart: number
  readonly daysSinceEnd: number | null
  readonly groups: readonly { readonly name: string; readonly titles: readonly string[] }[]
}

/** 系列专题 of the sample school: one that runs, one that runs beside it, one in the archive. */
export const sampleTopics: readonly SampleTopic[] = [
  {
    slug: 'how-we-disclose',
    name: '一件事怎么公开',
    intro: '用一件件真实的事说明：信息由谁起草、由谁审查、在哪里看、看不到怎么办。',
    cover: '校园映像：主楼',
    daysSinceStart: 100,
    daysSinceEnd: null,
    groups: [
      { name: '从收费和公示说起', titles: ['“一件事怎么公开”之一', '“一件事怎么公开”之二'] },
      { name: '向学校申请', titles: ['“一件事怎么公开”之三'] },
    ],
  },
  {
    slug: 'three-affairs',
    name: '阳光三务',
    intro: '党务、校务、财务怎么公开，公开到哪里，怎样参与监督。',
    cover: '校园映像：读书与实验',
    daysSinceStart: 180,
    daysSinceEnd: null,
    groups: [{ name: '看得懂的三务', titles: ['“阳光三务”专题', '“一件事怎么公开”之一'] }],
  },
  {
    slug: 'open-week',
    name: '校园开放周',
    intro: '开放周已经结束，介绍和图片保留在这里。',
    cover: '校园映像：四季',
    daysSinceStart: 230,
    daysSinceEnd: 223,
    groups: [{ name: '图片', titles: ['校园映像：四季', '校园映像：运动场与湖畔'] }],
  },
]
