import { listPublishedSurveys, sumPublished } from '../surveys/index.ts'
import type { Evidence, FigureHead } from './domain/figure.ts'
import { type Figure, onPage, type Reading } from './registry.ts'

type Sums = Awaited<ReturnType<typeof sumPublished>>
type Published = Awaited<ReturnType<typeof listPublishedSurveys>>
type Head = Pick<FigureHead, 'key' | 'name' | 'unit' | 'meaning'> & { readonly version?: number }

function perCent({ scored, satisfied }: Pick<Sums, 'scored' | 'satisfied'>): number | null {
  return scored === 0 ? null : Math.round((satisfied / scored) * 100)
}

function total(surveys: Published, what: 'respondents' | 'scored' | 'satisfied'): number {
  return surveys.reduce((sum, survey) => sum + survey[what], 0)
}

async function surveyEvidence({ db, period }: Reading, page: number): Promise<Evidence> {
  const surveys = await listPublishedSurveys(db, period)
  const rows = surveys.map(({ id, title, endedOn, respondents }) => ({
    title,
    note: `收到答卷 ${String(respondents)} 份`,
    day: endedOn,
    url: `/surveys/${id}`,
  }))
  return { rows: onPage(rows, page), total: rows.length, withheld: '' }
}

/** Of the columns beside the frozen results, and of the frozen results themselves. */
function surveyFigure(
  head: Head,
  ofSums: (sums: Sums) => number | null,
  ofAll: (surveys: Published) => number | null,
): Figure {
  return {
    version: 1,
    ...head,
    area: 'oversight',
    counts: 'during',
    audience: 'public',
    measure: async ({ db, period }) => ofSums(await sumPublished(db, period)),
    records: async ({ db, period }) => {
      const surveys = await listPublishedSurveys(db, period)
      return { value: ofAll(surveys), lines: surveys.map(({ id, hash }) => `${id} ${hash}`).sort() }
    },
    evidence: (_ctx, reading, page) => surveyEvidence(reading, page),
  }
}

/** 社会评议. */
export const SURVEY_FIGURES: readonly Figure[] = [
  surveyFigure(
    {
      key: 'surveys.held',
      name: '开展的评议',
      unit: '次',
      meaning: '在期间内截止、结果已经公布的评议问卷。',
    },
    ({ held }) => held,
    (surveys) => surveys.length,
  ),
  surveyFigure(
    {
      key: 'surveys.respondents',
      name: '参加评议',
      unit: '人次',
      meaning: '在期间内截止、结果已经公布的评议问卷收到的答卷，每人每份问卷计一次。',
    },
    ({ respondents }) => respondents,
    (surveys) => total(surveys, 'respondents'),
  ),
  surveyFigure(
    {
      key: 'surveys.satisfaction',
      // Version 1 said 0 where nobody had been asked.
      version: 2,
      name: '评议满意率',
      unit: '%',
      meaning:
        '期间内截止的评议问卷的全部评分中 4 分和 5 分所占的百分比，“不了解”不计；四舍五入到整数。期间内没有评分的，没有满意率。',
    },
    perCent,
    (surveys) => perCent({ scored: total(surveys, 'scored'), satisfied: total(surveys, 'satisfied') }),
  ),
]
