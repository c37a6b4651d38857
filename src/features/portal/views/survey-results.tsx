import type { ReactNode } from 'react'
import { SURVEY_GROUPS } from '../../../kernel/survey-terms.ts'
import {
  optionsOf,
  type Part,
  type Question,
  type Results,
  type Tally,
  type viewPublicSurvey,
} from '../../surveys/index.ts'
import { ShareBar } from './chart.tsx'
import { Head } from './lists.tsx'
import { WideTable } from './wide-table.tsx'

type Survey = Awaited<ReturnType<typeof viewPublicSurvey>>

function nameOf({ group }: Part): string {
  return group === null ? '其他群体合并' : SURVEY_GROUPS[group]
}

function Judged({ tally: { mean, satisfied } }: { tally: Tally }): ReactNode {
  return mean === null ? null : (
    <p>
      平均 {mean} 分，满意率 {satisfied}%。
    </p>
  )
}

function Columns({ question, results, at }: { question: Question; results: Results; at: number }): ReactNode {
  const whole = results.whole?.[at]
  if (!whole) return null
  const most = Math.max(...whole.counts, 1)
  return (
    <WideTable label={`${question.words}的答卷`} headings={['选项', '全部', '比较', ...results.parts.map(nameOf)]}>
      {optionsOf(question).map((option, place) => (
        <tr key={option}>
          <td data-label="选项">{option}</td>
          <td data-label="全部">{whole.counts[place]}</td>
          <td>
            <ShareBar value={whole.counts[place] ?? 0} most={most} />
          </td>
          {results.parts.map((part) => (
            <td key={part.group} data-label={nameOf(part)}>
              {part.tallies[at]?.counts[place]}
            </td>
          ))}
        </tr>
      ))}
    </WideTable>
  )
}

function Questions({ counted, results }: { counted: readonly Question[]; results: Results }): ReactNode {
  return counted.map((question, at) => {
    const whole = results.whole?.[at]
    return whole ? (
      <section key={question.key} aria-label={question.words}>
        <Head title={question.words} />
        <Judged tally={whole} />
        <Columns question={question} results={results} at={at} />
      </section>
    ) : null
  })
}

function Summary({ results, smallestGroup }: { results: Results; smallestGroup: number }): ReactNode {
  const { respondents, whole, parts, scored, satisfied } = results
  if (!whole)
    return (
      <p className="lead">
        收到答卷 {respondents} 份，不足 {smallestGroup} 份，为保护答卷人不公布内容。
      </p>
    )
  const share = scored === 0 ? '' : `，满意率 ${((satisfied / scored) * 100).toFixed(1)}%（评分中 4 分和 5 分的比例）`
  return (
    <>
      <p className="lead">
        收到答卷 {respondents} 份{share}。
      </p>
      <p>
        {parts.length === 0
          ? '各群体的人数不足以分开公布，只公布全部答卷的结果。'
          : `${parts.map((part) => `${nameOf(part)} ${String(part.n)} 份`).join('，')}。少于 ${String(smallestGroup)} 份的群体不单列；为使它不能从总数中减出来，与人数次少的群体合并。`}
      </p>
    </>
  )
}

/** The published results, as far as groups may be told apart. */
export function SurveyResults({ survey }: { survey: Survey }): ReactNode {
  const { id, results, counted, hash, smallestGroup } = survey
  if (!results) return null
  return (
    <>
      <Head title="评议结果" />
      <Summary results={results} smallestGroup={smallestGroup} />
      <Questions counted={counted} results={results} />
      <p className="notes">
        <span>校验值 {hash.slice(0, 16)}</span>
        <a href={`/surveys/${id}/download/csv`} rel="nofollow">
          下载 CSV
        </a>
        <a href={`/surveys/${id}/download/json`} rel="nofollow">
          下载 JSON
        </a>
      </p>
    </>
  )
}
