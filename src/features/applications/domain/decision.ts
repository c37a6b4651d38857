import type { ErrorCode } from '../../../kernel/error-codes.ts'

/** The rule set under which an application is answered. */
export const REGIMES = ['moe29', 'gov711'] as const
export type Regime = (typeof REGIMES)[number]

/** What an answer must say, by kind. */
export const PART_NAMES = {
  way: '获取信息的方式和途径',
  ground: '依据的法律、法规或者规章条款',
  explanation: '理由说明',
  withheld: '不予公开的部分',
  rightBody: '掌握该信息的单位名称和联系方式（不知道的写明“不掌握”）',
  priorAnswer: '此前答复的编号和日期',
  channel: '应当通过的渠道',
} as const
export type Part = keyof typeof PART_NAMES

/** The rows of the national table that tell how applications ended (国办公开办函〔2021〕30号). */
export const RESULT_ROWS = [
  'granted',
  'partial',
  'deny.stateSecret',
  'deny.lawForbids',
  'deny.threeSafetyOneStability',
  'deny.thirdParty',
  'deny.internalAffairs',
  'deny.process',
  'deny.caseFile',
  'deny.adminQuery',
  'cannot.notHeld',
  'cannot.mustMake',
  'cannot.stillUnclear',
  'notProcessed.petition',
  'notProcessed.duplicate',
  'notProcessed.publication',
  'notProcessed.excessive',
  'notProcessed.reconfirm',
  'other.noSupplement',
  'other.feeUnpaid',
  'other.other',
] as const
export type ResultRow = (typeof RESULT_ROWS)[number]

/** The rows in which something was given: it may be disclosed to everybody. */
export const GIVEN_ROWS: readonly string[] = ['granted', 'partial']

/** One kind of answer: where it counts, what it must say, and the article in each regime that knows it. */
export interface DecisionKind {
  readonly name: string
  readonly row: ResultRow
  readonly parts: readonly Part[]
  readonly articles: Readonly<Partial<Record<Regime, string>>>
  /** False: the article number of 教育部令第29号 is from memory, to be checked against the print. */
  readonly isVerified: boolean
  /** A search of the holdings must be on the record. */
  readonly needsSearch?: true
  /** 不予公开的应当定期评估（条例第十八条）. */
  readonly isRefusal?: true
}

const REASONED = ['ground', 'explanation'] as const
const EIGHTEEN = '第十八条'

