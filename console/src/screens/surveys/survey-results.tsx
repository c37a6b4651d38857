import type { ReactNode } from 'react'
import { SCALE, SURVEY_GROUPS } from '../../../../src/kernel/survey-terms.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Panel } from '../../parts/page.tsx'
import type { Survey } from './survey-form.tsx'

type Results = NonNullable<Survey['results']>
type Question = Survey['questions'][number]

interface Row {
  readonly option: string
  readonly counts: readonly (number | undefined)[]
}

function partName({ group }: Results['parts'][number]): string {
  return group === null ? '其他群体合并' : SURVEY_GROUPS[group]
}

function QuestionTable({ question, results, at }: { question: Question; results: Results; at: number }): ReactNode {
  const whole = results.whole?.[at]
  if (!whole) return null
  const options = question.kind === 'scale' ? [...SCALE] : question.options
  const cells = [whole, ...results.parts.map(({ tallies }) => tallies[at])]
  const rows: Row[] = options.map((option, place) => ({ option, counts: cells.map((cell) => cell?.counts[place]) }))
  return (
    <Panel title={question.words}>
      {whole.mean === null ? null : (
        <p>
          平均 {whole.mean} 分，满意率 {whole.satisfied}%。
        </p>
      )}
      <DataTable<Row>
        name={question.words}
        rowKey="option"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: '选项', dataIndex: 'option' },
          ...['全部', ...results.parts.map(partName)].map((title, column) => ({
            title,
            key: title,
            align: 'right' as const,
            render: (_: unknown, { counts }: Row) => counts[column] ?? '—',
          })),
        ]}
      />
    </Panel>
  )
}

/** What the answers say, as far as groups may be told apart. */
export function SurveyResults({ survey }: { survey: Survey }): ReactNode {
  const { results, questions, smallestGroup } = survey
  if (!results) return null
  const counted = questions.filter(({ kind }) => kind !== 'words')
  if (!results.whole)
    return (
      <Panel title="结果">
        <p>答卷不足 {smallestGroup} 份，为保护答卷人不显示内容。</p>
      </Panel>
    )
  return (
    <>
      <Panel title="结果">
        <p>
          收到答卷 {results.respondents} 份。
          {results.parts.length === 0
            ? '各群体的人数不足以分开，只显示全部答卷的结果。'
            : `${results.parts.map((part) => `${partName(part)} ${String(part.n)} 份`).join('，')}。`}
          少于 {smallestGroup} 份的群体不单列，并与人数次少的群体合并，使它不能从总数中减出来。
        </p>
      </Panel>
      {counted.map((question, at) => (
        <QuestionTable key={question.key} question={question} results={results} at={at} />
      ))}
    </>
  )
}
