import { Button, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { listAppearances } from '../../../../src/features/channels/channels.contract.ts'
import { DRIFT_WORDS } from '../../../../src/kernel/channel-terms.ts'
import { useCallIf } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { AppearanceDrawer } from '../channels/appearance-drawer.tsx'
import { AppearanceForm } from '../channels/appearance-form.tsx'
import { type Appearance, stateOf } from '../channels/channel-words.ts'
import type { DocumentDetail } from './document-detail.ts'

const MOST = 100

function Lines({ rows, show }: { rows: readonly Appearance[]; show: (id: string | undefined) => void }): ReactNode {
  if (rows.length === 0) return <p className="quiet">还没有登记在其他渠道发布。</p>
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.id}>
          <Button
            type="link"
            size="small"
            onClick={() => {
              show(row.id)
            }}
          >
            {row.channelName}
          </Button>
          <span className="grow quiet">
            {row.appearedOn} {stateOf(row)}
          </span>
          {row.drift === null ? null : <Tag color="error">{DRIFT_WORDS[row.drift].what}</Tag>}
        </li>
      ))}
    </ul>
  )
}

function Appearances({ document: { id, draft }, isShown }: { document: DocumentDetail; isShown: boolean }): ReactNode {
  const query = useCallIf(true, listAppearances, { query: { documentId: id, size: MOST } })
  const { may } = useSession()
  const form = useOpen()
  const [shown, setShown] = useState<string | undefined>(undefined)
  const button = (
    <Button size="small" onClick={form.open}>
      登记发布
    </Button>
  )
  return (
    <Panel title="在其他渠道发布" {...(isShown && may('channels.register') ? { more: button } : {})}>
      <Loaded query={query}>{({ rows }) => <Lines rows={rows} show={setShown} />}</Loaded>
      <AppearanceForm isOpen={form.isOpen} close={form.close} chosen={{ documentId: id, title: draft.title }} />
      <AppearanceDrawer
        id={shown}
        close={() => {
          setShown(undefined)
        }}
      />
    </Panel>
  )
}

/** Where else this publication appeared, and the button to register that it did. */
export function AppearancesPanel({ document }: { document: DocumentDetail }): ReactNode {
  const { may } = useSession()
  const state = document.publication?.state
  if (state === undefined || !may('channels.read')) return null
  return <Appearances document={document} isShown={state === 'live' || state === 'kept'} />
}
