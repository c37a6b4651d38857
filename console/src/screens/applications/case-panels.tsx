import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import { facts } from '../cases/history-panels.tsx'
import type { CaseView } from './case-view.ts'
import { SettleDialog } from './consult-dialog.tsx'
import { articleText } from './decision-form.tsx'
import { RemedyOutcomeDialog } from './later-dialogs.tsx'
import { ANSWER_NAMES, CHANNEL_NAMES, CONSULTED_NAMES, REMEDY_NAMES, REMEDY_OUTCOMES } from './names.ts'

interface PanelProps {
  readonly view: CaseView
}

/** What is asked for. The supervision office watches without reading it. */
export function AskedPanel({ view }: PanelProps): ReactNode {
  const { request, formName, wayName, channel, openedOn } = view
  const how = [
    ['信息的形式', formName],
    ['获取的方式', wayName],
    ['提出', `${openedOn} ${CHANNEL_NAMES[channel]}`],
  ] as const
  if (request === null)
    return (
      <Panel title="申请内容">
        <p className="quiet">申请内容只有办理的人看得到；保存期满后删除。</p>
        {facts(how)}
      </Panel>
    )
  return (
    <Panel title="申请内容">
      <h3>{request.title}</h3>
      <p className="written">{request.what}</p>
      {facts([...how, ['用途', request.purpose === '' ? '没有填写' : request.purpose]])}
    </Panel>
  )
}

function Part({ name, text }: { name: string; text: string }): ReactNode {
  return (
    <>
      <h3>{name}</h3>
      <p className="written">{text}</p>
    </>
  )
}

/** The answer as it stands: what it says, whether it was checked and signed. */
export function DecisionPanel({ view }: PanelProps): ReactNode {
  const { decision } = view
  if (decision === null) return null
  const { kindName, parts, isSecrecyPassed, signedAt, hash } = decision
  return (
    <Panel
      title={
        <>
          答复{' '}
          <Tag color={isSecrecyPassed ? 'success' : 'default'}>
            {isSecrecyPassed ? '已通过保密审查' : '未经保密审查'}
          </Tag>
          <Tag color={signedAt === null ? 'default' : 'success'}>
            {signedAt === null ? '未签发' : `${instantText(signedAt)} 签发`}
          </Tag>
        </>
      }
    >
      {facts([
        ['答复类型', kindName],
        ['依据', articleText(decision, view)],
      ])}
      {parts.map(({ key, name, text }) => (
        <Part key={key} name={name} text={text} />
      ))}
      <p className="quiet mono">内容指纹 {hash.slice(0, 16)}…</p>
    </Panel>
  )
}

interface ConsultationProps extends PanelProps {
  readonly consultation: CaseView['consultations'][number]
  readonly at: number
}

function Consultation({ view, consultation, at }: ConsultationProps): ReactNode {
  const settling = useOpen()
  const { kind, sentOn, answerUntil, pausesClock, passages, answer, answeredOn, reason } = consultation
  return (
    <div className="letter">
      <b>{CONSULTED_NAMES[kind]}</b>{' '}
      <span className="quiet">
        {sentOn} 征求，{answerUntil} 前答复{pausesClock ? '，等待期间不计入期限' : '，期限照常计算'}
      </span>
      <p className="written">{passages}</p>
      <p>
        {answer === null ? '还没有答复。' : `${answeredOn ?? ''} ${ANSWER_NAMES[answer]}`}
        {reason === '' ? '' : `：${reason}`}
      </p>
      {answer === null && view.may.settle.ok ? (
        <Button size="small" aria-label={`登记第 ${String(at + 1)} 次征求意见的答复`} onClick={settling.open}>
          登记答复
        </Button>
      ) : null}
      <SettleDialog view={view} consultation={consultation} isOpen={settling.isOpen} close={settling.close} />
    </div>
  )
}

/** Who was asked and what they said. */
export function ConsultationsPanel({ view }: PanelProps): ReactNode {
  if (view.consultations.length === 0) return null
  return (
    <Panel title="征求意见">
      {view.consultations.map((each, at) => (
        <Consultation key={each.id} view={view} consultation={each} at={at} />
      ))}
    </Panel>
  )
}

function Remedy({ view, remedy }: PanelProps & { remedy: CaseView['remedies'][number] }): ReactNode {
  const ending = useOpen()
  const { kind, body, registeredOn, outcome, outcomeNote, endedOn } = remedy
  return (
    <li>
      <span className="grow">
        {REMEDY_NAMES[kind]} · {body} · {registeredOn}
      </span>
      {outcome === null ? '没有结果' : `${endedOn ?? ''} ${REMEDY_OUTCOMES[outcome]}`}
      {outcomeNote === '' ? '' : `：${outcomeNote}`}
      {outcome === null && view.may.endRemedy.ok ? (
        <Button size="small" aria-label={`登记${REMEDY_NAMES[kind]}的结果`} onClick={ending.open}>
          登记结果
        </Button>
      ) : null}
      <RemedyOutcomeDialog view={view} remedy={remedy} isOpen={ending.isOpen} close={ending.close} />
    </li>
  )
}

/** Remedies that the applicant sought elsewhere. */
export function RemediesPanel({ view }: PanelProps): ReactNode {
  if (view.remedies.length === 0) return null
  return (
    <Panel title="救济">
      <ul className="lines">
        {view.remedies.map((remedy) => (
          <Remedy key={remedy.id} view={view} remedy={remedy} />
        ))}
      </ul>
    </Panel>
  )
}

/** What was shown to the applicant before, and what became of the answer. */
export function LinksPanel({ view: { links } }: PanelProps): ReactNode {
  if (links.length === 0) return null
  return (
    <Panel title="相关信息">
      <ul className="lines">
        {links.map(({ kind, targetType, targetId }) => (
          <li key={kind + targetId}>
            {targetType === 'publication' ? (
              <a href={`/info/${targetId}`}>第 {targetId} 号（申请前向申请人展示过）</a>
            ) : (
              <Link to={`/documents/${targetId}`}>转为主动公开的信息</Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
