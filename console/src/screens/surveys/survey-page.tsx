import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { getSurvey, readSurveyWords } from '../../../../src/features/surveys/surveys.contract.ts'
import { OVERSIGHT_HOSTS, QUESTION_KINDS, SURVEY_GROUPS } from '../../../../src/kernel/survey-terms.ts'
import { useCall, useOpened } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { facts } from '../cases/history-panels.tsx'
import { SurveyActs } from './survey-acts.tsx'
import type { Survey } from './survey-form.tsx'
import { SurveyResults } from './survey-results.tsx'
import '../../styles/assessment.css'

function codesText({ codes }: Survey): string {
  const each = codes.map(
    ({ group, made, used }) => `${SURVEY_GROUPS[group]} ${String(made)} 个，已用 ${String(used)} 个`,
  )
  return each.length === 0 ? '没有生成' : each.join('；')
}

function Facts({ survey }: { survey: Survey }): ReactNode {
  const { host, from, to, endedOn, groups, standing, answers, resultHash, words } = survey
  return (
    <Panel>
      {facts([
        ['状态', standing],
        ['组织', OVERSIGHT_HOSTS[host]],
        ['期间', `${from} 至 ${to}`],
        ['对象', groups.map((group) => SURVEY_GROUPS[group]).join('、')],
        ['答卷', `${String(answers)} 份`],
        ['邀请码', codesText(survey)],
        ...(words === '' ? [] : [['说明', words] as const]),
        ...(endedOn === null
          ? []
          : [['提前结束', `${endedOn} 结束，此后不再接收答卷。原因：${survey.endReason}`] as const]),
        ...(survey.cancelReason === '' ? [] : [['作废原因', survey.cancelReason] as const]),
        ...(resultHash === null ? [] : [['校验值', resultHash.slice(0, 16)] as const]),
      ])}
      {survey.state === 'announced' || survey.state === 'published' ? (
        <p>
          <a href={`/surveys/${survey.id}`}>门户上的问卷页</a>
        </p>
      ) : null}
    </Panel>
  )
}

function Questions({ questions }: Pick<Survey, 'questions'>): ReactNode {
  return (
    <Panel title="问题">
      <ol>
        {questions.map(({ key, kind, words, options }) => (
          <li key={key}>
            {words}
            <span className="quiet">
              （{QUESTION_KINDS[kind]}
              {options.length === 0 ? '' : `：${options.join('、')}`}）
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Said({ id }: { id: string }): ReactNode {
  const query = useOpened(readSurveyWords, { params: { id } })
  return (
    <Loaded query={query}>
      {({ questions }) =>
        questions.map(({ key, words, said }) => (
          <section key={key}>
            <h3>{words}</h3>
            {said.length === 0 ? <p className="quiet">没有人填写。</p> : null}
            <ul className="lines">
              {said.map(({ text, withheld }, at) => (
                <li key={`${String(at)} ${text}`}>
                  {withheld === '' ? (
                    <span className="own-words">{text}</span>
                  ) : (
                    <span className="quiet">一条意见含有{withheld}，不显示。</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))
      }
    </Loaded>
  )
}

function WordsPanel({ id }: { id: string }): ReactNode {
  const [isShown, setShown] = useState(false)
  return (
    <Panel title="文字意见">
      <p className="quiet">不公开。每次打开顺序随机，与其他回答没有联系；含有个人信息的不显示。</p>
      {isShown ? (
        <Said id={id} />
      ) : (
        <Button
          onClick={() => {
            setShown(true)
          }}
        >
          查看文字意见
        </Button>
      )}
    </Panel>
  )
}

/** One questionnaire: where it stands, what can be done, and once it is over what the answers say. */
export default function SurveyPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getSurvey, { params: { id } })
  return (
    <Page title={query.data?.title ?? '评议问卷'}>
      <Loaded query={query}>
        {(survey) => (
          <>
            <SurveyActs survey={survey} />
            <Facts survey={survey} />
            <SurveyResults survey={survey} />
            {survey.mayReadWords ? <WordsPanel id={survey.id} /> : null}
            <Questions questions={survey.questions} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