/** 答复类型: 教育部令第29号第十八条; 条例第三十条、第三十五条至第三十九条. Coded once, for form, letter and statistics. */
export const DECISIONS = {
  granted: {
    name: '予以公开',
    row: 'granted',
    parts: ['way'],
    articles: { moe29: EIGHTEEN, gov711: '第三十六条第（二）项' },
    isVerified: true,
  },
  'already-public': {
    name: '已主动公开，告知获取方式',
    row: 'granted',
    parts: ['way'],
    articles: { moe29: EIGHTEEN, gov711: '第三十六条第（一）项' },
    isVerified: true,
  },
  partial: {
    name: '部分公开',
    row: 'partial',
    parts: ['way', 'withheld', ...REASONED],
    articles: { moe29: EIGHTEEN, gov711: '第三十七条' },
    isVerified: true,
    isRefusal: true,
  },
  'state-secret': {
    name: '不予公开：国家秘密',
    row: 'deny.stateSecret',
    parts: REASONED,
    articles: { moe29: '第十条第（一）项', gov711: '第十四条' },
    isVerified: false,
    isRefusal: true,
  },
  'law-forbids': {
    name: '不予公开：法律、法规、规章禁止公开，或者学校规定不予公开',
    row: 'deny.lawForbids',
    parts: REASONED,
    articles: { moe29: '第十条第（四）项', gov711: '第十四条' },
    isVerified: false,
    isRefusal: true,
  },
  'endangers-safety': {
    name: '不予公开：危及国家安全、公共安全、经济安全、社会稳定或者学校安全稳定',
    row: 'deny.threeSafetyOneStability',
    parts: REASONED,
    articles: { moe29: '第四条', gov711: '第十四条' },
    isVerified: true,
    isRefusal: true,
  },
  'third-party': {
    name: '不予公开：商业秘密、个人隐私等第三方合法权益',
    row: 'deny.thirdParty',
    parts: REASONED,
    articles: { moe29: '第十条第（二）、（三）项', gov711: '第十五条' },
    isVerified: false,
    isRefusal: true,
  },
  'internal-affairs': {
    name: '不予公开：内部事务信息',
    row: 'deny.internalAffairs',
    parts: REASONED,
    articles: { gov711: '第十六条' },
    isVerified: true,
    isRefusal: true,
  },
  process: {
    name: '不予公开：过程性信息',
    row: 'deny.process',
    parts: REASONED,
    articles: { gov711: '第十六条' },
    isVerified: true,
    isRefusal: true,
  },
  'case-file': {
    name: '不予公开：行政执法案卷',
    row: 'deny.caseFile',
    parts: REASONED,
    articles: { gov711: '第十六条' },
    isVerified: true,
    isRefusal: true,
  },
  'special-regime': {
    name: '另有规定的查询事项，告知按其规定办理',
    row: 'deny.adminQuery',
    parts: ['channel', ...REASONED],
    articles: { moe29: EIGHTEEN, gov711: '第三十六条第（七）项' },
    isVerified: false,
  },
  'not-exist': {
    name: '经检索，该信息不存在',
    row: 'cannot.notHeld',
    parts: ['explanation'],
    articles: { moe29: EIGHTEEN, gov711: '第三十六条第（四）项' },
    isVerified: true,
    needsSearch: true,
  },
  'not-ours': {
    name: '不属于本校职责范围',
    row: 'cannot.notHeld',
    parts: ['explanation', 'rightBody'],
    articles: { moe29: EIGHTEEN, gov711: '第三十六条第（五）项' },
    isVerified: true,
  },
  'must-make': {
    name: '没有现成信息，需要加工、分析',
    row: 'cannot.mustMake',
    parts: ['explanation'],
    articles: { moe29: EIGHTEEN, gov711: '第三十八条' },
    isVerified: false,
  },
  'still-unclear': {
    name: '补正后申请内容仍不明确',
    row: 'cannot.stillUnclear',
    parts: ['explanation'],
    articles: { moe29: EIGHTEEN, gov711: '第三十条' },
    isVerified: true,
  },
  petition: {
    name: '不予处理：信访、投诉、举报类',
    row: 'notProcessed.petition',
    parts: ['channel', 'explanation'],
    articles: { moe29: EIGHTEEN, gov711: '第三十九条' },
    isVerified: false,
  },
  duplicate: {
    name: '不予重复处理：同一申请人重复申请同一信息',
    row: 'notProcessed.duplicate',
    parts: ['priorAnswer', 'explanation'],
    articles: { moe29: EIGHTEEN, gov711: '第三十六条第（六）项' },
    isVerified: true,
  },
  publication: {
    name: '不予处理：要求提供公开出版物，告知获取途径',
    row: 'notProcessed.publication',
    parts: ['way'],
    articles: { moe29: EIGHTEEN, gov711: '第三十九条' },
    isVerified: false,
  },
  excessive: {
    name: '不予处理：申请数量、频次明显超过合理范围且无正当理由',
    row: 'notProcessed.excessive',
    parts: REASONED,
    articles: { gov711: '第三十五条' },
    isVerified: true,
  },
  reconfirm: {
    name: '不予处理：要求确认或者重新出具已获取的信息',
    row: 'notProcessed.reconfirm',
    parts: ['priorAnswer', 'explanation'],
    articles: { moe29: EIGHTEEN, gov711: '第三十九条' },
    isVerified: false,
  },
  'fee-unpaid': {
    name: '逾期未按收费通知缴费，不再处理',
    row: 'other.feeUnpaid',
    parts: REASONED,
    articles: { gov711: '第四十二条' },
    isVerified: true,
  },
  other: {
    name: '其他答复',
    row: 'other.other',
    parts: REASONED,
    articles: { moe29: '第十八条第（七）项', gov711: '第三十六条' },
    isVerified: false,
  },
} as const satisfies Record<string, DecisionKind>
export type DecisionCode = keyof typeof DECISIONS

/** The parts of an answer as they were written; only those of its kind count. */
export type Parts = Readonly<Partial<Record<Part, string>>>

/** What is known of a case when an answer is drafted. */
export interface DraftFacts {
  readonly regime: Regime
  readonly searches: number
}

/** The kind behind a code. */
export function decisionKind(code: DecisionCode): DecisionKind {
  return DECISIONS[code]
}

/** The kinds of answers that a regime knows, in the order of the law. */
export function kindsIn(regime: Regime): DecisionCode[] {
  return (Object.keys(DECISIONS) as DecisionCode[]).filter((code) => decisionKind(code).articles[regime] !== undefined)
}

/** The parts that the law asks for and that are not written yet. */
export function missingParts(code: DecisionCode, parts: Parts): Part[] {
  return decisionKind(code).parts.filter((part) => (parts[part] ?? '').trim() === '')
}

/** Why this answer cannot be drafted; empty when it can. */
export function objectionsToDecision(code: DecisionCode, parts: Parts, facts: DraftFacts): ErrorCode[] {
  const kind = decisionKind(code)
  return [
    ...(kind.articles[facts.regime] === undefined ? (['application.decision-not-in-regime'] as const) : []),
    ...(missingParts(code, parts).length > 0 || (kind.needsSearch && facts.searches === 0)
      ? (['application.decision-incomplete'] as const)
      : []),
  ]
}
