import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { getLetter, viewWriter, writeLetterMessage } from '../../../../src/features/mailboxes/letters.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import '../../styles/cases.css'
import { ClockPanel } from '../cases/clock-panel.tsx'
import { Late } from '../cases/due-words.tsx'
import { EventsPanel, UnitsPanel } from '../cases/history-panels.tsx'
import { IdentityPanel } from '../cases/identity-panel.tsx'
import { MessagesPanel } from '../cases/messages-panel.tsx'
import { NextSteps, OtherSteps, useSteps } from '../cases/steps.tsx'
import { EncryptedPanel } from './encrypted-panel.tsx'
import { STEPS } from './letter-actions.ts'
import { MailsPanel, PapersPanel } from './letter-files.tsx'
import { AfterPanel, AnswerPanel, PagePanel, WordsPanel } from './letter-panels.tsx'
import type { LetterView } from './letter-view.ts'

function Lead({ view }: { view: LetterView }): ReactNode {
  const { stateName, leadUnitName, subject, retentionUntil, isImportant, petition } = view
  const unit = leadUnitName === '' ? '' : ` · ${leadUnitName}牵头`
  const kept = retentionUntil === null ? '' : ` · 保存到 ${retentionUntil}`
  return (
    <>
      {isImportant ? <Tag color="warning">重要</Tag> : null}
      {petition === null ? null : <Tag>信访事项</Tag>}
      {stateName}
      {unit} · {subject}
      {kept}
    </>
  )
}

/** Who wrote. */
function WhoPanel({ view }: { view: LetterView }): ReactNode {
  const ask = useAct(viewWriter)
  // Who wrote is in what only the office can open.
  if (view.isEncrypted) return null
  const how = view.caseName === 'complaint' ? '' : '和办理过程'
  return (
    <IdentityPanel
      title={view.isAnonymous ? '来信人：匿名' : '来信人'}
      note={`来信人的姓名和联系方式单独加密保存。查看须写明用途，每次查看都记入台账${how}。`}
      mayOpen={view.maySeeWriter && (!view.isAnonymous || view.mails.some(({ direction }) => direction === 'in'))}
      open={async (purpose) => {
        const { persons } = await ask.mutateAsync({ params: { id: view.id }, body: { purpose } })
        return persons.map(({ roleName, ...person }) => ({ ...person, role: roleName }))
      }}
    />
  )
}

/** From a complaint the supervision office may order a unit to cure something; nothing of who wrote goes along. */
function OrderPanel({ view: { caseName, number } }: { view: LetterView }): ReactNode {
  const { may } = useSession()
  if (caseName !== 'complaint' || !may('orders.make')) return null
  return (
    <Panel title="整改">
      <p className="quiet">只带去编号，且只有监督办公室能看到；单位看到的来源是“监督检查”。</p>
      <Link to={`/orders?new=1&complaint=${encodeURIComponent(number)}`}>发出整改通知</Link>
    </Panel>
  )
}

function Letters({ view: { id, messages, may } }: { view: LetterView }): ReactNode {
  const write = useAct(writeLetterMessage)
  const send = (body: { text: string; isNote: boolean }) => write.mutateAsync({ params: { id }, body })
  return <MessagesPanel messages={messages} other="来信人" may={may} send={send} />
}

function termsWords({ petition, isTermsVerified }: LetterView): string {
  if (petition === null)
    return `期限是收到来信时信箱的规定，之后不变。${isTermsVerified ? '' : '这个信箱的期限还没有核对，对外注明“试行”。'}`
  const { acceptedOn, informDays, finishDays, extendDays, objectDays } = petition
  const now = acceptedOn === null ? '目前计算的是告知是否受理的期限' : `${acceptedOn} 告知受理，目前计算的是办理期限`
  return `按《信访工作条例》办理，${now}。收到后 ${String(informDays)} 日内告知是否受理，受理后 ${String(finishDays)} 日内办结，情况复杂的经单位负责人批准可以延长 ${String(extendDays)} 日；不属于本单位的，承办单位在 ${String(objectDays)} 个工作日内转出。`
}

function Terms({ view }: { view: LetterView }): ReactNode {
  return (
    <>
      {view.wasLate ? <p>曾经超过期限，统计时计为逾期。</p> : null}
      <p className="quiet">{termsWords(view)}</p>
    </>
  )
}

function Content({ view }: { view: LetterView }): ReactNode {
  const { start, dialogs } = useSteps(STEPS, view)
  const steps = { steps: STEPS, view, start }
  return (
    <Page title={view.number} lead={<Lead view={view} />} actions={<NextSteps {...steps} />}>
      <Late due={view} advice="请尽快答复；一时办不完的，先答复进展。期限已过的，不能再延长。" />
      <div className="two">
        <div>
          {view.isEncrypted ? <EncryptedPanel view={view} /> : null}
          <WordsPanel view={view} />
          <PagePanel view={view} />
          <PapersPanel view={view} />
          <AnswerPanel view={view} />
          <ClockPanel view={view}>
            <Terms view={view} />
          </ClockPanel>
          <Letters view={view} />
          <MailsPanel view={view} />
        </div>
        <aside className="unlimited">
          <OtherSteps {...steps} />
          <WhoPanel view={view} />
          <OrderPanel view={view} />
          <UnitsPanel assignments={view.assignments} />
          <AfterPanel view={view} />
          <EventsPanel area="mailbox-letter" events={view.events} />
        </aside>
      </div>
      {dialogs}
    </Page>
  )
}

/** One letter or call: what was written, until when it must be answered and why, what happened, and what can be done now. */
export default function LetterPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getLetter, { params: { id } })
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/mailbox-letters">来信办理</Link> › 一件来信
      </p>
      <Loaded query={query}>{(view) => <Content key={view.id} view={view} />}</Loaded>
    </>
  )
}
