import { Alert, Button, Form, InputNumber, Space, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { getTask, judgeTask, reportTask } from '../../../../src/features/plans/plans.contract.ts'
import { STEP_KINDS, TASK_STATES } from '../../../../src/kernel/plan-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { ActDialog, LongText } from '../../parts/fields.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { numbersIn, PublicationsField } from '../../parts/publications-field.tsx'
import { facts } from '../cases/history-panels.tsx'
import '../../styles/assessment.css'

type Task = Reply<typeof getTask>
type Kind = 'progress' | 'claimed' | 'confirmed' | 'returned'

const OBJECTIONS: Readonly<Record<string, string>> = {
  'plan.own-unit': '这项任务由您所在的单位承担或者协办，请由其他人员确认。',
  'plan.own-claim': '这项任务是您报告完成的，请由其他人员确认。',
}

interface DialogProps {
  readonly task: Task
  readonly kind: Kind | undefined
  readonly close: () => void
}

interface Told {
  readonly words: string
  readonly percent?: number
  readonly publicationNos?: readonly string[]
}

function ReportDialog({ task, kind, close }: DialogProps): ReactNode {
  const report = useAct(reportTask)
  const isClaim = kind === 'claimed'
  return (
    <ActDialog<Told>
      isOpen={kind === 'progress' || isClaim}
      close={close}
      title={isClaim ? '报告完成' : '报告进展'}
      okText="报告"
      done={isClaim ? '已报告，等待确认' : '已报告'}
      initial={{ percent: task.percent, publicationNos: [] }}
      run={({ words, percent = 0, publicationNos = [] }) =>
        report.mutateAsync({
          params: { id: task.planId, taskId: task.id },
          body: {
            kind: isClaim ? 'claimed' : 'progress',
            percent: isClaim ? 100 : percent,
            words,
            publicationNos: numbersIn(publicationNos),
          },
        })
      }
    >
      {isClaim ? (
        <p>报告后由制定方案的办公室确认，确认前不能再报告进展。是否按期以报告完成的日期为准。</p>
      ) : (
        <Form.Item name="percent" label="进度（%）" rules={[{ required: true, message: '请填写进度' }]}>
          <InputNumber min={0} max={99} precision={0} />
        </Form.Item>
      )}
      <LongText name="words" label="情况" most={2000} />
      <PublicationsField name="publicationNos" label="相关信息" most={20} />
    </ActDialog>
  )
}

function JudgeDialog({ task, kind, close }: DialogProps): ReactNode {
  const judge = useAct(judgeTask)
  const isDone = kind === 'confirmed'
  return (
    <ActDialog<Told>
      isOpen={isDone || kind === 'returned'}
      close={close}
      title={isDone ? '确认完成' : '退回任务'}
      okText={isDone ? '确认' : '退回'}
      done={isDone ? '已确认' : '已退回'}
      isDanger={!isDone}
      run={({ words }) =>
        judge.mutateAsync({
          params: { id: task.planId, taskId: task.id },
          body: { kind: isDone ? 'confirmed' : 'returned', words },
        })
      }
    >
      <LongText name="words" label={isDone ? '查验情况' : '退回原因'} most={2000} />
    </ActDialog>
  )
}

function Acts({ task }: { task: Task }): ReactNode {
  const [kind, setKind] = useState<Kind>()
  const close = (): void => {
    setKind(undefined)
  }
  const buttons: readonly (readonly [may: boolean, kind: Kind, words: string])[] = [
    [task.mayClaim, 'claimed', '报告完成'],
    [task.mayReport, 'progress', '报告进展'],
    [task.mayJudge, 'confirmed', '确认完成'],
    [task.mayJudge, 'returned', '退回'],
  ]
  const shown = buttons.filter(([may]) => may)
  return (
    <>
      {task.objections.map((code) => (
        <Alert key={code} type="info" showIcon title={OBJECTIONS[code] ?? code} />
      ))}
      <Space wrap className="acts">
        {shown.map(([, which, words], at) => (
          <Button
            key={which}
            type={at === 0 ? 'primary' : 'default'}
            onClick={() => {
              setKind(which)
            }}
          >
            {words}
          </Button>
        ))}
      </Space>
      <ReportDialog task={task} kind={kind} close={close} />
      <JudgeDialog task={task} kind={kind} close={close} />
    </>
  )
}

function Standing({ task: { state, percent, isOverdue, daysLeft } }: { task: Task }): ReactNode {
  const isOpen = state === 'not-begun' || state === 'under-way'
  return (
    <>
      {TASK_STATES[state]}
      {state === 'under-way' ? `，进度 ${String(percent)}%` : ''}
      {isOpen && !isOverdue ? `，还有 ${String(daysLeft)} 天` : ''} {isOverdue ? <Tag color="error">逾期</Tag> : null}
    </>
  )
}

function Facts({ task }: { task: Task }): ReactNode {
  const { planId, planTitle, unitName, coUnitNames, dueOn, evidence } = task
  return (
    <Panel>
      {facts([
        [
          '方案',
          <Link key="plan" to={`/plans/${planId}`}>
            {planTitle}
          </Link>,
        ],
        ['状态', <Standing key="state" task={task} />],
        ['牵头单位', unitName],
        ...(coUnitNames.length === 0 ? [] : [['协办单位', coUnitNames.join('、')] as const]),
        ['期限', dueOn],
        ...(evidence === '' ? [] : [['预期成果', evidence] as const]),
      ])}
    </Panel>
  )
}

function Steps({ steps }: Pick<Task, 'steps'>): ReactNode {
  if (steps.length === 0) return <p className="quiet">还没有进展记录。</p>
  return (
    <ul className="lines">
      {steps.map(({ id, kind, percent, words, publicationNos, unitName, writer, on }) => (
        <li key={id}>
          <span className="grow">
            <b>{STEP_KINDS[kind]}</b>
            {kind === 'progress' ? ` ${String(percent)}%` : ''}：<span className="own-words">{words}</span>
            {publicationNos.map((no) => (
              <a key={no} href={`/info/${String(no)}`}>
                {' '}
                相关信息 {no}
              </a>
            ))}
          </span>
          <span className="quiet">
            {unitName === '' ? writer : `${unitName} ${writer}`}，{on}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** One task: who does it until when, what was reported, and what can be done now. */
export default function TaskPage(): ReactNode {
  const { id = '', taskId = '' } = useParams()
  const query = useCall(getTask, { params: { id, taskId } })
  return (
    <Page title={query.data ? `第 ${String(query.data.no)} 项：${query.data.words}` : '任务'}>
      <Loaded query={query}>
        {(task) => (
          <>
            <Acts task={task} />
            <Facts task={task} />
            <Panel title="进展记录">
              <Steps steps={task.steps} />
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  )
}
