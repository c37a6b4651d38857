import { Button, Timeline, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { getReview, urgeReview } from '../../../../src/features/review/review.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText, StateTag } from '../../parts/words.tsx'

type Review = Reply<typeof getReview>
type Step = Review['steps'][number]
type Opinion = Step['opinions'][number]

const COLOURS: Readonly<Record<string, string>> = { approved: 'green', open: 'blue', returned: 'red' }
const FINDINGS: Readonly<Record<string, string>> = {
  stateSecret: '国家秘密',
  workSecret: '工作秘密',
  personalData: '个人信息',
  commercialSecret: '商业秘密',
}

function findingsText(findings: Opinion['findings']): string {
  const hits = Object.entries(FINDINGS).filter(([key]) => findings[key] === true)
  if (!Object.keys(FINDINGS).some((key) => key in findings)) return ''
  const basis = typeof findings['basis'] === 'string' && findings['basis'] !== '' ? `；依据：${findings['basis']}` : ''
  const result = hits.length === 0 ? '逐项审查，均不涉及' : `涉及${hits.map(([, name]) => name).join('、')}`
  return `${result}${basis}`
}

function OpinionLine({ opinion }: { opinion: Opinion }): ReactNode {
  const findings = findingsText(opinion.findings)
  return (
    <div>
      {opinion.by}（{opinion.unitName}）{opinion.onBehalfOf === null ? '' : `代${opinion.onBehalfOf}`}
      <b>{opinion.decision === 'approve' ? ' 同意' : ' 退回'}</b>
      {opinion.opinion === '' ? '' : `：${opinion.opinion}`}
      {findings === '' ? null : <div className="quiet">保密审查：{findings}</div>}
      <div className="quiet">{instantText(opinion.givenAt)}</div>
    </div>
  )
}

function StepBlock({ step }: { step: Step }): ReactNode {
  return (
    <>
      <b>{step.name}</b>
      {step.state === 'waiting' ? <span className="quiet"> 尚未开始</span> : null}
      {step.state === 'voided' ? <span className="quiet"> 未进行</span> : null}
      {step.state === 'open' ? (
        <div>
          等待：{step.reviewers.length === 0 ? '无人担任此角色，请联系安全管理员' : step.reviewers.join('、')}
          {step.dueOn === null ? null : <div className="quiet">应于 {step.dueOn} 前办理</div>}
        </div>
      ) : null}
      {step.opinions.map((opinion) => (
        <OpinionLine key={opinion.givenAt + opinion.by} opinion={opinion} />
      ))}
    </>
  )
}

function Urge({ caseId }: { caseId: string }): ReactNode {
  const urge = useAct(urgeReview)
  const { open, ...opening } = useOpen()
  return (
    <>
      <Button size="small" onClick={open}>
        催办
      </Button>
      <ReasonDialog
        {...opening}
        title="提醒当前审核人尽快办理？"
        note="每次审核每天可以催办一次，催办会记入台账。"
        okText="催办"
        label={null}
        done="已催办"
        run={() => urge.mutateAsync({ params: { id: caseId } })}
      />
    </>
  )
}

/** The whole review: who waits, who said what and when, bound to which text. */
export function ReviewTimeline({ caseId }: { caseId: string }): ReactNode {
  const query = useCall(getReview, { params: { id: caseId } })
  const { may } = useSession()
  return (
    <Loaded query={query}>
      {(review) => (
        <Panel
          title={
            <>
              审核 <StateTag of="review" state={review.state} />
            </>
          }
          more={review.state === 'open' && may('documents.write') ? <Urge caseId={caseId} /> : undefined}
        >
          <p className="quiet">
            {review.route} · {review.openedBy}于 {instantText(review.openedAt)} 送审
            {review.isRetrospective ? '（紧急发布后补审）' : ''}
          </p>
          <Timeline
            items={review.steps.map((step, at) => ({
              key: String(at),
              color: COLOURS[step.state] ?? 'gray',
              content: <StepBlock step={step} />,
            }))}
          />
          <Tooltip title="意见只对这一版内容有效；内容改动一个字，指纹就不同，须重新审核。">
            <span className="quiet mono">内容指纹 {review.revisionHash.slice(0, 16)}…</span>
          </Tooltip>
        </Panel>
      )}
    </Loaded>
  )
}
