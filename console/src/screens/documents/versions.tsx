import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { diffRevisions } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText } from '../../parts/words.tsx'
import type { DocumentDetail } from './document-detail.ts'

function Difference({ id, from, to }: { id: string; from: number; to: number }): ReactNode {
  const query = useCall(diffRevisions, { params: { id }, query: { from, to } })
  return (
    <Loaded query={query}>
      {({ title, fields, html }) => (
        <>
          {title.before === title.after ? null : (
            <p>
              标题 <del>{title.before}</del> <ins>{title.after}</ins>
            </p>
          )}
          {fields.map(({ name, before, after }) => (
            <p key={name}>
              {name} <del>{before === '' ? '空' : before}</del> <ins>{after === '' ? '空' : after}</ins>
            </p>
          ))}
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </>
      )}
    </Loaded>
  )
}

function Compare({ document }: { document: DocumentDetail }): ReactNode {
  const newest = document.revisions[0]?.no ?? 1
  const [from, setFrom] = useState(Math.max(1, newest - 1))
  const [to, setTo] = useState(newest > 1 ? newest : 0)
  const frozen = document.revisions.map(({ no }) => ({ value: no, label: `第 ${String(no)} 版` }))
  const choices = [{ value: 0, label: '当前工作稿' }, ...frozen]
  return (
    <>
      <div className="query">
        <label>
          从
          <Select aria-label="旧版本" style={{ width: 140 }} options={frozen} value={from} onChange={setFrom} />
        </label>
        <label>
          到
          <Select aria-label="新版本" style={{ width: 140 }} options={choices} value={to} onChange={setTo} />
        </label>
      </div>
      <Difference id={document.id} from={from} to={to} />
    </>
  )
}

/** Every version that was sent for review, who wrote it, and how they differ. */
export function Versions({ document }: { document: DocumentDetail }): ReactNode {
  const drawer = useOpen()
  if (document.revisions.length === 0) return null
  const compare = (
    <Button size="small" onClick={drawer.open}>
      对比
    </Button>
  )
  return (
    <Panel title="版本" more={compare}>
      <ul className="lines">
        {document.revisions.map(({ id, no, frozenAt, authors, changeNote }) => (
          <li key={id}>
            <span className="grow">
              第 {no} 版 · {authors.join('、')}
              {changeNote === '' ? null : <div className="quiet">{changeNote}</div>}
            </span>
            <span className="quiet">{instantText(frozenAt)}</span>
          </li>
        ))}
      </ul>
      <SideDrawer isOpen={drawer.isOpen} close={drawer.close} title="版本对比" size={720}>
        <Compare document={document} />
      </SideDrawer>
    </Panel>
  )
}
