import { App, Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { redactOriginal } from '../../../../../src/features/applications/redactions.contract.ts'
import { useAct } from '../../../api/use-call.ts'
import { FaultNotice } from '../../../parts/fault.tsx'
import { Panel } from '../../../parts/page.tsx'
import { useSubmit } from '../../../parts/use-submit.ts'
import { AddBox, AddTerm, GroundSelect, MarkList } from './mark-list.tsx'
import { Pages } from './page-sheet.tsx'
import { type Box, type Ground, groundText, type Mark, type Opened } from './redaction-view.ts'

interface BoardProps {
  readonly caseId: string
  readonly opened: Opened
  readonly grounds: readonly Ground[]
  readonly made: (version: number) => void
}

/** A text with the words to be taken out set off. */
function Marked({ text, terms }: { text: string; terms: readonly string[] }): ReactNode {
  const found = terms
    .map((term) => ({ term, at: text.indexOf(term) }))
    .filter(({ term, at }) => term !== '' && at >= 0)
    .sort((a, b) => a.at - b.at)[0]
  if (!found) return text
  const end = found.at + found.term.length
  return (
    <>
      {text.slice(0, found.at)}
      <mark>{found.term}</mark>
      <Marked text={text.slice(end)} terms={terms} />
    </>
  )
}

function termsOf(marks: readonly Mark[]): string[] {
  return marks.flatMap(({ term }) => (term === undefined ? [] : [term]))
}

/** A Word file as text: words are marked by selecting them. */
function Words({
  opened,
  marks,
  add,
}: {
  opened: Opened
  marks: readonly Mark[]
  add: (term: string) => void
}): ReactNode {
  const take = (): void => {
    const chosen = getSelection()?.toString().trim() ?? ''
    if (chosen !== '' && chosen.length <= 200) add(chosen)
  }
  return (
    <>
      <div className="sheet-words written">
        {opened.paragraphs.map((text, at) => (
          <p key={at}>
            <Marked text={text} terms={termsOf(marks)} />
          </p>
        ))}
      </div>
      <Button onClick={take}>遮盖选中的文字</Button>
    </>
  )
}

/** Sends the marks; the new version is looked at next. */
function MakeForm({
  caseId,
  opened,
  marks,
  made,
}: Omit<BoardProps, 'grounds'> & { marks: readonly Mark[] }): ReactNode {
  const make = useAct(redactOriginal)
  const { message } = App.useApp()
  const params = { id: caseId, originalId: opened.id }
  const { fault, isBusy, submit } = useSubmit<{ title: string }>(
    async ({ title }) => {
      const { version } = await make.mutateAsync({ params, body: { title: title.trim(), marks: [...marks] } })
      void message.success(`已生成第 ${String(version)} 版，请逐页查看`)
      made(version)
      return undefined
    },
    () => undefined,
  )
  return (
    <Form<{ title: string }>
      layout="vertical"
      initialValues={{ title: '部分公开的文件' }}
      onFinish={(values) => void submit(values)}
    >
      <Form.Item
        name="title"
        label="申请人看到的文件名"
        extra="不要写出被遮盖的词语；扩展名自动加上。"
        rules={[{ required: true, whitespace: true, message: '请填写文件名' }]}
      >
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={marks.length === 0}>
        生成遮盖件
      </Button>
      {isBusy ? <p className="quiet">正在逐页重新制作并检查，页数多的要几分钟，请不要关闭页面。</p> : null}
      {fault === null ? null : <FaultNotice error={fault} />}
    </Form>
  )
}

interface MarkingProps {
  readonly caseId: string
  readonly opened: Opened
  readonly marks: readonly Mark[]
  readonly addTerm: (term: string) => void
  readonly addBox: (box: Box) => void
}

/** The original, to mark in. */
function OriginalView({ caseId, opened, marks, addTerm, addBox }: MarkingProps): ReactNode {
  if (opened.kind === 'docx') return <Words opened={opened} marks={marks} add={addTerm} />
  const boxes = marks.flatMap(({ box }, at) => (box ? [{ box, name: `第 ${String(at + 1)} 处标记` }] : []))
  const folder = `/api/v1/applications/${caseId}/originals/${opened.id}/pages`
  return (
    <Pages pages={opened.pages} what="原件" srcOf={(page) => `${folder}/${String(page)}`} boxes={boxes} draw={addBox} />
  )
}

/** Marking by words and numbers. */
function MarkFields({ opened: { kind }, addTerm, addBox }: MarkingProps): ReactNode {
  return (
    <>
      <Form layout="vertical" component="div" style={{ marginTop: 16 }}>
        <AddTerm add={addTerm} />
      </Form>
      {kind === 'docx' ? (
        <p className="quiet">Word 文件只能按词语遮盖；要框选的，请另存为 PDF 再收入。</p>
      ) : (
        <AddBox kind={kind} add={addBox} />
      )}
    </>
  )
}

/** 标记: what is taken out of an original, and on which ground. */
export function MarkBoard({ caseId, opened, grounds, made }: BoardProps): ReactNode {
  const [marks, setMarks] = useState<readonly Mark[]>(opened.marks)
  const [ground, setGround] = useState<Mark['ground']>('third-party')
  const addTerm = (term: string): void => {
    if (!termsOf(marks).includes(term)) setMarks([...marks, { ground, term }])
  }
  const addBox = (box: Box): void => {
    setMarks([...marks, { ground, box }])
  }
  const marking = { caseId, opened, marks, addTerm, addBox }
  return (
    <div className="two">
      <Panel title={`原件 · ${opened.name}`}>
        <OriginalView {...marking} />
      </Panel>
      <aside className="unlimited">
        <Panel title={`要遮盖的内容 ${String(marks.length)} 处`}>
          <p>新标记的理由</p>
          <GroundSelect grounds={grounds} value={ground} change={setGround} label="新标记的理由" />
          <p className="quiet">{grounds.filter(({ code }) => code === ground).map(groundText)}</p>
          <MarkFields {...marking} />
          <MarkList marks={marks} kind={opened.kind} grounds={grounds} save={setMarks} />
          <MakeForm caseId={caseId} opened={opened} marks={marks} made={made} />
        </Panel>
      </aside>
    </div>
  )
}
