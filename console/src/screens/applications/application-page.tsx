import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { getApplication, viewIdentity } from '../../../../src/features/applications/application-views.contract.ts'
import { writeMessage } from '../../../../src/features/applications/applications.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import '../../styles/cases.css'
import { ClockPanel } from '../cases/clock-panel.tsx'
import { Late } from '../cases/due-words.tsx'
import { EventsPanel, UnitsPanel } from '../cases/history-panels.tsx'
import { IdentityPanel } from '../cases/identity-panel.tsx'
import { MessagesPanel } from '../cases/messages-panel.tsx'
import { NextSteps, OtherSteps, useSteps } from '../cases/steps.tsx'
import { STEPS } from './case-actions.tsx'
import { AskedPanel, ConsultationsPanel, DecisionPanel, LinksPanel, RemediesPanel } from './case-panels.tsx'
import { PapersPanel } from './case-papers.tsx'
import type { CaseView } from './case-view.ts'
import { ArchivePanel } from './archive-panel.tsx'
import { REGIME_NAMES } from './names.ts'
import { RedactionPanel } from './redaction-panel.tsx'

function leadOf({ stateName, leadUnitName, subject, reassessOn, retentionUntil }: CaseView): string {
  const unit = leadUnitName === '' ? '' : ` · ${leadUnitName}牵头`
  const again = reassessOn === null ? '' : ` · ${reassessOn} 前重新评估`
  const kept = retentionUntil === null ? '' : ` · 保存到 ${retentionUntil}`
  return `${stateName}${unit} · ${subject}${again}${kept}`
}

const PERSONS = { applicant: '申请人', agent: '代理人', 'third-party': '第三方', 'other-agency': '其他机关' } as const

/** Who applied, and who was consulted. */
function WhoPanel({ view }: { view: CaseView }): ReactNode {
  const ask = useAct(viewIdentity)
  return (
    <IdentityPanel
      title={`申请人：${view.applicantKindName}`}
      note="申请人的姓名、证件和联系方式单独加密保存。查看须写明用途，每次查看都记入台账和办理过程。"
      mayOpen={view.maySeeIdentity}
      open={async (purpose) => {
        const { persons } = await ask.mutateAsync({ params: { id: view.id }, body: { purpose } })
        return persons.map((person) => ({ ...person, role: PERSONS[person.role] }))
      }}
    />
  )
}

function Term({ view: { supplementUntil, state, regime } }: { view: CaseView }): ReactNode {
  return (
    <>
      {supplementUntil !== null && state === 'supplement-requested' ? (
        <p>申请人应在 {supplementUntil} 前补正。</p>
      ) : null}
      <p className="quiet">适用{REGIME_NAMES[regime]}。期限的天数和条款是收到申请时的规定，之后不变。</p>
    </>
  )
}

function Letters({ view: { id, messages, may } }: { view: CaseView }): ReactNode {
  const write = useAct(writeMessage)
  const send = (body: { text: string; isNote: boolean }) => write.mutateAsync({ params: { id }, body })
  return <MessagesPanel messages={messages} other="申请人" may={may} send={send} />
}

function Content({ view }: { view: CaseView }): ReactNode {
  const { start, dialogs } = useSteps(STEPS, view)
  const steps = { steps: STEPS, view, start }
  return (
    <Page title={view.number} lead={leadOf(view)} actions={<NextSteps {...steps} />}>
      <Late due={view} advice="请尽快答复。期限已过的，不能再延长。" />
      <div className="two">
        <div>
          <ClockPanel view={view}>
            <Term view={view} />
          </ClockPanel>
          <AskedPanel view={view} />
          <DecisionPanel view={view} />
          <ConsultationsPanel view={view} />
          <RedactionPanel view={view} />
          <PapersPanel view={view} />
          <Letters view={view} />
          <RemediesPanel view={view} />
        </div>
        <aside className="unlimited">
          <OtherSteps {...steps} />
          <ArchivePanel view={view} />
          <WhoPanel view={view} />
          <UnitsPanel assignments={view.assignments} />
          <LinksPanel view={view} />
          <EventsPanel area="application" events={view.events} />
        </aside>
      </div>
      {dialogs}
    </Page>
  )
}

/** One application: what is asked, until when it must be answered and why, what happened, and what can be done now. */
export default function ApplicationPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getApplication, { params: { id } })
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/applications">依申请公开</Link> › 一件申请
      </p>
      <Loaded query={query}>{(view) => <Content key={view.id} view={view} />}</Loaded>
    </>
  )
}
