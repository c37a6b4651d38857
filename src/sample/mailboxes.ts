import type { SampleMailbox } from './sample-types.ts'
import { unitOf } from './units.ts'

const DEFAULTS = {
  unitCode: null,
  allowsAnonymous: false,
  release: 'office',
  // What several schools promise (公开的校长信箱办理办法); the sample school has not decided on it, so readers are told that it is a trial.
  replyDays: 5,
  complexDays: 10,
  termsSource: '示例医科大学信箱办理规则',
  isTermsVerified: false,
  reopenDays: 10,
  retentionYears: 10,
  publishesAnswers: true,
  opensOn: null,
  closesOn: null,
  sections: [],
} as const

function ofUnit(unitCode: string, intro: string): SampleMailbox {
  const { name, slug } = unitOf(unitCode)
  return {
    ...DEFAULTS,
    slug,
    name: `${name}信箱`,
    kind: 'unit',
    unitCode,
    intro,
    email: `${slug}-xx@example.edu.cn`,
    release: 'head',
  }
}

/** 校长信箱, three units' mailboxes, a suggestion box for the new campus, complaints to the supervision office, and the duty office's telephone. */
export const mailboxes: readonly SampleMailbox[] = [
  {
    ...DEFAULTS,
    slug: 'xiaozhang',
    name: '校长信箱',
    kind: 'principal',
    intro: '对学校工作的咨询、意见、建议和求助，可以写信给校长。来信由党政办公室办理，重要来信报送校领导。',
    email: 'xzxx@example.edu.cn',
    sections: [
      { name: '教学与学籍', unitCode: '205' },
      { name: '学生事务', unitCode: '208' },
      { name: '招生与就业', unitCode: '207' },
      { name: '后勤与食宿', unitCode: '216' },
      { name: '人事与师资', unitCode: '204' },
      { name: '财务与收费', unitCode: '213' },
      { name: '科研', unitCode: '209' },
      { name: '安全保卫', unitCode: '219' },
    ],
  },
  ofUnit('205', '选课、考试、学籍、毕业等教学管理方面的咨询和建议。'),
  ofUnit('216', '食堂、宿舍、供水供电、维修等后勤服务方面的咨询、报修和建议。'),
  ofUnit('207', '招生政策、录取查询、就业手续等方面的咨询。'),
  {
    ...DEFAULTS,
    slug: 'xinxiaoyuan',
    name: '新校园建议箱',
    kind: 'suggestion',
    unitCode: '217',
    intro: '新校区建设怎样更方便学习、工作和生活？欢迎提出建议。截止后公布汇总和采纳情况。',
    email: 'xxy@example.edu.cn',
    allowsAnonymous: true,
    opensOn: '2026-11-01',
    closesOn: '2026-12-31',
  },
  {
    ...DEFAULTS,
    slug: 'shitang',
    name: '食堂服务建议箱',
    kind: 'suggestion',
    unitCode: '216',
    intro: '食堂的供餐时间、价格、卫生和菜品，哪里可以做得更好？欢迎提出建议。',
    email: 'stfw@example.edu.cn',
    allowsAnonymous: true,
    opensOn: '2026-03-02',
    closesOn: '2026-03-31',
  },
  {
    ...DEFAULTS,
    slug: 'jubao',
    name: '监督举报信箱',
    kind: 'supervision',
    unitCode: '252',
    intro: '对招生、信息公开等工作的投诉举报，由监督办公室办理，不会转给被投诉的单位。',
    email: 'jdjb@example.edu.cn',
    allowsAnonymous: true,
    publishesAnswers: false,
  },
  {
    ...DEFAULTS,
    slug: 'zhiban',
    name: '值班电话',
    kind: 'telephone',
    unitCode: null,
    intro: '',
    email: '',
    allowsAnonymous: true,
    publishesAnswers: false,
  },
  {
    ...DEFAULTS,
    slug: 'jiucuo',
    name: '信息纠错',
    kind: 'correction',
    intro: '',
    email: '',
    allowsAnonymous: true,
    release: 'head',
    publishesAnswers: false,
  },
]
