import type { ReactNode } from 'react'
import { formatInstantCn } from '../../../kernel/day.ts'
import type { ProgressStep, viewOwnMatters } from '../../services/index.ts'
import { Clock, Letters, Ticket } from './case-progress.tsx'
import { Contact } from './contact.tsx'
import { ErrorSummary, Field } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'
import { Actions, type MatterView } from './hall-acts.tsx'
import { HALL, HIDDEN_META } from './hall-form.tsx'
import { Empty } from './lists.tsx'

type Matters = Awaited<ReturnType<typeof viewOwnMatters>>

function MatterLine({ matter }: { matter: Matters['running'][number] }): ReactNode {
  const { caseId, number, serviceName, stateName, openedOn, dueOn, stepNames } = matter
  return (
    <li>
      <time dateTime={openedOn}>{openedOn}</time>
      <span>
        <a href={`/hall/mine/${caseId}`}>{serviceName}</a>
        <span className="notes">
          <span>{number}</span>
          <span>{stepNames.length === 0 ? stateName : stepNames.join('、')}</span>
        </span>
      </span>
      <span className="by">{dueOn === null ? '' : `${dueOn} 前办结`}</span>
    </li>
  )
}

function MatterList({ title, matters }: { title: string; matters: Matters['running'] }): ReactNode {
  if (matters.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="list">
        {matters.map((matter) => (
          <MatterLine key={matter.caseId} matter={matter} />
        ))}
      </ul>
    </section>
  )
}

