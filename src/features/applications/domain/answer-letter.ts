import type { DecisionCode, Parts, Regime } from './decision.ts'
import { dayIn, items, nameAndRest, phrase, type Values, withoutDay } from './letter-values.ts'

/** What was looked for, where, how, and what came of it; `on` is the day of the search. */
export interface Search {
  readonly on: string
  readonly places: string
  readonly method: string
  readonly words: string
  readonly result: string
}

/** What the letter of an answer is made from. */
export interface AnswerFacts {
  readonly kind: DecisionCode
  readonly regime: Regime
  readonly parts: Parts
  readonly subject: string
  /** The names of the files that go with the answer. */
  readonly supplied: readonly string[]
  readonly search: Search | null
  readonly supplementedOn: string | null
}

type Maker = (facts: AnswerFacts, part: (name: keyof Parts) => string) => Values

/** 理由 and below it the article, as one text of paragraphs. */
const refusal: Maker = (_, part) => ({ reason: `${part('explanation')}\n依据：${part('ground')}` })

const suppliedOr = ({ supplied }: AnswerFacts, otherwise: string): readonly string[] =>
  supplied.length > 0 ? supplied : [otherwise]

const notExist: Maker = ({ search }, part) => ({
  ...(search
    ? {
        searchedOn: search.on,
        searchedPlaces: items(search.places),
        searchWords: `${phrase(search.method)}；${phrase(search.words)}`,
        searchResult: search.result,
      }
    : {}),
  furtherExplanation: part('explanation'),
})

const notOurs: Maker = (_, part) => {
  const body = part('rightBody')
  if (/不掌握|不知道/u.test(body)) return { reason: part('explanation'), furtherExplanation: body }
  const { name, rest } = nameAndRest(body)
  return { reason: part('explanation'), rightBody: name, ...(rest === name ? {} : { rightBodyContact: rest }) }
}

const special: Maker = (_, part) => {
  const { name, rest } = nameAndRest(part('channel'))
  const query = { specialRule: part('ground'), queryWhere: name, queryHow: rest }
  return { ...query, archives: name, archivesHow: rest, furtherExplanation: part('explanation') }
}

const duplicate: Maker = (_, part) => ({
  formerNumber: withoutDay(part('priorAnswer')),
  formerOn: dayIn(part('priorAnswer')),
  furtherExplanation: part('explanation'),
})

const reconfirm: Maker = (_, part) => ({
  obtainedOn: dayIn(part('priorAnswer')),
  obtainedHow: withoutDay(part('priorAnswer')),
  furtherExplanation: part('explanation'),
})

const MAKERS: Readonly<Record<DecisionCode, Maker>> = {
  granted: (facts, part) => ({ supplied: suppliedOr(facts, facts.subject), supplyWay: part('way') }),
  'already-public': (_, part) => ({ whereToFind: items(part('way')) }),
  partial: (facts, part) => ({
    suppliedPart: suppliedOr(facts, `${facts.subject}中除下列不予公开部分以外的内容`),
    withheldPart: items(part('withheld')),
    ground: part('ground'),
    reason: part('explanation'),
    supplyWay: part('way'),
  }),
  'state-secret': refusal,
  'law-forbids': refusal,
  'endangers-safety': refusal,
  'third-party': refusal,
  'internal-affairs': refusal,
  process: refusal,
  'case-file': refusal,
  'special-regime': special,
  'not-exist': notExist,
  'not-ours': notOurs,
  'must-make': (_, part) => ({ reason: part('explanation') }),
  'still-unclear': ({ supplementedOn }, part) => ({
    supplementedOn: supplementedOn ?? '',
    stillUnclear: items(part('explanation')),
  }),
  petition: (_, part) => ({ matter: part('explanation'), channel: items(part('channel')) }),
  duplicate,
  publication: ({ subject }, part) => ({ publication: subject, whereToGet: part('way') }),
  excessive: (_, part) => ({ assessment: part('explanation'), furtherExplanation: `依据：${part('ground')}` }),
  reconfirm,
  'fee-unpaid': (_, part) => ({ ground: part('ground'), reason: part('explanation') }),
  other: refusal,
}

/** The fields that the drafted parts fill; what the law asks for beyond them is named when the letter is made. */
export function answerValues(facts: AnswerFacts): Values {
  return MAKERS[facts.kind](facts, (name) => (facts.parts[name] ?? '').trim())
}

const SAME_NAME = [
  'granted',
  'already-public',
  'partial',
  'not-exist',
  'not-ours',
  'must-make',
  'still-unclear',
  'petition',
  'duplicate',
  'publication',
  'excessive',
  'reconfirm',
  'fee-unpaid',
  'other',
] as const satisfies readonly DecisionCode[]

const BY_GROUND: Readonly<Record<Exclude<DecisionCode, (typeof SAME_NAME)[number]>, readonly string[]>> = {
  'state-secret': ['refused-state-secret'],
  'law-forbids': ['refused-law-forbids', 'refused-school-rule', 'refused-work-secret'],
  'endangers-safety': ['refused-safety', 'refused-three-safety'],
  'third-party': ['refused-third-party'],
  'internal-affairs': ['refused-internal-affairs'],
  process: ['refused-process'],
  'case-file': ['refused-case-file'],
  'special-regime': ['special-query', 'special-archives'],
}

/** The templates by which an answer of this kind may be written; the first one is the usual one. */
export function templatesFor(kind: DecisionCode): readonly string[] {
  const names = kind in BY_GROUND ? BY_GROUND[kind as keyof typeof BY_GROUND] : [kind]
  return names.map((name) => `answer-${name}`)
}

type Ground = Pick<AnswerFacts, 'kind' | 'regime' | 'parts'>

/** Where one kind of answer has several wordings, what calls for another than the usual one. */
const UNUSUAL: readonly { readonly templateId: string; readonly isFor: (ground: Ground) => boolean }[] = [
  {
    templateId: 'answer-refused-three-safety',
    isFor: ({ kind, regime }) => kind === 'endangers-safety' && regime === 'gov711',
  },
  {
    templateId: 'answer-refused-work-secret',
    isFor: ({ kind, parts: { ground = '' } }) => kind === 'law-forbids' && ground.includes('工作秘密'),
  },
  {
    templateId: 'answer-refused-school-rule',
    isFor: ({ kind, regime, parts: { ground = '' } }) =>
      kind === 'law-forbids' && regime === 'moe29' && /(本校|学校).*规定/u.test(ground),
  },
  {
    templateId: 'answer-special-archives',
    isFor: ({ kind, parts: { channel = '' } }) => kind === 'special-regime' && channel.includes('档案馆'),
  },
]

/** The template that kind, regime and ground call for; a ground in the school's own rules has a wording of its own under 教育部令第29号. */
export function usualTemplate(ground: Ground): string {
  return UNUSUAL.find(({ isFor }) => isFor(ground))?.templateId ?? templatesFor(ground.kind)[0] ?? ''
}
