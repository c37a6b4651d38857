import { Alert, Button, Timeline } from 'antd'
import { type ComponentType, type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { getTask, openTask } from '../../../../src/features/services/work.contract.ts'
import { daysBetween, parseDay } from '../../../../src/kernel/day.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useDo } from '../../parts/fault.tsx'
import { Letter } from '../../parts/letter.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { PersonFacts } from '../../parts/person-facts.tsx'
import { sizeText } from '../../parts/words.tsx'
import '../../styles/services.css'
import { today } from '../../parts/today.ts'
import { DaysLeft } from '../cases/due-words.tsx'
import { FilledIn } from './filled-in.tsx'
import {
  ApproveDialog,
  CountersignDialog,
  DelegateDialog,
  RefuseDialog,
  ReturnDialog,
  type TaskDialogProps,
} from './task-dialogs.tsx'
import type { Opened, TaskView } from './task-view.ts'

const OUTCOMES: Readonly<Record<string, { word: string; colour: string }>> = {
  '': { word: '办理中', colour: 'blue' },
  approved: { word: '已同意', colour: 'green' },
  returned: { word: '已退回', colour: 'orange' },
  refused: { word: '不予办理', colour: 'red' },
  cancelled: { word: '已取消', colour: 'gray' },
}

const MOST_NAMED = 5

/** Whose a step is: unit or post, the people by name as long as it is not over, and the telephone. */
function Who({ step: { holder, people, phone } }: { step: TaskView['ahead'][number] }): ReactNode {
  const named = people.slice(0, MOST_NAMED).join('、')
  const rest = people.length > MOST_NAMED ? `等 ${String(people.length)} 人` : ''
  return (
    <div>
      {holder}
      {named === '' ? '' : `：${named}${rest}`}
      {phone === '' ? '' : `，电话 ${phone}`}
    </div>
  )
}

/** How it ended and what came of it. */
function Result({ view: { id, stateName, mayOpen, result } }: { view: TaskView }): ReactNode {
  const { concludedOn, isLate, documents } = result
  if (concludedOn === null) return null
  return (
    <Panel title="办理结果">
      <p>
        {stateName}，{concludedOn} 办结，{isLate ? '超过承诺的期限' : '在承诺的期限以内'}。
      </p>
      <ul className="lines">
        {documents.map(({ paperId, title, issuedOn }) => (
          <li key={paperId}>
            {mayOpen ? (
              <a className="grow" href={`/api/v1/hall/tasks/${id}/papers/${paperId}`} download={`${title}.pdf`}>
                {title}（PDF）
              </a>
            ) : (
              <span className="grow">{title}</span>
            )}
            <span className="quiet">{issuedOn} 出具</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Progress({ view }: { view: TaskView }): ReactNode {
  return (
    <Panel title="办理进度">
      <Timeline
        items={[
          ...view.progress.map((step, at) => {
            const { stepName, openedOn, dueOn, closedOn, outcome } = step
            const { word, colour } = OUTCOMES[outcome] ?? { word: outcome, colour: 'gray' }
            return {
              key: String(at),
              color: colour,
              content: (
                <>
                  <b>{stepName}</b> {word}
                  <Who step={step} />
                  <div className="quiet">
                    {openedOn} 开始，{closedOn === null ? `${dueOn} 前办理` : `${closedOn} 结束`}
                  </div>
                </>
              ),
            }
          }),
          ...view.ahead.map((step) => ({
            key: `ahead-${step.stepName}`,
            color: 'gray',
            content: (
              <>
                <b>{step.stepName}</b> 还没有到
                <Who step={step} />
              </>
            ),
          })),
        ]}
      />
    </Panel>
  )
}

function Term({ view: { dueOn, matterDueOn, explanation, isOpen } }: { view: TaskView }): ReactNode {
  return (
    <Panel title="期限">
      <p className="due">
        本环节 {dueOn} {isOpen ? <DaysLeft days={daysBetween(today(), parseDay(dueOn))} /> : null}
      </p>
      <p>{matterDueOn === null ? '整件的期限暂停计算。' : `整件应在 ${matterDueOn} 前办结。`}</p>
      <ul className="reasons">
        {explanation.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Panel>
  )
}

function Papers({ taskId, papers }: { taskId: string; papers: Opened['papers'] }): ReactNode {
  if (papers.length === 0) return null
  return (
    <Panel title={`附件 ${String(papers.length)} 份`}>
      <ul className="lines">
        {papers.map(({ id, name, size }) => (
          <li key={id}>
            <a className="grow" href={`/api/v1/hall/tasks/${taskId}/papers/${id}`} download={name}>
              {name}
            </a>
            <span className="quiet">{sizeText(size)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Contents({ taskId, opened }: { taskId: string; opened: Opened }): ReactNode {
  return (
    <>
      <Panel title="申请内容">
        {opened.persons.map((person) => (
          <PersonFacts key={person.role} person={person} />
        ))}
        <FilledIn form={opened.form} values={opened.values} />
      </Panel>
      <Papers taskId={taskId} papers={opened.papers} />
      {opened.messages.length === 0 ? null : (
        <Panel title="留言和意见">
          {opened.messages.map((message) => (
            <Letter key={message.id} message={message} />
          ))}
        </Panel>
      )}
    </>
  )
}

/** Who applies and what they filled in stays sealed until whoever has the task opens it. */
function Sealed({ view }: { view: TaskView }): ReactNode {
  const open = useAct(openTask)
  const act = useDo()
  const [opened, setOpened] = useState<Opened | null>(null)
  if (opened) return <Contents taskId={view.id} opened={opened} />
  const start = (): void => {
    void act(async () => {
      setOpened(await open.mutateAsync({ params: { taskId: view.id } }))
    })
  }
  return (
    <Panel title="申请内容">
      <p className="quiet">申请人是谁、填写了什么和附件都加密保存，只有办理这一环节的人可以打开。打开会记入台账。</p>
      <Button type="primary" loading={open.isPending} onClick={start}>
        打开申请内容
      </Button>
    </Panel>
  )
}

interface Step {
  readonly label: string
  readonly Dialog: ComponentType<TaskDialogProps>
  readonly isFor: (view: TaskView) => boolean
}

const STEPS: readonly Step[] = [
  { label: '同意', Dialog: ApproveDialog, isFor: ({ mayAct }) => mayAct },
  {
    label: '退回',
    Dialog: ReturnDialog,
    isFor: ({ mayAct, returnTargets }) => mayAct && returnTargets.length > 0,
  },
  { label: '不予办理', Dialog: RefuseDialog, isFor: ({ mayAct }) => mayAct },
  { label: '委托他人办理', Dialog: DelegateDialog, isFor: ({ mayHandOver }) => mayHandOver },
  { label: '加签', Dialog: CountersignDialog, isFor: ({ mayAct }) => mayAct },
]

function Steps({ view }: { view: TaskView }): ReactNode {
  const [started, setStarted] = useState('')
  const steps = STEPS.filter(({ isFor }) => isFor(view))
  return (
    <>
      {steps.map(({ label, Dialog }, at) => (
        <span key={label}>
          <Button
            type={at === 0 && view.mayAct ? 'primary' : 'default'}
            onClick={() => {
              setStarted(label)
            }}
          >
            {label}
          </Button>
          <Dialog
            view={view}
            isOpen={started === label}
            close={() => {
              setStarted('')
            }}
          />
        </span>
      ))}
    </>
  )
}

function Content({ view }: { view: TaskView }): ReactNode {
  const lead = `${view.serviceName}（第 ${String(view.versionNo)} 版） · ${view.stepName} · ${view.stateName} · ${view.personKindName}`
  return (
    <Page title={view.number} lead={lead} actions={<Steps view={view} />}>
      {view.isOpen ? null : <Alert type="info" showIcon title="这一环节已经办过" style={{ marginBottom: 16 }} />}
      <div className="two">
        <div>
          <Sealed view={view} />
        </div>
        <aside className="unlimited">
          <Result view={view} />
          <Term view={view} />
          <Progress view={view} />
        </aside>
      </div>
    </Page>
  )
}

/** One task of the hall: what was applied for, where the matter is, until when, and what can be done now. */
export default function TaskPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getTask, { params: { taskId: id } })
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/hall">待办服务事项</Link> › 一件办件
      </p>
      <Loaded query={query}>{(view) => <Content key={view.id} view={view} />}</Loaded>
    </>
  )
}
