import type { TableProps } from 'antd'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { closeFigurePeriod, getFigures } from '../../../../src/features/figures/figures.contract.ts'
import { FIGURE_AREA_NAMES, FIGURE_AREAS, valueWords } from '../../../../src/kernel/figure-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { DataTable } from '../../parts/card-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { DaysField } from '../../parts/query-fields.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { type ListState, QueryBar, useListState } from '../../parts/table-page.tsx'
import { today } from '../../parts/today.ts'
import { ClosedPeriods } from './closed-periods.tsx'
import { FigureEvidence } from './figure-evidence.tsx'
import '../../styles/cases.css'

type Figures = Reply<typeof getFigures>
type Figure = Figures['figures'][number]

/** The period in the address; without one, this year until today. */
function periodOf(list: ListState): { from: string; to: string } {
  const to = list.get('until') ?? today()
  return { from: list.get('from') ?? `${to.slice(0, 4)}-01-01`, to }
}

function growthText({ growth }: Figure): string {
  if (growth === null) return '无可比数'
  return growth === 0 ? '持平' : `${growth > 0 ? '+' : ''}${growth.toFixed(1)}%`
}

function FigureValue({ figure, list }: { figure: Figure; list: ListState }): ReactNode {
  const { key, name } = figure
  const text = valueWords(figure)
  return (
    <a
      href={`?figure=${key}`}
      aria-label={`${text}，查看${name}的记录`}
      onClick={(event) => {
        event.preventDefault()
        list.set({ figure: key })
      }}
    >
      {text}
    </a>
  )
}

function FigureName({ name, audience }: Pick<Figure, 'name' | 'audience'>): ReactNode {
  return (
    <>
      {name}
      {audience === 'staff' ? <span className="quiet">（校内掌握）</span> : null}
    </>
  )
}

function columnsFor(list: ListState): NonNullable<TableProps<Figure>['columns']> {
  return [
    { title: '指标', key: 'name', width: 210, render: (_, figure) => <FigureName {...figure} /> },
    {
      title: '数值',
      key: 'value',
      width: 130,
      align: 'right',
      render: (_, figure) => <FigureValue figure={figure} list={list} />,
    },
    {
      title: '上年同期',
      key: 'before',
      width: 110,
      align: 'right',
      render: (_, { before }) => before?.toLocaleString('zh-CN') ?? '—',
    },
    { title: '增长', key: 'growth', width: 100, align: 'right', render: (_, figure) => growthText(figure) },
    { title: '口径', dataIndex: 'meaning', width: 400 },
  ]
}

function Areas({ figures, list }: { figures: readonly Figure[]; list: ListState }): ReactNode {
  const areas = FIGURE_AREAS.filter((area) => figures.some((figure) => figure.area === area))
  return areas.map((area) => (
    <Panel key={area} title={FIGURE_AREA_NAMES[area]}>
      <DataTable<Figure>
        name={FIGURE_AREA_NAMES[area]}
        rowKey="key"
        columns={columnsFor(list)}
        dataSource={figures.filter((figure) => figure.area === area)}
        pagination={false}
      />
    </Panel>
  ))
}

function CloseButton({ name, period }: { name: string; period: { from: string; to: string } }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const close = useAct(closeFigurePeriod)
  return (
    <>
      <Button
        disabled={period.to >= today()}
        onClick={() => {
          setOpen(true)
        }}
      >
        封存本期
      </Button>
      <ReasonDialog
        isOpen={isOpen}
        close={() => {
          setOpen(false)
        }}
        title={`封存${name}`}
        note="封存后，各项指标的数值和记录的校验值固定下来，以后补录、更正记录不会改动它，只会列为差异。封存不能撤销。"
        okText="封存"
        done="已封存"
        label={null}
        run={() => close.mutateAsync({ body: period })}
      />
    </>
  )
}

/** 统计指标: every figure of a period with the records behind it, and the periods that are closed. */
export default function FiguresPage(): ReactNode {
  const list = useListState()
  const { may } = useSession()
  const period = periodOf(list)
  const query = useCall(getFigures, { query: period })
  return (
    <Page
      title="统计指标"
      lead="每个数字都从记录算出，点数字可以看到它由哪些记录组成。封存以后，年度报告引用的数字不再变动。"
    >
      <QueryBar list={list}>
        <DaysField list={list} label="期间" />
      </QueryBar>
      <Loaded query={query}>
        {({ name, figures }) => (
          <>
            {may('figures.close') ? <CloseButton name={name} period={period} /> : null}
            <Areas figures={figures} list={list} />
          </>
        )}
      </Loaded>
      <ClosedPeriods list={list} />
      <FigureEvidence list={list} period={period} />
    </Page>
  )
}
