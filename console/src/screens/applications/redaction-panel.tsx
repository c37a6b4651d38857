import { Alert, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { addOriginal, listRedactions } from '../../../../src/features/applications/redactions.contract.ts'
import { upload } from '../../api/upload.ts'
import { useCallIf } from '../../api/use-call.ts'
import { ChooseFile } from '../../parts/choose-file.tsx'
import { FaultNotice } from '../../parts/fault.tsx'
import { Panel } from '../../parts/page.tsx'
import { sizeText } from '../../parts/words.tsx'
import type { CaseView } from './case-view.ts'
import { isOpen, type Original, STATE_WORDS } from './redaction/redaction-view.ts'
import { SendingShare, useSending } from './use-sending.tsx'

const ACCEPT = '.pdf,.docx,.png,.jpg,.jpeg,.webp,.gif'

function Line({ view, original }: { view: CaseView; original: Original }): ReactNode {
  const last = original.versions.at(-1)
  const word = last ? STATE_WORDS[last.state] : { text: '还没有遮盖', colour: 'default' }
  return (
    <li>
      <Link className="grow" to={`/applications/${view.id}/redactions/${original.id}`}>
        {original.name}
      </Link>
      <span className="quiet">
        {sizeText(original.size)}
        {last ? ` · 第 ${String(last.version)} 版` : ''}
      </span>
      <Tag color={word.colour}>{word.text}</Tag>
    </li>
  )
}

function Originals({ view, originals }: { view: CaseView; originals: readonly Original[] }): ReactNode {
  const open = originals.filter(({ versions }) => versions.some(isOpen))
  return (
    <>
      {open.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={`有 ${String(open.length)} 份遮盖件没有办结`}
          description="没有通过放行检查、没有确认或者没有放入答复的，部分公开的答复不能送审、签发和送达。"
          style={{ marginBottom: 12 }}
        />
      )}
      <ul className="lines">
        {originals.map((original) => (
          <Line key={original.id} view={view} original={original} />
        ))}
      </ul>
    </>
  )
}

function AddOriginal({ id }: { id: string }): ReactNode {
  const { share, fault, send } = useSending('原件已收入，请标记要遮盖的内容')
  return (
    <>
      <ChooseFile
        label="收入信息原件"
        accept={ACCEPT}
        choose={(file) => void send((onProgress) => upload(addOriginal, { params: { id }, file, onProgress }))}
      />
      <p className="quiet">原件加密保存，不会提供给申请人。收入后标记要遮盖的词语和位置，生成遮盖件。</p>
      <SendingShare share={share} />
      {fault === null ? null : <FaultNotice error={fault} />}
    </>
  )
}

/** 区分处理: files of which the applicant gets a part. Shown to whoever works on the case, checks or signs. */
export function RedactionPanel({ view }: { view: CaseView }): ReactNode {
  const { id, may, papers } = view
  const mayRedact = may.redact.ok
  const hasAny = papers.some(({ role }) => role === 'redacted' || role === 'original')
  const query = useCallIf(mayRedact || hasAny, listRedactions, { params: { id } })
  if (!mayRedact && !hasAny) return null
  return (
    <Panel title="区分处理（部分公开）">
      <Originals view={view} originals={query.data?.originals ?? []} />
      {mayRedact ? <AddOriginal id={id} /> : null}
    </Panel>
  )
}
