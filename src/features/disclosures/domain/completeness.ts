import { isDocNo, type Metadata } from './metadata.ts'
import { isDay } from '../../../kernel/day.ts'
import { codePoints } from '../../../kernel/text.ts'

/** What stands in the way of sending a draft for review: the field to jump to, and words. */
export interface Gap {
  readonly field: string
  readonly message: string
}

/** A draft as the check sees it; `today` is the day in Shanghai. */
export interface DraftContent {
  readonly title: string
  readonly bodyText: string
  readonly picturesWithoutAlt: number
  readonly attachmentCount: number
  readonly metadata: Metadata
  readonly today: string
}

type Rule = readonly [field: string, message: string, isGap: (draft: DraftContent) => boolean]

const LONGEST_TITLE = 200
const [EARLIEST, LATEST] = ['1900-01-01', '2199-12-31']

/** Said, but a slip of the keyboard: the 30th of February, or a year that no paper of the school can bear. */
function isWrongDay(text: string): boolean {
  return text !== '' && (!isDay(text) || text < EARLIEST || text > LATEST)
}

function needsMembers({ metadata: { audience } }: DraftContent): boolean {
  return (audience.kind === 'units' || audience.kind === 'groups') && audience.members.length === 0
}

const RULES: readonly Rule[] = [
  ['title', '请填写标题。', ({ title }) => title.trim() === ''],
  ['title', '标题最多 200 个字。', ({ title }) => codePoints(title).length > LONGEST_TITLE],
  [
    'body',
    '请填写正文，或至少上传一个附件。',
    ({ bodyText, attachmentCount }) => bodyText.trim() === '' && attachmentCount === 0,
  ],
  [
    'body',
    '正文中有图片没有填写替代文字，视力障碍读者无法得知图片内容。',
    ({ picturesWithoutAlt }) => picturesWithoutAlt > 0,
  ],
  [
    'itemIds',
    '请选择公开事项，或选择要发布到的栏目。',
    ({ metadata }) => metadata.itemIds.length === 0 && metadata.columnIds.length === 0,
  ],
  ['formedOn', '请填写产生日期（信息制作完成或获取的日期）。', ({ metadata }) => metadata.formedOn === ''],
  ['formedOn', '产生日期有误，请重新选择。', ({ metadata }) => isWrongDay(metadata.formedOn)],
  ['formedOn', '产生日期不能晚于今天。', ({ metadata, today }) => metadata.formedOn > today],
  [
    'docNo',
    '文号格式不正确，应如“示医校字〔2025〕118号”。',
    ({ metadata }) => metadata.docNo !== '' && !isDocNo(metadata.docNo),
  ],
  [
    'disclosureMode',
    '公开类别为“依申请公开”或“不予公开”的信息不在网上发布，请写明理由并由负责人确认。',
    ({ metadata }) => metadata.disclosureMode !== 'proactive' && metadata.modeReason.trim() === '',
  ],
  [
    'occasion',
    '请填写日期：活动哪一天举行，或者报名截止到哪一天。',
    ({ metadata: { occasion } }) =>
      occasion !== undefined && occasion.happensOn === '' && (occasion.hours !== '' || occasion.venue !== ''),
  ],
  [
    'occasion',
    '填写了采购阶段，请一并填写项目编号。',
    ({ metadata: { occasion } }) => occasion !== undefined && occasion.stage !== '' && occasion.projectNo === '',
  ],
  [
    'audience',
    '公开范围不是全社会的，请写明理由。',
    ({ metadata }) => metadata.audience.kind !== 'public' && metadata.audienceReason.trim() === '',
  ],
  ['audience', '请选择可以看到的单位或群体。', needsMembers],
  [
    'expiresOn',
    '请填写公示或公开的截止日期。',
    ({ metadata }) => metadata.term !== 'permanent' && metadata.expiresOn === '',
  ],
  [
    'expiresOn',
    '截止日期有误，请重新选择。',
    ({ metadata }) => metadata.term !== 'permanent' && isWrongDay(metadata.expiresOn),
  ],
  [
    'expiresOn',
    '截止日期不能早于今天。',
    ({ metadata, today }) => metadata.term !== 'permanent' && metadata.expiresOn !== '' && metadata.expiresOn < today,
  ],
]

/** Everything that is missing before review, in the order of the form; empty when complete. */
export function gapsOf(draft: DraftContent): Gap[] {
  return RULES.filter(([, , isGap]) => isGap(draft)).map(([field, message]) => ({ field, message }))
}
