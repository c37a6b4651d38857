import type { ReactNode } from 'react'
import { formatDayCn } from '../../../kernel/day.ts'
import { OVERSIGHT_HOSTS, SURVEY_GROUPS, type SurveyGroup } from '../../../kernel/survey-terms.ts'
import type { listPublicSurveys, viewPublicSurvey } from '../../surveys/index.ts'
import { ErrorSummary } from './form.tsx'
import { Frame, type PageContext } from './frame.tsx'
import { Empty, Head } from './lists.tsx'
import { SurveyForm, type SurveyView } from './survey-form.tsx'
import { SurveyResults } from './survey-results.tsx'
import { WideTable } from './wide-table.tsx'

type Listed = Awaited<ReturnType<typeof listPublicSurveys>>[number]
type Survey = Awaited<ReturnType<typeof viewPublicSurvey>>

const TITLE = '社会评议'
const HOME = { name: TITLE, href: '/surveys' }

function asked(groups: readonly SurveyGroup[]): string {
  return groups.map((group) => SURVEY_GROUPS[group]).join('、')
}

function Rows({ surveys }: { surveys: readonly Listed[] }): ReactNode {
  return (
    <WideTable label="评议问卷" headings={['问卷', '对象', '期间', '状态', '答卷']}>
      {surveys.map(({ id, title, groups, from, to, endedOn, standing, isOpen, respondents }) => (
        <tr key={id}>
          <td data-label="问卷">
            <a href={`/surveys/${id}`}>{title}</a>
          </td>
          <td data-label="对象">{asked(groups)}</td>
          <td data-label="期间">
            {from} 至 {endedOn ?? to}
          </td>
          <td data-label="状态">{isOpen ? <span className="tag due">{standing}</span> : standing}</td>
          <td data-label="答卷">{respondents === null ? '未公布' : `${String(respondents)} 份`}</td>
        </tr>
      ))}
    </WideTable>
  )
}

/** The questionnaires that run and those whose results are public. */
export function SurveysPage({ page, surveys }: { page: PageContext; surveys: readonly Listed[] }): ReactNode {
  return (
    <Frame page={page} title={TITLE} crumbs={[{ name: TITLE }]}>
      <h1 className="page-title">{TITLE}</h1>
      <p className="lead">
        学校请师生、家长、代表委员和社会公众评议信息公开工作。答卷匿名，每人一份；结果在截止后公布，并固定校验值。
      </p>
      {surveys.length === 0 ? <Empty>还没有评议问卷。</Empty> : <Rows surveys={surveys} />}
    </Frame>
  )
}

const WAYS: Readonly<Record<Survey['way'], string>> = {
  closed: '',
  account: '',
  code: '',
  'sign-in': '这份问卷面向本校师生，请登录后回答。',
  answered: '您已经回答过这份问卷，谢谢。系统只记下您已参加，不记下您回答了什么。',
  'not-asked': '这份问卷不面向您所属的群体。',
}

/** Its days; the one that was announced as the last is told beside the one that was. */
function period({ from, to, endedOn }: Survey): string {
  return endedOn === null ? `${from} 至 ${to}` : `${from} 至 ${endedOn}（原定至 ${to}）`
}

function EndedEarly({ survey: { endedOn, endReason, state } }: { survey: Survey }): ReactNode {
  if (endedOn === null || state === 'cancelled') return null
  return (
    <p className="notice">
      <b>已提前结束。</b>
      问卷已于{formatDayCn(endedOn)}结束，此后不再接收答卷，此前收到的照常统计。原因：{endReason}
    </p>
  )
}

function Facts({ survey }: { survey: Survey }): ReactNode {
  const { host, groups, standing, words } = survey
  return (
    <>
      <p className="notes">
        <span>{OVERSIGHT_HOSTS[host]}组织</span>
        <span>对象：{asked(groups)}</span>
        <span>{period(survey)}</span>
        <span>{standing}</span>
      </p>
      {words === '' ? null : <p className="lead">{words}</p>}
      <EndedEarly survey={survey} />
    </>
  )
}

function ToDo({ view }: { view: SurveyView }): ReactNode {
  const { way, id, groups } = view.survey
  const isForAccounts = groups.includes('student') || groups.includes('staff')
  return (
    <>
      <ErrorSummary error={view.error} />
      {WAYS[way] === '' ? null : <p>{WAYS[way]}</p>}
      {(way === 'sign-in' || way === 'code') && isForAccounts ? (
        <p>
          <a href={`/login?back=${encodeURIComponent(`/surveys/${id}`)}`}>本校师生请先登录</a>
        </p>
      ) : null}
      {way === 'account' || way === 'code' ? <SurveyForm view={view} /> : null}
    </>
  )
}

function closedWords({ state, standing, from, endedOn, cancelReason }: Survey): string {
  if (state === 'cancelled') return `这份问卷已经作废，答卷不统计。原因：${cancelReason}`
  if (endedOn !== null) return '结果还没有公布。'
  return standing === '尚未开始' ? `${formatDayCn(from)}开始。` : '评议已经截止，结果还没有公布。'
}

/** A questionnaire: the form while it runs, the results once they are public. */
export function SurveyPage({ page, view }: { page: PageContext; view: SurveyView }): ReactNode {
  const { survey } = view
  return (
    <Frame page={page} title={survey.title} crumbs={[HOME, { name: survey.title }]}>
      <h1 className="page-title">{survey.title}</h1>
      <Facts survey={survey} />
      <ToDo view={view} />
      {survey.way === 'closed' && !survey.results ? <Empty>{closedWords(survey)}</Empty> : null}
      {survey.results ? <SurveyResults survey={survey} /> : null}
    </Frame>
  )
}

/** After an answer: what is known of it, and what is not. */
export function Thanks({ page, id }: { page: PageContext; id: string }): ReactNode {
  return (
    <Frame page={page} title="答卷已收到" crumbs={[HOME]} meta={[['robots', 'noindex']]}>
      <h1 className="page-title">答卷已收到</h1>
      <Head title="怎样保证匿名" />
      <p>
        答卷里没有您的账号、邀请码、时间和序号；系统另外只记下“已参加”，用来保证每人一份。人数较少的群体在结果中不单列，文字意见不公开，截止满两年后删除。
      </p>
      <p>
        <a href={`/surveys/${id}`}>结果将在截止后公布在问卷页</a>
      </p>
    </Frame>
  )
}
