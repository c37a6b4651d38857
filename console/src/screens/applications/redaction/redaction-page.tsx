import { Result, Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { getApplication } from '../../../../../src/features/applications/application-views.contract.ts'
import { listRedactions, openOriginal } from '../../../../../src/features/applications/redactions.contract.ts'
import { useCall, useOpened } from '../../../api/use-call.ts'
import { Loaded } from '../../../parts/loaded.tsx'
import { Page } from '../../../parts/page.tsx'
import '../../../styles/cases.css'
import type { CaseView } from '../case-view.ts'
import { MarkBoard } from './mark-board.tsx'
import { type Original, type Redactions, STATE_WORDS } from './redaction-view.ts'
import { VersionView } from './version-view.tsx'

const MARKS = 'marks'

interface WorkProps {
  readonly view: CaseView
  readonly original: Original
  readonly grounds: Redactions['grounds']
}

function Marking({ view, original, grounds, made }: WorkProps & { made: (version: number) => void }): ReactNode {
  const query = useOpened(openOriginal, { params: { id: view.id, originalId: original.id } })
  return (
    <Loaded query={query}>
      {(opened) => <MarkBoard caseId={view.id} opened={opened} grounds={grounds} made={made} />}
    </Loaded>
  )
}

function Work({ view, original, grounds }: WorkProps): ReactNode {
  const mayRedact = view.may.redact.ok
  const last = original.versions.at(-1)
  const [tab, setTab] = useState(last ? String(last.version) : MARKS)
  const made = (version: number): void => {
    setTab(String(version))
  }
  const versions = original.versions.toReversed().map((version) => ({
    key: String(version.version),
    label: `第 ${String(version.version)} 版（${STATE_WORDS[version.state].text}）`,
    children: (
      <VersionView
        key={version.id}
        caseId={view.id}
        original={original}
        version={version}
        grounds={grounds}
        mayRedact={mayRedact}
      />
    ),
  }))
  const marking = {
    key: MARKS,
    label: '标记',
    children: <Marking view={view} original={original} grounds={grounds} made={made} />,
  }
  return (
    <Tabs activeKey={tab} onChange={setTab} items={mayRedact ? [marking, ...versions] : versions} destroyOnHidden />
  )
}

function Content({ view, originalId }: { view: CaseView; originalId: string }): ReactNode {
  const query = useCall(listRedactions, { params: { id: view.id } })
  return (
    <Loaded query={query}>
      {({ originals, grounds }) => {
        const original = originals.find(({ id }) => id === originalId)
        return original ? (
          <Work view={view} original={original} grounds={grounds} />
        ) : (
          <Result status="404" title="没有找到这份信息原件" />
        )
      }}
    </Loaded>
  )
}

/** 区分处理: an original, what is taken out of it on which ground, and the result before it goes out with the answer. */
export default function RedactionPage(): ReactNode {
  const { id = '', originalId = '' } = useParams()
  const query = useCall(getApplication, { params: { id } })
  return (
    <Loaded query={query}>
      {(view) => (
        <>
          <p className="quiet crumbs">
            <Link to="/applications">依申请公开</Link> › <Link to={`/applications/${id}`}>{view.number}</Link> ›
            区分处理
          </p>
          <Page
            title="区分处理"
            lead={`${view.number} · ${view.subject}。原件不会提供给申请人，申请人得到的只是遮盖件。`}
          >
            <Content view={view} originalId={originalId} />
          </Page>
        </>
      )}
    </Loaded>
  )
}
