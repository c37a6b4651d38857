import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { dismissFinding, getFinding, reopenFinding } from '../../../../src/features/monitors/monitors.contract.ts'
import { FINDING_STATES, overdueText } from '../../../../src/kernel/monitor-words.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import type { ListState } from '../../parts/table-page.tsx'
import { facts } from '../cases/history-panels.tsx'

type Finding = Reply<typeof getFinding>

/** A link into the console stays in it; everything else is the portal's. */
function Where({ path }: { path: string }): ReactNode {
  return path.startsWith('/console') ? <Link to={path.slice('/console'.length)}>打开</Link> : <a href={path}>打开</a>
}

function stateText({ state, curedOn, dismissedBy, dismissedOn, dismissReason }: Finding): string {
  if (state === 'cured') return `${FINDING_STATES.cured}（${curedOn ?? ''}）`
  if (state === 'open') return FINDING_STATES.open
  return `${FINDING_STATES.dismissed}（${dismissedBy} ${dismissedOn ?? ''}）：${dismissReason}`
}

/** The order that covers it, where there is one. */
function orderFact({ orderId, orderNumber, isOrderOpen }: Finding): [string, ReactNode][] {
  if (orderId === null) return []
  const link = <Link to={`/orders/${orderId}`}>{orderNumber}</Link>
  return [
    [
      '整改通知',
      <div key="order">
        <div>{link}</div>
        <div>{isOrderOpen ? '正在整改，不能再发' : '已经办结'}</div>
      </div>,
    ],
  ]
}

/** Until when it was due and how long ago that is, as of the day on which it was last seen. */
function overdueFact(finding: Finding): [string, ReactNode][] {
  const text = overdueText(finding)
  return text === null ? [] : [['逾期', `${text}（期限为 ${finding.dueOn ?? ''}）`]]
}

function Facts({ finding }: { finding: Finding }): ReactNode {
  return facts([
    ['规则', `${finding.ruleName}（${finding.dimensionName}）`],
    ['在哪里', <Where key="where" path={finding.path} />],
    ['证据', finding.evidence],
    ...overdueFact(finding),
    ['怎样改', finding.cure],
    ['依据', finding.basis],
    ['单位', finding.unitName === '' ? '信息公开办公室' : finding.unitName],
    ['发现日期', finding.openedOn],
    ['最近一次看到', finding.seenOn],
    ['状态', stateText(finding)],
    ...orderFact(finding),
  ])
}

type Asking = 'dismiss' | 'reopen' | null

/** Asks why, before a finding is called a false alarm or opened again. */
function Reasons({ id, open, close }: { id: string; open: Asking; close: () => void }): ReactNode {
  const [dismiss, reopen] = [useAct(dismissFinding), useAct(reopenFinding)]
  return (
    <>
      <ReasonDialog
        isOpen={open === 'dismiss'}
        close={close}
        title="标为误报"
        note="内容改动之前，这个问题不再提出。理由记入台账，本单位和监督办公室都能看到。"
        okText="标为误报"
        done="已标为误报"
        run={(reason) => dismiss.mutateAsync({ params: { id }, body: { reason } })}
      />
      <ReasonDialog
        isOpen={open === 'reopen'}
        close={close}
        title="撤回误报"
        note="撤回后，这个问题回到待处理。"
        okText="撤回"
        done="已撤回"
        run={(reason) => reopen.mutateAsync({ params: { id }, body: { reason } })}
      />
    </>
  )
}

function Acts({ finding }: { finding: Finding }): ReactNode {
  const [open, setOpen] = useState<Asking>(null)
  const navigate = useNavigate()
  const { id, mayDismiss, mayReopen, mayOrder } = finding
  const asking = (what: Asking) => (): void => {
    setOpen(what)
  }
  return (
    <div className="tasks" style={{ marginTop: 16 }}>
      {mayOrder ? (
        <Button
          type="primary"
          onClick={() => {
            void navigate(`/orders?new=1&finding=${id}`)
          }}
        >
          发出整改通知
        </Button>
      ) : null}
      {mayDismiss ? <Button onClick={asking('dismiss')}>标为误报</Button> : null}
      {mayReopen ? <Button onClick={asking('reopen')}>撤回误报</Button> : null}
      <Reasons id={id} open={open} close={asking(null)} />
    </div>
  )
}

function One({ id }: { id: string }): ReactNode {
  const query = useCall(getFinding, { params: { id } })
  return (
    <Loaded query={query}>
      {(finding) => (
        <>
          <p>
            <b>{finding.what}</b>
          </p>
          <Facts finding={finding} />
          <Acts finding={finding} />
        </>
      )}
    </Loaded>
  )
}

/** One finding: what, where, by which rule, with what evidence, and what can be done about it. */
export function FindingDrawer({ list }: { list: ListState }): ReactNode {
  const id = list.get('finding')
  return (
    <SideDrawer
      isOpen={id !== undefined}
      close={() => {
        list.set({ finding: undefined, page: String(list.page) })
      }}
      title="一个问题"
      size={620}
    >
      {id === undefined ? null : <One key={id} id={id} />}
    </SideDrawer>
  )
}
