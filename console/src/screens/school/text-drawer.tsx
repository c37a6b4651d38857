import type { Editor } from '@tiptap/react'
import { Button, Drawer, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { TextEditor } from '../editor/text-editor.tsx'
import { Toolbar } from '../editor/toolbar.tsx'

interface TextDrawerProps {
  readonly title: string
  readonly html: string
  readonly close: () => void
  readonly take: (html: string) => void
}

/** One of the long texts in the editor of the documents; nothing is saved here yet. */
export function TextDrawer({ title, html, close, take }: TextDrawerProps): ReactNode {
  const [editor, setEditor] = useState<Editor | null>(null)
  const [text, setText] = useState(html)
  const foot = (
    <Space wrap>
      <Button
        type="primary"
        onClick={() => {
          take(text)
          close()
        }}
      >
        完成
      </Button>
      <Button onClick={close}>放弃改动</Button>
      <span className="quiet">完成后，还要在页面底部点“保存”才会公开。</span>
    </Space>
  )
  return (
    <Drawer open title={title} size={860} onClose={close} mask={{ closable: false }} footer={foot}>
      {editor ? <Toolbar editor={editor} extra={null} /> : null}
      <TextEditor html={html} change={setText} ready={setEditor} />
    </Drawer>
  )
}
