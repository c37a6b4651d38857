import type { ReactNode } from 'react'
import { FIGURE_AREA_NAMES, FIGURE_AREAS, NO_VALUE } from '../../../kernel/figure-terms.ts'
import type { viewScreen } from '../../figures/index.ts'
import { ColumnChart } from './chart.tsx'
import { DocumentHead } from './document-head.tsx'
import type { PageContext } from './frame.tsx'

type View = Awaited<ReturnType<typeof viewScreen>>
type Figure = View['figures'][number]

function Growth({ growth }: { growth: Figure['growth'] }): ReactNode {
  if (growth === null || growth === 0) return null
  return (
    <small>
      同比{growth < 0 ? '下降' : '增长'} {Math.abs(growth).toFixed(1)}%
    </small>
  )
}

function Tile({ figure, asked }: { figure: Figure; asked: string }): ReactNode {
  const { key, name, value, unit, growth } = figure
  return (
    <li>
      <a href={`/figures/${key}?${asked}`} target="_top">
        <span>{name}</span>
        <b>{value === null ? '—' : value.toLocaleString('zh-CN')}</b>
        <span>
          {value === null ? NO_VALUE : unit} <Growth growth={growth} />
        </span>
      </a>
    </li>
  )
}

function Area({ name, figures, asked }: { name: string; figures: readonly Figure[]; asked: string }): ReactNode {
  if (figures.length === 0) return null
  return (
    <section>
      <h2>{name}</h2>
      <ul>
        {figures.map((figure) => (
          <Tile key={figure.key} figure={figure} asked={asked} />
        ))}
      </ul>
    </section>
  )
}

function Trends({ view }: { view: View }): ReactNode {
  const shown = view.trends.filter(({ steps }) => steps.length > 1 && steps.some(({ value }) => value > 0))
  if (shown.length === 0) return null
  return (
    <div className="trends">
      {shown.map(({ key, name, unit, steps }) => (
        <section key={key}>
          <h2>
            {name}（{unit}）
          </h2>
          <ColumnChart
            bars={steps}
            label={steps.map((step) => `${step.name}${String(step.value)}${unit}`).join('，')}
          />
        </section>
      ))}
    </div>
  )
}

/** 大屏: the figures to be seen from afar. */
export function FigureScreen({ page, view }: { page: PageContext; view: View }): ReactNode {
  const title = `${page.school.name} 信息公开指标`
  const asked = `from=${view.period.from}&to=${view.period.to}`
  return (
    <html lang="zh-CN" className={page.isHighContrast ? 'contrast' : undefined}>
      <DocumentHead page={page} title={title} />
      <body className="screen">
        <main id="main">
          <header>
            <h1>{title}</h1>
            <p>{view.name}</p>
          </header>
          <div className="areas">
            {FIGURE_AREAS.map((area) => (
              <Area
                key={area}
                name={FIGURE_AREA_NAMES[area]}
                figures={view.figures.filter((figure) => figure.area === area)}
                asked={asked}
              />
            ))}
          </div>
          <Trends view={view} />
        </main>
      </body>
    </html>
  )
}
