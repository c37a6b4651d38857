import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Button, Space } from 'antd'
import type { ReactNode } from 'react'
import { useOpen } from '../../parts/use-open.ts'
import { LineDialog } from './line-dialog.tsx'

interface Tool {
  readonly label: string
  readonly run: (editor: Editor) => void
  readonly isOn?: (editor: Editor) => boolean
}

const TEXT: readonly Tool[] = [
  { label: '正文', run: (e) => e.chain().focus().setParagraph().run(), isOn: (e) => e.isActive('paragraph') },
  {
    label: '标题',
    run: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
    isOn: (e) => e.isActive('heading', { level: 2 }),
  },
  {
    label: '小标题',
    run: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(),
    isOn: (e) => e.isActive('heading', { level: 3 }),
  },
  { label: '加粗', run: (e) => e.chain().focus().toggleBold().run(), isOn: (e) => e.isActive('bold') },
  { label: '列表', run: (e) => e.chain().focus().toggleBulletList().run(), isOn: (e) => e.isActive('bulletList') },
  { label: '编号', run: (e) => e.chain().focus().toggleOrderedList().run(), isOn: (e) => e.isActive('orderedList') },
  {
    label: '居中',
    run: (e) => e.chain().focus().toggleTextAlign('center').run(),
    isOn: (e) => e.isActive({ textAlign: 'center' }),
  },
  {
    label: '居右',
    run: (e) => e.chain().focus().toggleTextAlign('right').run(),
    isOn: (e) => e.isActive({ textAlign: 'right' }),
  },
]
const HISTORY: readonly Tool[] = [
  { label: '撤销', run: (e) => e.chain().focus().undo().run() },
  { label: '重做', run: (e) => e.chain().focus().redo().run() },
]
const TABLE: readonly Tool[] = [
  { label: '加行', run: (e) => e.chain().focus().addRowAfter().run() },
  { label: '加列', run: (e) => e.chain().focus().addColumnAfter().run() },
  { label: '删行', run: (e) => e.chain().focus().deleteRow().run() },
  { label: '删列', run: (e) => e.chain().focus().deleteColumn().run() },
  { label: '合并或拆分', run: (e) => e.chain().focus().mergeOrSplit().run() },
  { label: '表头行', run: (e) => e.chain().focus().toggleHeaderRow().run() },
  { label: '删除表格', run: (e) => e.chain().focus().deleteTable().run() },
]

function Tools({ editor, tools }: { editor: Editor; tools: readonly Tool[] }): ReactNode {
  const on = useEditorState({ editor, selector: ({ editor: e }) => tools.map(({ isOn }) => isOn?.(e) ?? false) })
  return tools.map(({ label, run, isOn }, at) => (
    <Button
      key={label}
      size="small"
      type={on[at] === true ? 'primary' : 'default'}
      {...(isOn ? { 'aria-pressed': on[at] === true } : {})}
      onMouseDown={(event) => {
        event.preventDefault()
      }}
      onClick={() => {
        run(editor)
      }}
    >
      {label}
    </Button>
  ))
}

function LinkTool({ editor }: { editor: Editor }): ReactNode {
  const { isOpen, open, close } = useOpen()
  const { href } = editor.getAttributes('link')
  const apply = (address: string): void => {
    const chain = editor.chain().focus().extendMarkRange('link')
    if (address === '') chain.unsetLink().run()
    else chain.setLink({ href: address }).run()
    close()
  }
  return (
    <>
      <Button size="small" onClick={open}>
        链接
      </Button>
      {isOpen ? (
        <LineDialog
          title="链接地址"
          label="以 https:// 开头，或者是本站的 /info/编号；清空则取消链接"
          opening={typeof href === 'string' ? href : ''}
          mayBeEmpty
          apply={apply}
          close={close}
        />
      ) : null}
    </>
  )
}

/** The buttons above the text, with words instead of signs; the table row shows only inside a table. */
export function Toolbar({ editor, extra }: { editor: Editor; extra: ReactNode }): ReactNode {
  const isInTable = useEditorState({ editor, selector: ({ editor: e }) => e.isActive('table') })
  const insertTable: Tool = {
    label: '表格',
    run: (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  }
  return (
    <div role="toolbar" aria-label="正文工具" className="toolbar">
      <Space size={4} wrap>
        <Tools editor={editor} tools={TEXT} />
        <LinkTool editor={editor} />
        <Tools editor={editor} tools={[insertTable]} />
        {extra}
        <Tools editor={editor} tools={HISTORY} />
      </Space>
      {isInTable ? (
        <Space size={4} wrap style={{ marginTop: 4 }}>
          <Tools editor={editor} tools={TABLE} />
        </Space>
      ) : null}
    </div>
  )
}
