import type { ReactNode } from 'react'
import { FIGURE_AREA_NAMES, FIGURE_AREAS, NO_VALUE, valueWords } from '../../../kernel/figure-terms.ts'
import type { viewFigure, viewFigures } from '../../figures/index.ts'
import { ColumnChart, ShareBar } from './chart.tsx'
import { ErrorSummary, Field } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'
import { Empty, Head, Pages } from './lists.tsx'
import { WideTable } from './wide-table.tsx'

type View = Awaited<ReturnType<typeof viewFigures>>
type OneView = Awaited<ReturnType<typeof viewFigure>>
type Figure = View['figures'][number]

const TITLE = '信息公开指标'
const EVIDENCE_SIZE = 50
const FORMATS = [
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const

/** The period in an address: as it was asked for, so that a link says the same. */
function asked({ from, to }: { from: string; to: string }): string {
  return `from=${from}&to=${to}`
}

function number(value: number): string {
  return value.toLocaleString('zh-CN')
}

function changeText({ before, growth, unit }: Figure): string {
  const earlier = `上年同期${before === null ? '' : ' '}${valueWords({ value: before, unit })}`
  if (growth === null) return earlier
  const word = growth < 0 ? '下降' : '增长'
  const moved = growth === 0 ? '与上年同期持平' : `比上年同期${word} ${Math.abs(growth).toFixed(1)}%`
  return `${moved}（${earlier}）`
}

function Value({ figure: { value, unit } }: { figure: Figure }): ReactNode {
  return (
    <p className="value">
      {value === null ? (
        NO_VALUE
      ) : (
        <>
          <b>{number(value)}</b> {unit}
        </>
      )}
    </p>
  )
}

function FigureCard({ figure, period }: { figure: Figure; period: View['period'] }): ReactNode {
  const { key, name, meaning } = figure
  return (
    <li>
      <h3>
        <a href={`/figures/${key}?${asked(period)}`}>{name}</a>
      </h3>
      <Value figure={figure} />
      <p className="change">{changeText(figure)}</p>
      <p className="meaning">{meaning}</p>
    </li>
  )
}

/** A calendar year, or with a hyphen the school year that begins in September. */
function firstDayOf(year: string): string {
  return year.includes('-') ? `${year.slice(0, 4)}-09-01` : `${year}-01-01`
}

function PeriodForm({ years, error, period }: { years: readonly string[]; error: string; period: View['period'] }) {
  return (
    <>
      <nav className="tabs" aria-label="常用期间">
        {years.map((year) => (
          <a
            key={year}
            href={`/figures?year=${year}`}
            aria-current={period.from === firstDayOf(year) ? 'page' : undefined}
          >
            {year.includes('-') ? `${year.replace('-', '—')}学年` : `${year}年`}
          </a>
        ))}
      </nav>
      <form className="filters" action="/figures" aria-label="选择期间">
        <ErrorSummary error={error} />
        <Field name="from" label="开始日期" type="date" value={period.from} required />
        <Field name="to" label="结束日期" type="date" value={period.to} required />
        <button className="button" type="submit">
          查看
        </button>
      </form>
    </>
  )
}

/** What stands on a wall, or in a page of another site. */
function ScreenLink({ period }: { period: View['period'] }): ReactNode {
  return (
    <p className="notes">
      <a href={`/figures/screen?${asked(period)}`}>大屏展示</a>
      <span>可以嵌入其他网页。</span>
      <a href="/assessments">考核结果</a>
      <a href="/surveys">社会评议</a>
      <a href="/plans">工作方案</a>
    </p>
  )
}

function Downloads({ period }: { period: View['period'] }): ReactNode {
  return (
    <p className="notes">
      <span>下载本页数据：</span>
      {FORMATS.map(([format, name]) => (
        <a key={format} href={`/figures/download/${format}?${asked(period)}`} rel="nofollow">
          {name}
        </a>
      ))}
    </p>
  )
}

/** The figures of a period; `years` are those offered, `error` says why another period was shown than the one asked for. */
export function FiguresPage({
  page,
  view,
  years,
  error,
}: {
  page: PageContext
  view: View
  years: readonly string[]
  error: string
}): ReactNode {
  return (
    <Frame page={page} title={TITLE} crumbs={[{ name: TITLE }]}>
      <h1 className="page-title">
        {TITLE}（{view.name}）
      </h1>
      <p className="lead">下面每个数字都由系统从办理和公开的记录中算出，点开可以看到它由哪些记录组成。</p>
      <PeriodForm years={years} error={error} period={view.period} />
      {FIGURE_AREAS.map((area) => {
        const figures = view.figures.filter((figure) => figure.area === area)
        return figures.length === 0 ? null : (
          <section key={area} aria-label={FIGURE_AREA_NAMES[area]}>
            <Head title={FIGURE_AREA_NAMES[area]} />
            <ul className="figure-list">
              {figures.map((figure) => (
                <FigureCard key={figure.key} figure={figure} period={view.period} />
              ))}
            </ul>
          </section>
        )
      })}
      <Downloads period={view.period} />
      <ScreenLink period={view.period} />
    </Frame>
  )
}

const PART_NAMES: Readonly<Record<Figure['area'], string>> = {
  lists: '单位',
  hall: '服务',
  publications: '单位',
  applications: '申请人',
  letters: '信箱',
  use: '单位',
  oversight: '构成',
}

/** Through the period: columns to be seen, and the same numbers to be read. */
function Trend({ view: { trend, figure, name } }: { view: OneView }): ReactNode {
  if (trend.length < 2 || figure.value === 0) return null
  return (
    <section aria-label="走势">
      <Head title="走势" />
      <div className="table-scroll" tabIndex={0} role="region" aria-label="走势图">
        <ColumnChart bars={trend} label={`${name}${figure.name}走势，数字见下表`} />
      </div>
      <details>
        <summary>逐期数字</summary>
        <table className="catalogue">
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">{figure.unit}</th>
            </tr>
          </thead>
          <tbody>
            {trend.map((step) => (
              <tr key={step.name}>
                <td>{step.name}</td>
                <td>{number(step.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

function Parts({ view: { parts, figure } }: { view: OneView }): ReactNode {
  if (parts.length === 0) return null
  const heading = PART_NAMES[figure.area]
  const most = Math.max(...parts.map(({ value }) => value))
  return (
    <section aria-label="构成">
      <Head title="构成" />
      <WideTable label="构成表" headings={[heading, figure.unit, '比较']}>
        {parts.map(({ name, value }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{number(value)}</td>
            <td>
              <ShareBar value={value} most={most} />
            </td>
          </tr>
        ))}
        <tr>
          <td>合计</td>
          <td>{number(parts.reduce((sum, { value }) => sum + value, 0))}</td>
          <td />
        </tr>
      </WideTable>
    </section>
  )
}

function Records({ view }: { view: OneView }): ReactNode {
  const { evidence, figure, period, page } = view
  return (
    <section aria-label="逐条记录">
      <Head title="逐条记录" />
      {evidence.withheld === '' ? null : <p className="notice">{evidence.withheld}</p>}
      {evidence.total === 0 && evidence.withheld === '' ? <Empty>这个期间没有记录。</Empty> : null}
      <ul className="list plain">
        {evidence.rows.map(({ title, note, day, url }) => (
          <li key={`${url}${title}${note}`}>
            {day === '' ? null : <time dateTime={day}>{day}</time>}
            <span>
              {url === '' ? title : <a href={url}>{title}</a>}
              {note === '' ? null : (
                <span className="notes">
                  <span>{note}</span>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Pages
        page={page}
        size={EVIDENCE_SIZE}
        count={{ total: evidence.total, isCapped: false }}
        href={(n) => `/figures/${figure.key}?${asked(period)}&page=${String(n)}`}
      />
    </section>
  )
}

/** One figure: what it means, its parts, and the records behind it as far as the reader may see them. */
export function FigurePage({ page, view }: { page: PageContext; view: OneView }): ReactNode {
  const { figure, name, period } = view
  return (
    <Frame
      page={page}
      title={`${figure.name}（${name}）`}
      crumbs={[{ name: TITLE, href: `/figures?${asked(period)}` }, { name: figure.name }]}
    >
      <h1 className="page-title">{figure.name}</h1>
      <div className="figure-list alone">
        <Value figure={figure} />
        <p className="change">
          {name}，{changeText(figure)}
        </p>
        <p className="meaning">{figure.meaning}</p>
      </div>
      <Trend view={view} />
      <Parts view={view} />
      <Records view={view} />
    </Frame>
  )
}