function Drafts({ drafts }: Pick<Matters, 'drafts'>): ReactNode {
  if (drafts.length === 0) return null
  return (
    <section>
      <h2>没有填完的</h2>
      <ul className="list plain">
        {drafts.map(({ slug, name, savedAt }) => (
          <li key={slug}>
            <span>
              <a href={`/hall/${slug}/apply`}>{name}</a>
              <span className="notes">
                <span>保存于 {formatInstantCn(savedAt)}</span>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function News({ news }: Pick<Matters, 'news'>): ReactNode {
  if (news.length === 0) return null
  return (
    <section aria-labelledby="news">
      <h2 id="news">新的通知</h2>
      <ul className="list">
        {news.map(({ id, caseId, title, text, at }) => (
          <li key={id}>
            <time dateTime={at.toISOString()}>{formatInstantCn(at)}</time>
            <span>
              <a href={`/hall/mine/${caseId}`}>{title}</a>
              <span className="notes">
                <span>{text}</span>
              </span>
            </span>
          </li>
        ))}
      </ul>
      <form method="post" action="/hall/mine/news">
        <input type="hidden" name="ids" value={news.map(({ id }) => id).join(',')} />
        <button className="button quiet" type="submit">
          都看过了
        </button>
      </form>
    </section>
  )
}

/** 我的办件: first what is asked of the reader, then what runs, then what has ended. */
export function MyMatters({ page, view }: { page: PageContext; view: Matters }): ReactNode {
  const { news, drafts, asked, running, ended, hasMore, page: pageNo } = view
  const isEmpty = drafts.length + asked.length + running.length + ended.length === 0
  return (
    <Frame page={page} title="我的办件" crumbs={[HALL, { name: '我的办件' }]} meta={HIDDEN_META}>
      <h1 className="page-title">我的办件</h1>
      {isEmpty ? <Empty>还没有办件。请到信息服务大厅选择需要的服务。</Empty> : null}
      <News news={news} />
      <MatterList title="需要我办理的" matters={asked} />
      <Drafts drafts={drafts} />
      <MatterList title="正在办理" matters={running} />
      <MatterList title="已经结束" matters={ended} />
      <p>
        <a href="/hall/mine/files">我的附件</a>
      </p>
      {hasMore ? (
        <p>
          <a href={`/hall/mine?page=${String(pageNo + 1)}`}>更早的办件</a>
        </p>
      ) : null}
    </Frame>
  )
}

/** The form that asks for number and code. */
export function MatterLookup({ page, number, error }: { page: PageContext; number: string; error: string }): ReactNode {
  return (
    <Frame page={page} title="查询办件进度" crumbs={[HALL, { name: '查询进度' }]} meta={HIDDEN_META}>
      <h1 className="page-title">查询办件进度</h1>
      <form className="form" method="post" action="/hall/progress">
        <ErrorSummary error={error} />
        <Field name="number" label="编号" hint="如 BS2026-00001" defaultValue={number} required maxLength={40} />
        <Field name="code" label="查询码" required autoComplete="off" maxLength={40} />
        <button className="button" type="submit">
          查询
        </button>
      </form>
    </Frame>
  )
}

function stepWords({ holder, phone, dueOn, closedOn, outcome, isOpen }: ProgressStep): string {
  const who = phone === '' ? holder : `${holder}，电话 ${phone}`
  return isOpen ? `${who}，${dueOn} 前办理` : `${who}，${closedOn ?? ''} ${outcome}`
}

function Progress({ matter: { progress, ahead } }: Pick<MatterView, 'matter'>): ReactNode {
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">办到哪一步</h2>
      <ol className="ways">
        {progress.map((step, at) => (
          <li key={`${String(at)}-${step.name}`} {...(step.isOpen ? { 'aria-current': 'step' as const } : {})}>
            <b>{step.name}</b>
            {step.isOpen ? '（正在这一步）' : ''}：{stepWords(step)}
          </li>
        ))}
        {ahead.map(({ stepName, holder, phone }) => (
          <li key={stepName}>
            {stepName}（还没有到）：{phone === '' ? holder : `${holder}，电话 ${phone}`}
          </li>
        ))}
      </ol>
    </section>
  )
}

function ResultLine({
  view,
  result,
}: {
  view: MatterView
  result: MatterView['matter']['results'][number]
}): ReactNode {
  const { base, ticket } = view
  if (ticket === null) return <a href={`${base}/documents/${result.paperId}`}>{result.title}（PDF）</a>
  return (
    <form method="post" action={`${base}/document`}>
      <Ticket ticket={ticket} />
      <input type="hidden" name="paperId" value={result.paperId} />
      <button className="button" type="submit">
        下载 {result.title}（PDF）
      </button>
    </form>
  )
}

function Results({ view }: { view: MatterView }): ReactNode {
  const { results } = view.matter
  if (results.length === 0) return null
  return (
    <section aria-labelledby="results">
      <h2 id="results">办理结果</h2>
      {results.map((result) => (
        <div key={result.paperId}>
          <ResultLine view={view} result={result} />
        </div>
      ))}
      <p className="hint">
        文书上有验证码，收到文书的人可以在<a href="/verify">文书核验</a>页面核对。
      </p>
    </section>
  )
}

/** A matter as whoever applied sees it: where it is, with whom, by when, and what they can do. */
export function MatterPage({ page, view }: { page: PageContext; view: MatterView }): ReactNode {
  const { matter, told, error } = view
  const due = matter.dueOn === null ? '' : `${matter.dueOn}${matter.isProvisional ? '（暂定）' : ''}`
  const rows = [
    ['编号', matter.number],
    ['状态', matter.state],
    ['提交日期', matter.openedOn],
    ['承诺办结日', due],
    ['办理单位', matter.unitName],
    ['电话', matter.unitPhone],
  ] as const
  return (
    <Frame page={page} title={`办件 ${matter.number}`} crumbs={[HALL, { name: matter.number }]} meta={HIDDEN_META}>
      <h1 className="page-title">{matter.serviceName}</h1>
      <ErrorSummary error={error} />
      {told === '' ? null : (
        <div className="notice good" role="status">
          <p>{told}</p>
        </div>
      )}
      {matter.isAsked ? <p className="notice late">承办单位请您补充，补充之前期限停止计算。</p> : null}
      <Contact rows={rows} />
      <Results view={view} />
      <Progress matter={matter} />
      <Letters tracked={matter} />
      <Actions view={view} />
      <Clock tracked={matter} />
      <p>
        对办理有意见的，可以写信给<a href="/mailboxes">监督举报信箱</a>。
      </p>
    </Frame>
  )
}
