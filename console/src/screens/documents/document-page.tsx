import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { getDocument } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { instantText, sizeText, StateTag } from '../../parts/words.tsx'
import { AppearancesPanel } from './appearances-panel.tsx'
import { DocumentActions } from './document-actions.tsx'
import type { DocumentDetail } from './document-detail.ts'
import { DocumentFacts } from './document-facts.tsx'
import { LeakReview } from './leak-review.tsx'
import { OpinionPanel } from './opinion-panel.tsx'
import { RelationsPanel } from './relations-panel.tsx'
import { ReviewTimeline } from './review-timeline.tsx'
import { Versions } from './versions.tsx'

function Files({ document }: { document: DocumentDetail }): ReactNode {
  const files = document.attachments.filter(({ use }) => use === 'file')
  if (files.length === 0) return null
  return (
    <Panel title={`附件 ${String(files.length)} 个`}>
      <ul className="lines">
        {files.map(({ id, name, size, url }) => (
          <li key={id}>
            <a className="grow" href={url}>
              {name}
            </a>
            <span className="quiet">{sizeText(size)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Publication({ document: { publication } }: { document: DocumentDetail }): ReactNode {
  if (!publication) return null
  const { no, state, url, publishedAt, firstPublishedAt, indexNo, closingNote, isEmergency, revisionNo } = publication
  return (
    <Panel title="公开情况">
      <ul className="lines">
        <li>
          <StateTag of="public" state={state} />
          <a className="grow" href={url}>
            第 {no} 号 · 在门户上查看
          </a>
        </li>
        <li>索引号 {indexNo}</li>
        <li>
          发布时间 {instantText(publishedAt)}（第 {revisionNo} 版，由数据库记录）
        </li>
        {firstPublishedAt === publishedAt ? null : <li>首次发布 {instantText(firstPublishedAt)}</li>}
        {isEmergency ? <li>紧急发布，正在补办审核</li> : null}
        {closingNote === '' ? null : <li>撤回说明：{closingNote}</li>}
      </ul>
    </Panel>
  )
}

/** When it will go out by itself. */
function Hour({ document: { workState, publishAt } }: { document: DocumentDetail }): ReactNode {
  if (workState !== 'scheduled' || publishAt === null) return null
  return (
    <Alert
      type="info"
      showIcon
      title={`将于 ${instantText(publishAt)} 自动发布`}
      description="到时不用人操作。要改时间，重新点“发布”；改动内容则取消发布，须重新审核。"
      style={{ marginBottom: 16 }}
    />
  )
}

function Text({ document: { id, draft } }: { document: DocumentDetail }): ReactNode {
  return (
    <Panel
      title="内容"
      more={
        <a href={`/preview/${id}`} target="_blank" rel="noreferrer">
          在新窗口按门户样式预览
        </a>
      }
    >
      <iframe
        title={`预览：${draft.title}`}
        src={`/preview/${id}?bare=1&v=${String(draft.version)}`}
        style={{ width: '100%', height: '70vh', border: '1px solid var(--line)' }}
      />
    </Panel>
  )
}

function Content({ document }: { document: DocumentDetail }): ReactNode {
  const { draft, workState, unitName, createdBy, reviewCaseId } = document
  const lead = (
    <>
      <StateTag of="work" state={workState} /> {unitName} · {createdBy}起草 · {draft.savedBy}于{' '}
      {instantText(draft.savedAt)} 保存
    </>
  )
  return (
    <Page
      title={draft.title === '' ? '（还没有标题）' : draft.title}
      lead={lead}
      actions={<DocumentActions document={document} />}
    >
      <div className="two">
        <div>
          <Hour document={document} />
          <LeakReview document={document} />
          <OpinionPanel document={document} />
          <Text document={document} />
          <Files document={document} />
        </div>
        <aside>
          <Publication document={document} />
          <AppearancesPanel document={document} />
          <RelationsPanel id={document.id} />
          {reviewCaseId === null ? null : <ReviewTimeline caseId={reviewCaseId} />}
          <DocumentFacts document={document} />
          <Versions document={document} />
        </aside>
      </div>
    </Page>
  )
}

/** One document: what it says, where it stands, who did what, and what can be done now. */
export default function DocumentPage(): ReactNode {
  const { id = '' } = useParams()
  const query = useCall(getDocument, { params: { id } })
  return (
    <>
      <p className="quiet crumbs">
        <Link to="/documents">信息</Link> › 详情
      </p>
      <Loaded query={query}>{(document) => <Content key={document.id} document={document} />}</Loaded>
    </>
  )
}
