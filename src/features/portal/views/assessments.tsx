import type { ReactNode } from 'react'
import type { viewPublished } from '../../assessment/index.ts'
import { Frame, type PageContext } from './frame.tsx'
import { Empty, Head } from './lists.tsx'
import { WideTable } from './wide-table.tsx'

type Published = Awaited<ReturnType<typeof viewPublished>>[number]

const TITLE = '信息公开考核结果'

function Points({ assessment: { name, indicators, units } }: { assessment: Published }): ReactNode {
  return (
    <WideTable
      label={`${name}得分表`}
      headings={['名次', '单位', ...indicators.map((each) => `${each.name}（${String(each.points)} 分）`), '总分']}
    >
      {units.map((line) => (
        <tr key={line.unitId}>
          <td data-label="名次">{line.rank ?? '—'}</td>
          <td data-label="单位">{line.name}</td>
          {indicators.map(({ key, name: indicator }) => (
            <td key={key} data-label={indicator}>
              {line.indicators.find((each) => each.key === key)?.points ?? '不涉及'}
            </td>
          ))}
          <td data-label="总分">{line.total ?? '—'}</td>
        </tr>
      ))}
    </WideTable>
  )
}

function Result({ assessment }: { assessment: Published }): ReactNode {
  const { name, from, to, hash } = assessment
  return (
    <section aria-label={name}>
      <Head title={name} />
      <p className="notes">
        <span>
          考核期间 {from} 至 {to}。各项得分由系统按记录计算，或由考核人员打分；不涉及的指标不计入总分。
        </span>
      </p>
      <Points assessment={assessment} />
      <p className="notes">
        <span>校验值 {hash.slice(0, 16)}</span>
      </p>
    </section>
  )
}

const MOST_COMPARED = 5

function outcomeOf({ units }: Published, unitId: string): string {
  const line = units.find((each) => each.unitId === unitId)
  if (line === undefined || line.total === null) return '—'
  return line.rank === null ? String(line.total) : `${String(line.total)}（第 ${String(line.rank)} 名）`
}

/** The last assessments beside each other, the oldest first; units as the newest one ranks them. */
function OverYears({ assessments }: { assessments: readonly Published[] }): ReactNode {
  const compared = assessments.slice(0, MOST_COMPARED).toReversed()
  const units = new Map(assessments.flatMap((each) => each.units).map(({ unitId, name }) => [unitId, name]))
  return (
    <section aria-label="历次比较">
      <Head title="历次比较" />
      <p className="notes">
        <span>各次的指标可能不同，总分不宜直接相比；名次是当次参加考核的单位的名次。</span>
      </p>
      <WideTable label="历次总分和名次" headings={['单位', ...compared.map(({ name }) => name)]}>
        {[...units].map(([unitId, name]) => (
          <tr key={unitId}>
            <td data-label="单位">{name}</td>
            {compared.map((each) => (
              <td key={each.id} data-label={each.name}>
                {outcomeOf(each, unitId)}
              </td>
            ))}
          </tr>
        ))}
      </WideTable>
    </section>
  )
}

/** The published assessments, the newest first. */
export function AssessmentsPage({
  page,
  assessments,
}: {
  page: PageContext
  assessments: readonly Published[]
}): ReactNode {
  return (
    <Frame page={page} title={TITLE} crumbs={[{ name: TITLE }]}>
      <h1 className="page-title">{TITLE}</h1>
      {assessments.length === 0 ? <Empty>还没有发布过考核结果。</Empty> : null}
      {assessments.map((assessment) => (
        <Result key={assessment.id} assessment={assessment} />
      ))}
      {assessments.length > 1 ? <OverYears assessments={assessments} /> : null}
    </Frame>
  )
}
