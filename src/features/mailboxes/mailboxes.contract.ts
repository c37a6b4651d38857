import { Type } from 'typebox'
import { DayText, type Endpoint, orNull, oneOf } from '../../platform/http/endpoint.contract.ts'
import {
  BOX_KINDS,
  FIGURE_NAMES,
  Id,
  KINDS,
  Line,
  Nothing,
  Params,
  RELEASE_BY,
  Text,
} from './mailbox-words.contract.ts'

const Days = Type.Integer({ minimum: 1, maximum: 60 })

const Settings = {
  slug: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  kind: oneOf(BOX_KINDS),
  unitId: orNull(Id),
  intro: Type.String({ maxLength: 4000 }),
  email: Line,
  allowsAnonymous: Type.Boolean(),
  release: oneOf(RELEASE_BY),
  replyDays: Days,
  complexDays: Days,
  termsSource: Type.String({ maxLength: 200 }),
  isTermsVerified: Type.Boolean(),
  reopenDays: Days,
  retentionYears: Type.Integer({ minimum: 1, maximum: 100 }),
  publishesAnswers: Type.Boolean(),
  opensOn: orNull(DayText),
  closesOn: orNull(DayText),
  state: oneOf(['active', 'closed']),
  sort: Type.Integer({ minimum: 0, maximum: 10_000 }),
}
const NewSections = Type.Array(Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }), unitId: Id }), {
  maxItems: 30,
})

export const listMailboxes = {
  method: 'GET',
  url: '/mailboxes',
  summary: '信箱及其设置',
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        kindName: Type.String(),
        /** May whoever asks change it? */
        isMine: Type.Boolean(),
        openness: oneOf(['open', 'before', 'over']),
        unitName: Type.String(),
        ...Settings,
        sections: Type.Array(Type.Object({ id: Id, name: Type.String(), unitId: Id })),
      }),
    ),
  }),
} as const satisfies Endpoint

export const createMailbox = {
  method: 'POST',
  url: '/mailboxes',
  summary: '设立信箱',
  body: Type.Object({ ...Settings, sections: NewSections }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const saveMailbox = {
  method: 'PUT',
  url: '/mailboxes/:id',
  summary: '修改信箱设置，对此后的来信有效',
  params: Params,
  body: Type.Object({ ...Settings, sections: NewSections }),
  reply: Type.Object({ id: Id }),
} as const satisfies Endpoint

export const getDigest = {
  method: 'GET',
  url: '/mailboxes/:id/digest',
  summary: '建议箱的汇总和采纳情况，公布之前也看得到',
  params: Params,
  reply: Type.Object({
    text: Type.String(),
    publishedOn: orNull(DayText),
    isOver: Type.Boolean(),
    total: Type.Integer(),
    undecided: Type.Integer(),
    decisions: Type.Array(
      Type.Object({ name: Type.String(), count: Type.Integer(), notes: Type.Array(Type.String()) }),
    ),
  }),
} as const satisfies Endpoint

export const publishDigest = {
  method: 'PUT',
  url: '/mailboxes/:id/digest',
  summary: '公布建议箱汇总',
  params: Params,
  body: Type.Object({ text: Text }),
  reply: Nothing,
} as const satisfies Endpoint

const Figures = {
  opened: Type.Integer(),
  concluded: Type.Integer(),
  late: Type.Integer(),
  overdue: Type.Integer(),
  solved: Type.Integer(),
  unsolved: Type.Integer(),
  rated: Type.Integer(),
  onTimeRate: orNull(Type.Number()),
  averageRating: orNull(Type.Number()),
}
const Grouped = Type.Array(Type.Object({ key: Type.String(), name: Type.String(), ...Figures }))

export const getMailboxStatistics = {
  method: 'GET',
  url: '/mailbox-statistics',
  summary: '来信、来电办理情况：按信箱、类型、单位，任意期间',
  query: Type.Object({ from: DayText, to: DayText }),
  reply: Type.Object({
    total: Type.Object(Figures),
    averageWorkingDays: orNull(Type.Number()),
    byMailbox: Grouped,
    byKind: Grouped,
    byUnit: Grouped,
  }),
} as const satisfies Endpoint

export const listFigureLetters = {
  method: 'GET',
  url: '/mailbox-statistics/letters',
  summary: '一个统计数字所计的来信，最新的五百件；hidden 是其中无权查看的件数。unitId 为 none 时为没有交单位的',
  query: Type.Object({
    from: DayText,
    to: DayText,
    figure: oneOf(FIGURE_NAMES),
    mailboxId: Type.Optional(Id),
    kind: Type.Optional(oneOf(KINDS)),
    unitId: Type.Optional(Id),
  }),
  reply: Type.Object({
    total: Type.Integer(),
    hidden: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        id: Id,
        number: Type.String(),
        subject: Type.String(),
        openedOn: DayText,
        concludedOn: orNull(DayText),
        rating: orNull(Type.Integer()),
      }),
    ),
  }),
} as const satisfies Endpoint
