import type { AudienceKind } from '../kernel/audience.ts'
import type { ChannelKind } from '../kernel/channel-terms.ts'

/** A channel of the sample school beside its portal. */
export interface SampleChannel {
  readonly name: string
  readonly kind: ChannelKind
  readonly address?: string
  readonly note?: string
  readonly takesAffairs?: boolean
}

/** 公开渠道, as a university of the province names them. */
export const sampleChannels: readonly SampleChannel[] = [
  { name: '官方微信公众号', kind: 'online', note: '学校要闻、招生就业和办事提醒。' },
  { name: '官方微博', kind: 'online', note: '以招生宣传为主。' },
  { name: 'OA系统', kind: 'online', note: '通知和文件，与信息门户同步，限校内。' },
  { name: '信息门户', kind: 'online', note: '面向师生的校内通知和服务。' },
  { name: '“辽宁阳光校园”平台', kind: 'online', note: '“阳光三务”信息同步公开。', takesAffairs: true },
  { name: '校报', kind: 'print', note: '半月一期，校内赠阅。' },
  { name: '年鉴', kind: 'print', note: '每年一卷，图书馆可查阅。' },
  { name: '纸质文件', kind: 'print' },
  { name: '办公会纪要', kind: 'print' },
  { name: '党代会', kind: 'meeting' },
  { name: '教代会', kind: 'meeting', note: '每年听取年度财务预决算专题报告。' },
  { name: '学代会', kind: 'meeting' },
  { name: '全委会', kind: 'meeting' },
  { name: '专题座谈会', kind: 'meeting', note: '人才培养、人才队伍建设、发展规划等。' },
  { name: '通知公告栏', kind: 'posting', address: '行政楼、图书馆、各学院门厅' },
  { name: '校内广播', kind: 'broadcast' },
  { name: '媒体广告', kind: 'broadcast', note: '招生宣传。' },
]

/** Something of the sample that appeared in a channel without a page of its own; day counted back from the start. */
export interface SampleMeeting {
  readonly channel: string
  readonly title: string
  readonly place: string
  readonly note: string
  readonly daysAgo: number
  readonly audience: AudienceKind
}

export const sampleMeetings: readonly SampleMeeting[] = [
  {
    channel: '教代会',
    title: '教代会听取年度财务预决算专题报告',
    place: '行政楼报告厅',
    note: '议程：学校工作报告；年度财务预决算专题报告；提案办理情况报告。代表现场提问，由财务处答复。',
    daysAgo: 200,
    audience: 'campus',
  },
  {
    channel: '专题座谈会',
    title: '人才培养专题座谈会',
    place: '图书馆会议室',
    note: '介绍培养方案修订思路，师生代表就课程设置、实习安排提出意见。',
    daysAgo: 60,
    audience: 'public',
  },
  {
    channel: '通知公告栏',
    title: '校园道路施工期间通行安排',
    place: '行政楼门厅',
    note: '',
    daysAgo: 10,
    audience: 'public',
  },
]

/** Where the newest publications of the sample appeared too. */
export const sampleAppearances: readonly { readonly channel: string; readonly place: string }[] = [
  { channel: '官方微信公众号', place: '' },
  { channel: '通知公告栏', place: '图书馆门厅' },
  { channel: '校报', place: '一版' },
  { channel: 'OA系统', place: '' },
]

/** A document of the sample that explains a rule, both by the beginning of their titles. */
export const sampleReading = { rule: '“阳光三务”推进工作方案', reading: '“阳光三务”专题' }
