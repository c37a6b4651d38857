import type { ReactNode } from 'react'
import type { CalendarView, CountView, DayCell, MonthView } from './calendar-parts.ts'
import { ErrorSummary, Field } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'
import { Head } from './lists.tsx'

const WEEK = ['一', '二', '三', '四', '五', '六', '日']

function DayBox({ cell }: { cell: DayCell | null }): ReactNode {
  if (cell === null) return <td />
  const { date, kind, mark, name, isToday } = cell
  return (
    <td className={kind} title={name === '' ? undefined : name} aria-current={isToday ? 'date' : undefined}>
      {date}
      {mark === '' ? null : <small>{mark}</small>}
    </td>
  )
}

function Month({ name, workdays, weeks }: MonthView): ReactNode {
  return (
    <table className="month">
      <caption>
        {name}
        <span className="by">　{workdays} 个工作日</span>
      </caption>
      <thead>
        <tr>
          {WEEK.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={at}>
            {week.map((cell, on) => (
              <DayBox key={on} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Years({ view }: { view: CalendarView }): ReactNode {
  return (
    <nav className="tabs" aria-label="各年工作日历">
      {view.years.map((year) => (
        <a key={year} href={`/calendar/${String(year)}`} aria-current={year === view.year ? 'page' : undefined}>
          {year}年
        </a>
      ))}
    </nav>
  )
}

function Notice({ view: { year, notice, isFinal } }: { view: CalendarView }): ReactNode {
  if (notice === null)
    return (
      <div className="notice">
        <p>
          <b>{year}年的放假安排尚未公布。</b>
          下面只按周一至周五推算，涉及这一年的期限都是暂定的；公布后将重新计算并留下记录。
        </p>
      </div>
    )
  return (
    <>
      <p className="lead">
        依据：{notice.url === '' ? notice.source : <a href={notice.url}>{notice.source}</a>}
        {notice.announcedOn === null ? '' : `（${notice.announcedOn} 公布）`}。
      </p>
      {isFinal ? null : (
        <p className="lead">{year + 1}年的放假安排尚未公布，可能调整 12 月 25 日以后的几天，这几天的计算是暂定的。</p>
      )}
    </>
  )
}

function Holidays({ view }: { view: CalendarView }): ReactNode {
  if (view.lines.length === 0) return null
  return (
    <section aria-labelledby="holidays">
      <Head id="holidays" title="放假和调休上班" />
      <table className="facts">
        <thead>
          <tr>
            <th scope="col">类型</th>
            <th scope="col">名称</th>
            <th scope="col">日期</th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map(({ name, isOff, days }) => (
            <tr key={days}>
              <td>{isOff ? '休（放假）' : '班（上班）'}</td>
              <td>{name}</td>
              <td>{days}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Vacations({ vacations }: Pick<CalendarView, 'vacations'>): ReactNode {
  return (
    <p className="lead">
      寒暑假不是法定节假日：除学校制度另有规定外，期限照常计算。
      {vacations.length === 0 ? '' : `${vacations.join('；')}。`}
    </p>
  )
}

function CountForm({ from, days, error }: Pick<CountView, 'from' | 'days' | 'error'>): ReactNode {
  return (
    <form className="form" action="/calendar/count">
      <ErrorSummary error={error} />
      <Field
        name="from"
        label="开始日期"
        hint="如收到申请的日期。当日不计，从次日起算。"
        type="date"
        required
        defaultValue={from}
      />
      <Field name="days" label="工作日数" type="number" min={1} max={250} required defaultValue={days} />
      <button className="button" type="submit">
        计算
      </button>
    </form>
  )
}

function Subscribe({ year, isAnnounced }: { year: string; isAnnounced: boolean }): ReactNode {
  return (
    <section aria-labelledby="subscribe">
      <Head id="subscribe" title="订阅到自己的日历" />
      <p className="lead">
        <a href="/calendar.ics">订阅工作日历</a>
        ：在手机或电脑的日历中添加这个地址，公布新的安排后自动更新。未公布的年份不含在内。
        {isAnnounced ? (
          <>
            也可以只下载<a href={`/calendar/${year}.ics`}>{year}年的放假安排</a>。
          </>
        ) : null}
      </p>
    </section>
  )
}

/** The calendar of a year: source, grid of every month, the notice in words, how to subscribe and to count. */
export function CalendarPage({ page, view }: { page: PageContext; view: CalendarView }): ReactNode {
  const year = String(view.year)
  const title = view.isNow ? '工作日历' : `${year}年工作日历`
  const crumbs = view.isNow ? [{ name: title }] : [{ name: '工作日历', href: '/calendar' }, { name: `${year}年` }]
  return (
    <Frame page={page} title={title} crumbs={crumbs}>
      <h1 className="page-title">{title}</h1>
      <Years view={view} />
      <Notice view={view} />
      <p className="summary-line">
        <span>
          <b>{view.workdays}</b>个工作日（{year}年{view.notice === null ? '，暂定' : ''}）
        </span>
        <span>休：放假</span>
        <span>班：周六、周日调休上班，计为工作日</span>
      </p>
      <div className="months">
        {view.months.map((month) => (
          <Month key={month.name} {...month} />
        ))}
      </div>
      <Holidays view={view} />
      <Vacations vacations={view.vacations} />
      <section aria-labelledby="count">
        <Head id="count" title="计算期限" />
        <CountForm from={view.today} days="15" error="" />
      </section>
      <Subscribe year={year} isAnnounced={view.notice !== null} />
    </Frame>
  )
}

function Steps({ steps }: Pick<NonNullable<CountView['result']>, 'steps'>): ReactNode {
  return (
    <table className="facts counted">
      <caption>逐日计算</caption>
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col">星期</th>
          <th scope="col">计入</th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ day, weekday, isCounted, count, name, kind, isProvisional }) => (
          <tr key={day} className={kind}>
            <td>{day}</td>
            <td>{weekday}</td>
            <td>{isCounted ? `第 ${String(count)} 天` : '不计'}</td>
            <td>
              {name}
              {isProvisional ? '（暂定）' : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Result({ result }: Pick<CountView, 'result'>): ReactNode {
  if (result === null) return null
  const { start, n, due, isProvisional, missingYears, steps } = result
  return (
    <section aria-label="计算结果">
      <div className={isProvisional ? 'notice' : 'notice good'}>
        <p>
          从{start}的次日起算，第 {n} 个工作日是
        </p>
        <p className="receipt">
          {due}
          {isProvisional ? '（暂定）' : ''}
        </p>
        {isProvisional ? (
          <p>
            {missingYears.map((year) => `${String(year)}年`).join('、')}
            的放假安排尚未公布或没有收录，相关日子只按周一至周五推算，公布后可能改变。
          </p>
        ) : null}
      </div>
      <Steps steps={steps} />
    </section>
  )
}

/** The calculator: a day, a number of working days, and every day in between with the reason why it counts or not. */
export function CountPage({ page, view }: { page: PageContext; view: CountView }): ReactNode {
  return (
    <Frame
      page={page}
      title="工作日计算"
      crumbs={[{ name: '工作日历', href: '/calendar' }, { name: '工作日计算' }]}
      meta={view.result === null && view.error === '' ? [] : [['robots', 'noindex']]}
    >
      <h1 className="page-title">工作日计算</h1>
      <p className="lead">
        按<a href="/calendar">工作日历</a>
        计算期限：法定节假日和周末不计，调休上班日计入。结果供参考，以办理单位的告知为准。
      </p>
      <CountForm {...view} />
      <Result result={view.result} />
    </Frame>
  )
}
