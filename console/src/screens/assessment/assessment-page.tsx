import type { TableProps } from 'antd'
import { Button, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { getAssessment } from '../../../../src/features/assessment/assessment.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { today } from '../../parts/today.ts'
import { PreviewDialog, PublishDialog, ReopenDialog } from './stage-dialogs.tsx'
import {
  type Assessment,
  type Indicator,
  isUnfinished,
  type Line,
  MEASURE_NAMES,
  pointsText,
  STATE_NAMES,
} from './assessment-words.ts'
import { UnitDrawer } from './unit-drawer.tsx'
import '../../styles/assessment.css'

type Stage = 'preview' | 'reopening' | 'publication'

function columnsFor({ indicators }: Assessment, open: (line: Line) => void): NonNullable<TableProps<Line>['columns']> {
  return [
    {
      title: '单位',
      key: 'name',
      render: (_, line) => (
        <a
          href={`#${line.unitId}`}
          onClick={(event) => {
            event.preventDefault()
            open(line)
          }}
        >
          {line.name}
        </a>
      ),
    },
    ...indicators.map((indicator) => ({
      title: `${indicator.name}（${String(indicator.points)} 分）`,
      key: indicator.key,
      align: 'right' as const,
      render: (_: unknown, line: Line) => pointsText(line, indicator),
    })),
    { title: '总分', key: 'total', width: 120, align: 'right', render: (_, line) => totalText(line, indicators) },
    {
      title: '名次',
      key: 'rank',
      width: 70,
      align: 'right',
      render: (_, line) => (isUnfinished(line, indicators) ? '—' : (line.rank ?? '—')),
    },
  ]
}

function totalText(line: Line, indicators: readonly Indicator[]): ReactNode {
  if (line.total === null) return '—'
  return isUnfinished(line, indicators) ? <span className="quiet">暂计 {line.total}</span> : line.total
}

function StageButtons({ view, setStage }: { view: Assessment; setStage: (stage: Stage) => void }): ReactNode {
  const { state, appealUntil, units } = view
  const isRunning = appealUntil !== null && appealUntil >= today()
  const isWaiting = units.some(({ appeals }) => appeals.some(({ decision }) => decision === null))
  const why = isRunning
    ? `申诉到 ${appealUntil} 截止，截止以后可以发布。`
    : isWaiting
      ? '有申诉没有答复，答复后可以发布。'
      : ''
  const button = (stage: Stage, words: string, isMain = false): ReactNode => (
    <Button
      type={isMain ? 'primary' : 'default'}
      disabled={stage === 'publication' && why !== ''}
      onClick={() => {
        setStage(stage)
      }}
    >
      {words}
    </Button>
  )
  if (state === 'open') return button('preview', '公示得分', true)
  return state === 'preview' ? (
    <Space wrap>
      {button('publication', '发布结果', true)}
      {button('reopening', '退回打分')}
      <span className="quiet">{why}</span>
    </Space>
  ) : null
}

function Standing({ view }: { view: Assessment }): ReactNode {
  const { from, to, state, appealUntil, resultHash, indicators } = view
  return (
    <>
      <p>
        {STATE_NAMES[state]}。考核期间 {from} 至 {to}。
        {state === 'preview' && appealUntil !== null ? `各单位可以在 ${appealUntil}（含当日）以前申诉。` : ''}
        {resultHash === null ? '' : `结果已经固定，校验值 ${resultHash.slice(0, 16)}。`}
      </p>
      <details className="scheme">
        <summary>指标怎样得分</summary>
        <ul className="lines">
          {indicators.map(({ key, name, measure, points }) => (
            <li key={key}>
              <span className="grow">{name}</span>
              <span className="quiet">{measure === null ? '由人员打分，写明理由' : MEASURE_NAMES[measure]}</span>
              <b>{points} 分</b>
            </li>
          ))}
        </ul>
        <p className="quiet">不涉及的指标不计入总分；总分按其余指标折算为百分制。不能为自己所在的单位打分。</p>
      </details>
    </>
  )
}

function View({ view }: { view: Assessment }): ReactNode {
  const [opened, setOpened] = useState<string>()
  const [stage, setStage] = useState<Stage>()
  const close = (): void => {
    setStage(undefined)
  }
  const line = view.units.find(({ unitId }) => unitId === opened)
  return (
    <>
      <Standing view={view} />
      {view.mayManage ? <StageButtons view={view} setStage={setStage} /> : null}
      <Panel
        title="各单位"
        {...(view.mayManage ? { more: <a href={`/api/v1/assessments/${view.id}/export.xlsx`}>导出 Excel</a> } : {})}
      >
        <DataTable<Line>
          name="各单位"
          rowKey="unitId"
          columns={columnsFor(view, ({ unitId }) => {
            setOpened(unitId)
          })}
          dataSource={view.units}
          pagination={false}
        />
      </Panel>
      <UnitDrawer
        view={view}
        line={line}
        close={() => {
          setOpened(undefined)
        }}
      />
      <PreviewDialog id={view.id} to={view.to} isOpen={stage === 'preview'} close={close} />
      <ReopenDialog id={view.id} isOpen={stage === 'reopening'} close={close} />
      <PublishDialog id={view.id} isOpen={stage === 'publication'} close={close} />
    </>
  )
}

/** One assessment: its stage, the line of each unit, and what can be done next. */
export default function AssessmentPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getAssessment, { params: { id } })
  return (
    <Page title={query.data?.name ?? '考核'}>
      <Loaded query={query}>{(view) => <View view={view} />}</Loaded>
    </Page>
  )
}
