import type { Editor } from '@tiptap/react'
import { Button, Input, Result } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { getDocument } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { SaveTrouble, stateText, useSaveKey } from '../../parts/save-state.tsx'
import type { SaveState } from '../../parts/use-autosave.ts'
import type { DocumentDetail } from '../documents/document-detail.ts'
import { SubmitButton } from '../documents/submit-button.tsx'
import { FilesPanel } from './files-panel.tsx'
import { ImportTool, PictureTool } from './insert-tools.tsx'
import { ChangeNotice } from './notices.tsx'
import { isUnanswered, LeakCheck, useLeaks } from './leak-check.tsx'
import { PictureWords, selectMutePicture } from './picture-words.tsx'
import { MetadataForm } from './metadata-form.tsx'
import { TextEditor } from './text-editor.tsx'
import { Toolbar } from './toolbar.tsx'
import { type Draft, type Gap, useDraft } from './use-draft.ts'

function jump({ field, message }: Gap, editor: Editor | null): void {
  if (editor && message.includes('替代文字') && selectMutePicture(editor)) return
  const target = window.document.getElementById(`field-${field}`)
  target?.scrollIntoView({ behavior: 'smooth', block: 'center' })
  target?.focus({ preventScroll: true })
}

/** Nothing is missing; yet what the guard stops must be removed, or a reason be given for it, first. */
function Complete({ id, state }: { id: string; state: SaveState }): ReactNode {
  const findings = useLeaks(id, state) ?? []
  const isStopped = findings.some(isUnanswered)
  return (
    <Panel title="送审前检查">
      {isStopped ? '内容齐全。下面被拦截的内容处理后才能送审。' : '内容齐全，可以送审。'}
    </Panel>
  )
}

function Gaps({ gaps, editor }: { gaps: readonly Gap[]; editor: Editor | null }): ReactNode {
  return (
    <Panel title={`送审前还差 ${String(gaps.length)} 处`}>
      <ul className="gaps">
        {gaps.map((gap) => (
          <li key={gap.message}>
            <button
              type="button"
              onClick={() => {
                jump(gap, editor)
              }}
            >
              {gap.message}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function isBlank(html: string): boolean {
  return html.replaceAll(/<(?!img)[^>]*>|&nbsp;|\s/g, '') === ''
}

interface WritingProps {
  readonly document: DocumentDetail
  readonly draft: Draft
  readonly editor: Editor | null
  readonly setEditor: (editor: Editor) => void
}

function Tools({ document, draft, editor }: Omit<WritingProps, 'setEditor'> & { editor: Editor }): ReactNode {
  const { words, change, changeMetadata } = draft
  const pictures = (
    <>
      <PictureTool id={document.id} editor={editor} />
      <PictureWords editor={editor} />
    </>
  )
  return (
    <div style={{ marginTop: 12 }}>
      <ImportTool
        id={document.id}
        editor={editor}
        isEmpty={isBlank(words.bodyHtml)}
        imported={({ title, original }) => {
          if (words.title.trim() === '' && title !== '') change({ title })
          changeMetadata({ attachmentIds: [...words.metadata.attachmentIds, original.id] })
        }}
      />
      <Toolbar editor={editor} extra={pictures} />
    </div>
  )
}

function Writing({ document, draft, editor, setEditor }: WritingProps): ReactNode {
  const { words, change } = draft
  return (
    <section className="panel">
      <Input.TextArea
        id="field-title"
        autoSize
        className="title-field"
        aria-label="标题"
        placeholder="标题"
        maxLength={300}
        value={words.title}
        onChange={(event) => {
          // A title is one line, however many it takes on a phone.
          change({ title: event.target.value.replaceAll(/\s*\n\s*/g, '') })
        }}
      />
      {editor ? <Tools document={document} draft={draft} editor={editor} /> : null}
      <TextEditor
        html={words.bodyHtml}
        ready={setEditor}
        change={(bodyHtml) => {
          change({ bodyHtml })
        }}
      />
    </section>
  )
}

function Actions({ document, draft }: { document: DocumentDetail; draft: Draft }): ReactNode {
  const navigate = useNavigate()
  const back = `/documents/${document.id}`
  const preview = async (): Promise<void> => {
    if ((await draft.save()) !== null) open(`/preview/${document.id}`, '_blank', 'noreferrer')
  }
  const leave = async (): Promise<void> => {
    if ((await draft.save()) !== null) await navigate(back)
  }
  const now = { ...document, gaps: [...draft.gaps] }
  return (
    <>
      <Button onClick={() => void preview()}>预览</Button>
      <Button onClick={() => void leave()}>保存并返回</Button>
      <SubmitButton document={now} save={draft.save} done={() => void navigate(back)} />
    </>
  )
}

function Side({ document, draft, editor }: Omit<WritingProps, 'setEditor'>): ReactNode {
  const { words, gaps, changeMetadata } = draft
  const { metadata } = words
  return (
    <aside>
      {gaps.length === 0 ? <Complete id={document.id} state={draft.state} /> : <Gaps gaps={gaps} editor={editor} />}
      <LeakCheck id={document.id} state={draft.state} editor={editor} />
      <Panel title="公文信息">
        <MetadataForm metadata={metadata} unitId={document.unitId} gaps={gaps} change={changeMetadata} />
      </Panel>
      <FilesPanel
        id={document.id}
        known={document.attachments}
        chosenIds={metadata.attachmentIds}
        choose={(attachmentIds) => {
          changeMetadata({ attachmentIds })
        }}
      />
    </aside>
  )
}

function Desk({ document }: { document: DocumentDetail }): ReactNode {
  const draft = useDraft(document)
  const [editor, setEditor] = useState<Editor | null>(null)
  useSaveKey(draft.save)
  const lead = (
    <span className="save-state" role="status">
      {document.unitName} · {stateText(draft.state)}
    </span>
  )
  return (
    <Page title="起草" lead={lead} actions={<Actions document={document} draft={draft} />}>
      <ChangeNotice document={document} />
      <SaveTrouble kept={draft} what="信息" />
      <div className="two">
        <Writing document={document} draft={draft} editor={editor} setEditor={setEditor} />
        <Side document={document} draft={draft} editor={editor} />
      </div>
    </Page>
  )
}

/** The editor: text on the left, what is missing and the metadata on the right, saved by itself. */
export default function EditorPage(): ReactNode {
  const { id = '' } = useParams()
  // Fetched once when the page opens: what is on the screen is the person's own from then on.
  const query = useQuery({
    queryKey: ['editor', id],
    queryFn: () => call(getDocument, { params: { id } }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return (
    <Loaded query={query}>
      {(document) =>
        document.may.edit.ok ? (
          <Desk key={document.id} document={document} />
        ) : (
          <Result
            status="info"
            title={document.may.edit.why}
            extra={<Link to={`/documents/${id}`}>查看这份信息</Link>}
          />
        )
      }
    </Loaded>
  )
}
